package org.flaghoist.sftp;

import java.util.List;

/**
 * What a test of the way to a partner found.
 *
 * @param steps as far as it came
 */
public record ConnectionReport(boolean ok, List<ConnectionStep> steps) {

    /**
     * @param step what was tried
     * @param text what was found, or is wrong, for people
     */
    public record ConnectionStep(String step, boolean ok, String text, long millis) {}

    static ConnectionReport of(List<ConnectionStep> steps) {
        return new ConnectionReport(steps.stream().allMatch(ConnectionStep::ok), List.copyOf(steps));
    }
}
