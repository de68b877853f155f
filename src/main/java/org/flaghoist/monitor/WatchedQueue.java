package org.flaghoist.monitor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.InboundRoutes;

/**
 * A queue that somebody should know of when messages wait on it for long.
 *
 * @param subject {@code in}, {@code urgent in}, {@code out} or {@code urgent}, or blank
 * @param words about it, with a place for the number of messages
 */
record WatchedQueue(String partner, String subject, String name, String words) {

    String text(long messages) {
        return words.formatted(messages == 1 ? "1 message" : String.format(Locale.ROOT, "%,d messages", messages));
    }

    static List<WatchedQueue> traffic(BrokerPlan plan, PartnerNames names) {
        return plan.partners().stream()
                .flatMap(partner -> Stream.concat(
                        plan.waysIn(partner).map(queue -> in(partner, queue, names.of(partner))),
                        plan.waysOut(partner).map(queue -> out(partner, queue, names.of(partner)))))
                .toList();
    }

    private static WatchedQueue in(String partner, String queue, String who) {
        boolean urgent = QueueNames.isUrgent(queue);
        return new WatchedQueue(
                partner,
                urgent ? "urgent in" : "in",
                queue,
                "%s from " + who
                        + (urgent
                                ? ", urgent: the copies wait that should go ahead, the messages in their turn."
                                : ": not translated yet.")
                        + " Look whether the database and the disk are well, and whether the route "
                        + InboundRoutes.routeOf(queue) + " runs.");
    }

    private static WatchedQueue out(String partner, String queue, String who) {
        boolean urgent = QueueNames.isUrgent(queue);
        return new WatchedQueue(
                partner,
                urgent ? "urgent" : "out",
                queue,
                (urgent ? "%s, urgent, for " : "%s for ") + who + ": not taken or delivered yet. See whether the"
                        + " partner, or its server, works; ask the partner.");
    }

    static List<WatchedQueue> deadLetters(List<String> partners, PartnerNames names) {
        return partners.stream()
                .flatMap(partner -> deadLetters(partner, names.of(partner)))
                .toList();
    }

    private static Stream<WatchedQueue> deadLetters(String partner, String who) {
        return Stream.of(
                new WatchedQueue(
                        partner,
                        "in",
                        QueueNames.deadIn(partner),
                        "%s from " + who + ": rejected. See the reasons under the dead letters, and"
                                + " replay, edit or discard them."),
                new WatchedQueue(
                        partner,
                        "out",
                        QueueNames.deadOut(partner),
                        "%s for " + who + ": could not be delivered. See the reasons under the dead"
                                + " letters, and replay, edit or discard them."));
    }

    static List<WatchedQueue> holds(List<String> partners, PartnerNames names) {
        return partners.stream()
                .map(partner -> new WatchedQueue(
                        partner,
                        "",
                        QueueNames.held(partner),
                        "%s for " + names.of(partner) + ": held until two releasers agree to release or refuse it. See"
                                + " the holds."))
                .toList();
    }
}
