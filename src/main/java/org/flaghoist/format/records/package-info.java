/** Records of a fixed layout, line by line. */
@NullMarked
package org.flaghoist.format.records;

import org.jspecify.annotations.NullMarked;
