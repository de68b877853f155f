/** What partners are sent again: who asked for which copies, and how far that is carried out. */
@NullMarked
package org.flaghoist.again;

import org.jspecify.annotations.NullMarked;
