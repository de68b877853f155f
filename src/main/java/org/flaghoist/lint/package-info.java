/** What is wrong in partners' files though a hub can start with them. */
@NullMarked
package org.flaghoist.lint;

import org.jspecify.annotations.NullMarked;
