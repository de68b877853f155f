/** Which files that the hub makes itself, for a month or a day, partners were sent. */
@NullMarked
package org.flaghoist.periodic;

import org.jspecify.annotations.NullMarked;
