/** The integrators' command line. */
@NullMarked
package org.flaghoist.command;

import org.jspecify.annotations.NullMarked;
