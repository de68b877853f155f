/** Which partners were sent what which month adds up to. */
@NullMarked
package org.flaghoist.monthly;

import org.jspecify.annotations.NullMarked;
