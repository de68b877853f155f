package org.flaghoist.console;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.flaghoist.console.LoginAttempts.GuessingReport;
import org.flaghoist.monitor.Condition;
import org.flaghoist.monitor.Finding;
import org.flaghoist.monitor.Severity;
import org.flaghoist.monitor.Watch;

/** Finds that somebody seems to guess passwords. */
record LoginWatch(LoginAttempts attempts, Clock clock) implements Watch {

    private static final int SHOWN = 8;
    /** Of such a list: an alarm's text has an end. */
    private static final int LONGEST = 300;

    private static final String TEXT =
            "Many wrong passwords at the console. For and from: %s. Locked for now: %s. Ask these users whether it was"
                    + " them; if not, somebody guesses: shut these addresses out, and look in the log of this hub for"
                    + " logins that did succeed. A lock ends by itself.";

    @Override
    public Condition condition() {
        return Condition.WRONG_PASSWORDS;
    }

    @Override
    public List<Finding> look() {
        return attempts.report().stream().map(this::finding).toList();
    }

    private Finding finding(GuessingReport report) {
        String text = TEXT.formatted(some(report.wrong()), some(report.locked()));
        return new Finding(
                condition(), null, "", Severity.WARNING, text, clock.instant().minus(report.since()));
    }

    private static String some(Collection<String> names) {
        int more = names.size() - SHOWN;
        String shown = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        String cut = shown.length() > LONGEST ? shown.substring(0, LONGEST) + ".." : shown;
        return (names.isEmpty() ? "none" : cut) + (more > 0 ? " and " + more + " more" : "");
    }
}
