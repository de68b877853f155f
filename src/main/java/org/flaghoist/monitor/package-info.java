/** Alarms, metrics and health. */
@NullMarked
package org.flaghoist.monitor;

import org.jspecify.annotations.NullMarked;
