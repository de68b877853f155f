/** By when deliveries are of use to their recipients, and what is late. */
@NullMarked
package org.flaghoist.due;

import org.jspecify.annotations.NullMarked;
