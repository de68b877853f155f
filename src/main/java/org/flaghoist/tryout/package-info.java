/** Trying a message out: what the hub would make of it, for whom; nothing is recorded, and nothing leaves. */
@NullMarked
package org.flaghoist.tryout;

import org.jspecify.annotations.NullMarked;
