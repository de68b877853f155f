/** What a third party says of when the chain's head was there: time stamps of days, asked for, kept and checked. */
@NullMarked
package org.flaghoist.timestamp;

import org.jspecify.annotations.NullMarked;
