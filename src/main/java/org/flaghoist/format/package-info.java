/** The partners' formats: bytes to a located tree of typed values and back, by the fields of format.yaml. */
@NullMarked
package org.flaghoist.format;

import org.jspecify.annotations.NullMarked;
