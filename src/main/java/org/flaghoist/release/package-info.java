/** Who gets what: the release policy's rules R1 to R12. */
@NullMarked
package org.flaghoist.release;

import org.jspecify.annotations.NullMarked;
