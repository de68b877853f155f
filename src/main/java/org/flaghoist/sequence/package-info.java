/** Which number each copy has among all that its recipient gets of its sender. */
@NullMarked
package org.flaghoist.sequence;

import org.jspecify.annotations.NullMarked;
