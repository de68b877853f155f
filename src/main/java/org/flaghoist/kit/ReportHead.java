package org.flaghoist.kit;

import java.time.Duration;
import java.time.Instant;

/**
 * What stands above the results.
 *
 * @param program which jar it was
 * @param options those that it was started with, for people
 * @param brokenOff whether it did not come to its end
 */
record ReportHead(String partner, Instant began, Duration took, String program, String options, boolean brokenOff) {

    /** @param failed whether a case has failed */
    String verdict(boolean failed) {
        if (brokenOff) {
            return failed ? "Failed, and broken off" : "Broken off";
        }
        return failed ? "Failed" : "Passed";
    }
}
