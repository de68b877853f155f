package org.flaghoist.effect;

import java.time.Duration;

/**
 * What looking at a draft may take. Where the machine is busy with other work, that is not the draft's fault: what a
 * draft may not pass is time of the processor.
 *
 * @param reading of the processor, until its files are read
 * @param message of the processor, for one message
 * @param effects in all, by the clock; what was not looked at by then is left out
 * @param mebibytes of heap
 */
public record LookLimits(Duration reading, Duration message, Duration effects, int mebibytes) {

    public static final LookLimits USUAL =
            new LookLimits(Duration.ofSeconds(60), Duration.ofSeconds(30), Duration.ofMinutes(2), 256);

    /** So many times as long by the clock, whatever the process does or does not do. */
    static final int CLOCK = 10;

    /** For files alone. A hub that goes over to them has to hold as much, beside those that it works by. */
    LookLimits toRead() {
        return new LookLimits(reading, message, effects, mebibytes / 2);
    }

    Duration longest() {
        return reading.plus(effects).plus(message).multipliedBy(CLOCK);
    }
}
