/** Which messages were handled by their copy in the lane of what is urgent, and how far that is done. */
@NullMarked
package org.flaghoist.urgent;

import org.jspecify.annotations.NullMarked;
