/** What the console asks of the ledger. Reads only. */
@NullMarked
package org.flaghoist.search;

import org.jspecify.annotations.NullMarked;
