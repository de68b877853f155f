/** The records of events, stamped, and the hash chain over them: how it is sealed, checked and cut. */
@NullMarked
package org.flaghoist.ledger.chain;

import org.jspecify.annotations.NullMarked;
