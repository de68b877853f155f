package org.flaghoist.monitor;

import java.time.Clock;
import java.util.List;
import org.flaghoist.broker.Broker;

/**
 * Finds that the disk fills up, and that it is full.
 *
 * @param limit percent used from which it is reported
 */
record DisksWatch(Broker broker, DiskSpace space, int limit, Clock clock) implements Watch {

    private static final String FULL = "The disk is full: nothing is collected, translated or delivered to servers, and"
            + " partners that send wait. Nothing is lost. Free the disk; then all goes on by itself.";
    private static final String FILLING =
            "The disk is %d %% full. When it is full everything waits. Free some of it, or" + " give it more.";
    private static final int PERCENT = 100;

    @Override
    public Condition condition() {
        return Condition.DISK;
    }

    @Override
    public List<Finding> look() {
        if (broker.isDiskFull()) {
            return List.of(finding(Severity.CRITICAL, FULL));
        }
        int used = (int) (space.used() * PERCENT);
        return used >= limit ? List.of(finding(Severity.WARNING, FILLING.formatted(used))) : List.of();
    }

    private Finding finding(Severity severity, String text) {
        return new Finding(condition(), null, "", severity, text, clock.instant());
    }
}
