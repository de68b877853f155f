package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.flaghoist.broker.EventSubscriptions;
import org.flaghoist.broker.EventsSettings;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.feed.FeedPosition;

/**
 * Finds that other systems are not told what happens, or will not be soon, as one of them does not read.
 *
 * @param unread as {@link EventSubscriptions#unread}
 */
record EventsWatch(EventsSettings settings, FeedPosition position, Supplier<Map<String, Long>> unread, Clock clock)
        implements Watch {

    private static final Limits LIMITS = new Limits(Duration.ofMinutes(15), Duration.ofHours(4));

    /** Percent of what may wait. */
    private static final int MUCH = 50;

    private static final int MOST = 90;

    private static final String LATE = "Other systems are not told what happens: events wait to be published, and are"
            + " kept. See whether a subscription is full, and what the log says. See docs/operate/events-feed.md.";

    private static final String UNREAD = "Subscription %s has not read %d messages, of %d that may wait. When these are"
            + " too many nobody is told anything more. Have its system read them, or end the subscription. See"
            + " docs/operate/events-feed.md.";

    @Override
    public Condition condition() {
        return Condition.EVENTS_LAG;
    }

    @Override
    public List<Finding> look() {
        if (!settings.publish()) {
            return List.of();
        }
        return Stream.of(late().stream().toList(), full())
                .flatMap(Collection::stream)
                .toList();
    }

    private Optional<Finding> late() {
        Duration lag = position.lag(clock.instant());
        return LIMITS.severity(lag)
                .map(severity -> new Finding(
                        condition(), null, "", severity, LATE, clock.instant().minus(lag)));
    }

    private List<Finding> full() {
        return unread.get().entrySet().stream()
                .filter(each -> percent(each.getValue()) >= MUCH)
                .map(each -> full(SafeErrorText.plain(each.getKey()), each.getValue()))
                .toList();
    }

    private Finding full(String name, long number) {
        Severity severity = percent(number) >= MOST ? Severity.CRITICAL : Severity.WARNING;
        String text = UNREAD.formatted(name, number, settings.mostUnread());
        return new Finding(condition(), null, name, severity, text, clock.instant());
    }

    private long percent(long number) {
        return number * 100 / settings.mostUnread();
    }
}
