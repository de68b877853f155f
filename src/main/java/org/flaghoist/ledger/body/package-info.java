/** The contents of messages as they are packed and named, and the digests of them. */
@NullMarked
package org.flaghoist.ledger.body;

import org.jspecify.annotations.NullMarked;
