package org.flaghoist.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.due.DueDeliveries;
import org.flaghoist.due.DueRow;
import org.flaghoist.due.DueTime;
import org.flaghoist.due.DueTimes;
import org.flaghoist.exchange.CopyRenderer.Share;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.RecipientOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Records by when what waits is of use, and marks what is delivered later. Nothing is dropped by time. What has no such
 * time costs nothing.
 */
public final class LateDeliveries {

    private static final Set<DeliveryState> NEVER_DELIVERED =
            Set.of(DeliveryState.REFUSED, DeliveryState.TESTED, DeliveryState.WITHDRAWN);

    private final Ledger ledger;
    private final DueTimes times;
    private final DueDeliveries deliveries;
    private final ExchangeListeners listeners;

    public LateDeliveries(Ledger ledger, DueTimes times, DueDeliveries deliveries, ExchangeListeners listeners) {
        this.ledger = ledger;
        this.times = times;
        this.deliveries = deliveries;
        this.listeners = listeners;
    }

    /** What was decided about a message, with what is late of it. A redo marks nothing twice. */
    RenderedMessage decided(RenderedMessage rendered) {
        Map<String, DueTime> due = due(rendered.recorded(), rendered.shares());
        boolean redo = rendered.recorded().begun().redo();
        return due.isEmpty() && !redo
                ? rendered
                : ledger.together(() -> decided(
                        rendered,
                        due,
                        redo ? before(rendered.recorded().source().entry()) : Map.of()));
    }

    // What was decided before never left the broker, unless something of it has left its queue.
    private Map<String, DueRow> before(long entry) {
        Map<String, DueRow> before = deliveries.of(entry);
        if (!before.isEmpty() && !ledger.hasLeft(entry)) {
            deliveries.forgetWaiting(entry);
        }
        return before;
    }

    private RenderedMessage decided(RenderedMessage rendered, Map<String, DueTime> due, Map<String, DueRow> before) {
        long entry = rendered.recorded().source().entry();
        Map<String, Duration> late = new HashMap<>();
        List<Share> shares = new ArrayList<>();
        for (Share share : rendered.shares()) {
            String recipient = share.outcome().recipient();
            DueTime until = due.get(recipient);
            Duration by = late(entry, share.outcome(), until, before.get(recipient));
            if (by != null) {
                late.put(recipient, by);
            }
            shares.add(until == null ? share : due(share, until.at()));
        }
        return new RenderedMessage(rendered.recorded(), shares, late);
    }

    private @Nullable Duration late(
            long entry, RecipientOutcome outcome, @Nullable DueTime until, @Nullable DueRow before) {
        if (before != null && before.ended() != null) {
            return before.late();
        }
        return until == null || ledger.hasLeft(entry) ? null : record(entry, outcome, until);
    }

    private Map<String, DueTime> due(RecordedMessage recorded, List<Share> shares) {
        Map<String, DueTime> due = new HashMap<>();
        for (Share share : shares) {
            RecipientOutcome outcome = share.outcome();
            DueTime until = NEVER_DELIVERED.contains(outcome.state())
                    ? null
                    : times.of(
                            outcome.recipient(),
                            recorded.notification(),
                            recorded.message().received());
            if (until != null) {
                due.put(outcome.recipient(), until);
            }
        }
        return due;
    }

    private @Nullable Duration record(long entry, RecipientOutcome outcome, DueTime until) {
        String recipient = outcome.recipient();
        if (outcome.state() == DeliveryState.DELIVERED) {
            return reported(recipient, deliveries.deliveredAtOnce(entry, recipient, until));
        }
        deliveries.waits(entry, recipient, until);
        return null;
    }

    private static Share due(Share share, Instant until) {
        return share.outcome().state() == DeliveryState.QUEUED
                ? new Share(
                        share.outcome(),
                        share.messages().stream().map(each -> due(each, until)).toList())
                : share;
    }

    private static Outgoing due(Outgoing copy, Instant until) {
        return copy.with(HubProperties.DUE, until.toEpochMilli());
    }

    /**
     * Marks a file that has its final name, where that is late. An earlier try may have recorded it, or another hub, as
     * it took this one for dead: it waits no more then. To be called when this transaction has the delivery.
     *
     * @return how late it is; null where it is in time
     */
    @Nullable
    Duration delivered(OutboundMessage message) {
        DueRow row =
                message.due() == null ? null : deliveries.of(message.source().entry(), message.recipient());
        return row == null ? null : delivered(message.source().entry(), row);
    }

    private @Nullable Duration delivered(long entry, DueRow row) {
        return row.ended() == null
                ? reported(row.recipient(), deliveries.delivered(entry, row.recipient(), row.due()))
                : row.late();
    }

    /** A copy for a server that is withdrawn. */
    void withdrawn(OutboundMessage message) {
        if (message.due() != null) {
            deliveries.givenUp(message.source().entry(), message.recipient());
        }
    }

    /** What people decided about what waited: a copy that is queued says by when it is due; what is late is marked. */
    public LateShare resolved(long entry, Share share) {
        String recipient = share.outcome().recipient();
        DueRow row = deliveries.of(entry, recipient);
        if (row == null) {
            return new LateShare(share, null);
        }
        return share.outcome().state() == DeliveryState.DELIVERED
                ? new LateShare(share, delivered(entry, row))
                : new LateShare(due(share, row.due()), null);
    }

    /** @param late null where it is in time, or still waits */
    public record LateShare(Share share, @Nullable Duration late) {}

    /** A copy that is delivered once more. */
    public Outgoing again(long entry, String recipient, Outgoing copy) {
        DueRow row = deliveries.of(entry, recipient);
        return row == null ? copy : due(copy, row.due());
    }

    private @Nullable Duration reported(String recipient, @Nullable Duration late) {
        if (late != null) {
            ledger.afterwards(() -> listeners.late(new ExchangeListener.Late(recipient, late)));
        }
        return late;
    }
}
