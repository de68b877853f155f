package org.flaghoist.kit;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How long a rehearsal waits.
 *
 * @param take how long the client may take for one copy
 * @param idle how long nothing may happen
 * @param end where it goes on when all is done: whether it is to end now; null where it does not go on
 */
record Patience(Duration take, Duration idle, @Nullable BooleanSupplier end) {}
