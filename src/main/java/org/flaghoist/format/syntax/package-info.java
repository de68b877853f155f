/** What every syntax does: cut a file into pieces, read one, write one. */
@NullMarked
package org.flaghoist.format.syntax;

import org.jspecify.annotations.NullMarked;
