/** Puts the hub together and checks it at the start. */
@NullMarked
package org.flaghoist.hub;

import org.jspecify.annotations.NullMarked;
