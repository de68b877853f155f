package org.flaghoist.operator;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.again.RepeatCopies;
import org.flaghoist.again.RepeatCopies.RepeatCount;
import org.flaghoist.again.RepeatRequest;
import org.flaghoist.again.RepeatRequests;
import org.flaghoist.again.RepeatScope;
import org.flaghoist.again.RepeatState;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.partner.Partners;
import org.flaghoist.partner.Throttle;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.jspecify.annotations.Nullable;

/** Has a partner sent again what it was given before. */
public final class SendAgain {

    /** Those that ended longer ago nobody looks for. */
    private static final int MOST = 20;

    private final RepeatRequests requests;
    private final RepeatCopies copies;
    private final RepeatCheck check;
    private final Partners partners;
    private final PartnerStates states;

    public SendAgain(
            RepeatRequests requests, RepeatCopies copies, RepeatCheck check, Partners partners, PartnerStates states) {
        this.requests = requests;
        this.copies = copies;
        this.check = check;
        this.partners = partners;
        this.states = states;
    }

    /**
     * What would be sent, and what would not.
     *
     * @param copies that would be sent, of so many {@code notifications}
     * @param seconds how long that takes at the partner's throttle; null where it has none
     * @param estimated whether they are so many that only some were looked into
     */
    public record RepeatPreview(
            int notifications,
            int copies,
            long bytes,
            @Nullable Long seconds,
            int deleted,
            int cancelled,
            int overtaken,
            int notAllowed,
            boolean estimated) {}

    /** A request, and how many of its copies stand how. */
    record Followed(RepeatRequest request, Map<RepeatState, Integer> copies, int delivered, int failed) {}

    public RepeatPreview preview(RepeatScope scope) {
        refuseUnknown(scope.partner());
        RepeatEstimate estimate = RepeatEstimate.of(scope.partner(), requests.given(scope), check);
        Map<RepeatState, Integer> counts = estimate.counts();
        int sent = counts.getOrDefault(RepeatState.WAITING, 0);
        return new RepeatPreview(
                estimate.notifications(),
                sent,
                estimate.bytes(),
                seconds(scope.partner(), sent),
                counts.getOrDefault(RepeatState.DELETED, 0),
                counts.getOrDefault(RepeatState.CANCELLED, 0),
                counts.getOrDefault(RepeatState.OVERTAKEN, 0),
                counts.getOrDefault(RepeatState.NOT_ALLOWED, 0),
                estimate.isEstimated());
    }

    private @Nullable Long seconds(String partner, int count) {
        Throttle throttle = partners.find(RecipientId.partner(partner))
                .orElseThrow()
                .limits()
                .throttle();
        return throttle == null ? null : throttle.time(count).toSeconds();
    }

    public RepeatRequest ask(RepeatScope scope, Person person, String reason) {
        refuseUnknown(scope.partner());
        if (states.isTesting(scope.partner())) {
            throw new OperationRejected(
                    scope.partner() + " is in test mode, in which nothing goes to it; activate it first");
        }
        return requests.ask(scope, person, reason);
    }

    public void stop(String id, Person person, String reason) {
        requests.stop(id, person, reason);
    }

    /** The newest first. */
    List<Followed> list() {
        return requests.newest(MOST).stream().map(this::followed).toList();
    }

    Followed followed(RepeatRequest request) {
        Map<RepeatState, Integer> counts = new EnumMap<>(RepeatState.class);
        int ended = 0;
        int failed = 0;
        for (RepeatCount count : copies.counts(request.id())) {
            counts.put(count.state(), count.count());
            ended += count.ended();
            failed += count.failed();
        }
        return new Followed(request, counts, ended - failed, failed);
    }

    private void refuseUnknown(String partner) {
        if (!partners.recipients().contains(partner)) {
            throw new OperationRejected("there is no partner '" + partner + "'");
        }
    }
}
