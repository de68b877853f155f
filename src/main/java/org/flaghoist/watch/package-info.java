/** How the hub is watched: alarms, metrics and health. */
@NullMarked
package org.flaghoist.watch;

import org.jspecify.annotations.NullMarked;
