package org.flaghoist.reload;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a hub found in its files for a reload.
 *
 * @param name stands for what it would work by; null where it found faults
 * @param changes what is not as it was, a line for each
 * @param faults null where there are none
 * @param laid what is laid over the files in this hub's folders, a line for each
 * @param switched since when it works by that; null where it does not
 */
public record HubAnswer(
        String hub,
        @Nullable String name,
        String changes,
        @Nullable String faults,
        String laid,
        @Nullable Instant switched) {}
