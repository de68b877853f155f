/** Where the hub starts. */
@NullMarked
package org.flaghoist;

import org.jspecify.annotations.NullMarked;
