/** The operators' console: Hawtio, its login and rights. */
@NullMarked
package org.flaghoist.console;

import org.jspecify.annotations.NullMarked;
