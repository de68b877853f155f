/** What was not delivered, taken or answered in time, and which senders are still to be told so. */
@NullMarked
package org.flaghoist.overdue;

import org.jspecify.annotations.NullMarked;
