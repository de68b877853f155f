package org.flaghoist.monitor;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.flaghoist.broker.CachedQueueCounts;
import org.flaghoist.broker.QueueNames;

/** Finds what the broker has given up, on the queues where nothing ever should be. */
record GivenUpWatch(CachedQueueCounts now, Clock clock) implements Watch {

    @Override
    public Condition condition() {
        return Condition.BROKER_GAVE_UP;
    }

    @Override
    public List<Finding> look() {
        return Stream.of(QueueNames.DEAD, QueueNames.EXPIRED)
                .flatMap(queue -> finding(queue).stream())
                .toList();
    }

    private Optional<Finding> finding(String queue) {
        long messages = now.count(queue);
        if (messages == 0) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                condition(),
                null,
                queue,
                Severity.CRITICAL,
                String.format(
                        Locale.ROOT,
                        "%,d %s on the broker's queue %s: given up, and nobody gets anything from there. Nothing"
                                + " else is affected. See why in the logs of hub and broker, and report it. See"
                                + " docs/operate/dead-letters.md.",
                        messages,
                        messages == 1 ? "message" : "messages",
                        queue),
                now.oldest(queue).orElseGet(clock::instant)));
    }
}
