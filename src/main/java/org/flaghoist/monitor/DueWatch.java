package org.flaghoist.monitor;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.due.DueBoard;
import org.flaghoist.due.DueSoon;
import org.flaghoist.ledger.DeliveryState;

/** Finds partners for whom something waits that is late, or soon will be. Nothing excuses that: also no pause. */
record DueWatch(List<String> partners, DueBoard board, PartnerNames names) implements Watch {

    private static final String LATE =
            "%s for %s %s late: the first was due at %s. %s." + " It is delivered all the same, and marked late.";
    private static final String SOON = "%s for %s %s nearly out of time: the first is due at %s. %s.";

    private static final Map<DeliveryState, String> WHERE = Map.of(
            DeliveryState.QUEUED, "on its queue",
            DeliveryState.HELD, "held for two releasers",
            DeliveryState.FAILED, "among the dead letters");

    @Override
    public Condition condition() {
        return Condition.DUE;
    }

    @Override
    public List<Finding> look() {
        return partners.stream()
                .flatMap(partner -> Stream.concat(late(partner).stream(), soon(partner).stream()))
                .toList();
    }

    private Optional<Finding> late(String partner) {
        return board.overdue(partner)
                .map(due -> finding(due, "late", Severity.CRITICAL, LATE, due.first())
                        .withMore(due.last()));
    }

    // Of its own: what is late may wait for people for days.
    private Optional<Finding> soon(String partner) {
        return board.countdown(partner).map(due -> finding(due, "soon", Severity.WARNING, SOON, due.since()));
    }

    private Finding finding(DueSoon due, String subject, Severity severity, String text, Instant since) {
        boolean one = due.number() == 1;
        String number = due.number() < DueBoard.MOST ? String.valueOf(due.number()) : DueBoard.MOST + " or more";
        return new Finding(
                condition(),
                due.recipient(),
                subject,
                severity,
                text.formatted(
                        number + (one ? " notification" : " notifications"),
                        names.of(due.recipient()),
                        one ? "is" : "are",
                        AlarmTexts.time(due.first()),
                        where(due)),
                since);
    }

    private static String where(DueSoon due) {
        return due.waiting().entrySet().stream()
                .map(each -> each.getValue() + " " + WHERE.get(each.getKey()))
                .collect(Collectors.joining(", "));
    }
}
