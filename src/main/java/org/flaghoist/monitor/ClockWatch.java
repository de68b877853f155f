package org.flaghoist.monitor;

import java.util.List;
import org.flaghoist.retention.RetentionClock;

/** Finds that no contents are deleted, since the clock cannot be believed. */
record ClockWatch(RetentionClock clock) implements Watch {

    private static final String TEXT =
            "Contents past their retention, and what ended long ago in lists, are not deleted. ";

    @Override
    public Condition condition() {
        return Condition.CLOCK;
    }

    @Override
    public List<Finding> look() {
        return clock.refusal().stream()
                .map(refusal ->
                        new Finding(condition(), null, "", Severity.WARNING, TEXT + refusal.words(), refusal.since()))
                .toList();
    }
}
