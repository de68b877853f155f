/** The message broker: embedded or external, its queues and rights, and what it is checked for. */
@NullMarked
package org.flaghoist.broker;

import org.jspecify.annotations.NullMarked;
