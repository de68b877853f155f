/** Who acts and why, and what takes two people. */
@NullMarked
package org.flaghoist.people;

import org.jspecify.annotations.NullMarked;
