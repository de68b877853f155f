/** What other systems are told: the events of the ledger's chain, without what people must not see there. */
@NullMarked
package org.flaghoist.feed;

import org.jspecify.annotations.NullMarked;
