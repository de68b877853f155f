/** What the facts add up to: sums, prices, an estimate of the crossings prevented; keeps sums by week and day. */
@NullMarked
package org.flaghoist.picture;

import org.jspecify.annotations.NullMarked;
