package org.flaghoist.partner;

import java.time.Duration;

/**
 * How the hub tries again what failed for a partner; there is no last try.
 *
 * @param firstDelay after the first failure
 * @param multiplier by which each further delay is longer
 * @param longestDelay no delay is longer
 * @param jitter share, from 0 to 1, by which a delay is made shorter at random, so that what failed together does not
 *     come back together
 * @param breakerAfter failures in a row of an SFTP partner's server that open its breaker
 * @param afterRefusedLogin until a refused login is tried again; long, because servers lock who is refused too often
 */
public record Retry(
        Duration firstDelay,
        double multiplier,
        Duration longestDelay,
        double jitter,
        int breakerAfter,
        Duration afterRefusedLogin) {

    public static final Retry DEFAULT =
            new Retry(Duration.ofSeconds(1), 2, Duration.ofSeconds(60), 0.2, 5, Duration.ofMinutes(15));

    /**
     * The delay before the next try.
     *
     * @param failures in a row, from 1
     * @param random from 0 to 1, how much of the jitter is taken
     */
    public Duration delay(int failures, double random) {
        double growth = Math.pow(multiplier, Math.max(failures - 1, 0));
        double full = Math.min(firstDelay.toMillis() * growth, (double) longestDelay.toMillis());
        return Duration.ofMillis(Math.round(full * (1 - jitter * random)));
    }
}
