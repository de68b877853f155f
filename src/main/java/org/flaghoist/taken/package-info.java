/** Which copies their recipients have taken, and which senders are still to be told so. */
@NullMarked
package org.flaghoist.taken;

import org.jspecify.annotations.NullMarked;
