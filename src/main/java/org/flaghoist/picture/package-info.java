/** What the facts add up to: sums, prices, and an estimate of the crossings prevented; keeps sums by week. */
@NullMarked
package org.flaghoist.picture;

import org.jspecify.annotations.NullMarked;
