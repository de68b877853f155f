/** Moves messages: queues, Camel routes, and what they call. */
@NullMarked
package org.flaghoist.route;

import org.jspecify.annotations.NullMarked;
