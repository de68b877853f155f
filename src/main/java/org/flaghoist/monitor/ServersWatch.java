package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flaghoist.exchange.PartnerSnapshot.Connection;
import org.flaghoist.exchange.PartnerSnapshots;
import org.jspecify.annotations.Nullable;

/** Finds servers of partners that are out of order. */
record ServersWatch(
        List<String> partners,
        PartnerSnapshots now,
        ExpectedPartners expectedPartners,
        Limits limits,
        PartnerNames names,
        Clock clock)
        implements Watch {

    private static final String COLLECT = "The server of %s cannot be reached, or does not work: no files are"
            + " collected from it. They wait there and none is lost; the hub goes on trying. The reason is shown with"
            + " the partner's connections. Ask the partner.";
    private static final String DELIVER = "The server of %s cannot be reached, or does not work: nothing is"
            + " delivered to it. What is for it waits in order and none is lost; the hub goes on trying. The reason is"
            + " shown with the partner's connections. Ask the partner.";

    @Override
    public Condition condition() {
        return Condition.PARTNER_DOWN;
    }

    @Override
    public List<Finding> look() {
        return partners.stream().flatMap(this::findings).toList();
    }

    private Stream<Finding> findings(String partner) {
        return expectedPartners.since(partner).stream()
                .flatMap(from -> Stream.of(
                        finding(partner, "collect", COLLECT, now.collect(partner), from),
                        finding(partner, "deliver", DELIVER, now.deliver(partner), from)))
                .flatMap(Optional::stream);
    }

    private Optional<Finding> finding(
            String partner, String direction, String text, @Nullable Connection connection, Instant from) {
        if (connection == null || !connection.open() || connection.since() == null) {
            return Optional.empty();
        }
        Instant since = connection.since();
        return limits.severity(Duration.between(ExpectedPartners.later(since, from), clock.instant()))
                .map(severity -> new Finding(
                        condition(), partner, direction, severity, text.formatted(names.of(partner)), since));
    }
}
