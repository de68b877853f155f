/** Who acts and why, what takes two people, and what one shift leaves to the next. */
@NullMarked
package org.flaghoist.people;

import org.jspecify.annotations.NullMarked;
