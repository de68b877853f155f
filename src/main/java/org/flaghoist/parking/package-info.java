/** What waits for people, dead letters and holds: what is decided about it, and how far that is carried out. */
@NullMarked
package org.flaghoist.parking;

import org.jspecify.annotations.NullMarked;
