package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** What was decided about a message, with what is late of it; done again for a redo, which marks nothing twice. */
    RenderedMessage decided(RenderedMessage rendered) {
        RecordedMessage recorded = rendered.recorded();
        boolean redo = recorded.begun().redo();
        Map<String, DueTime> due = due(recorded, rendered.shares());
        if (due.isEmpty() && !redo) {
            return rendered;
        }
        long entry = recorded.source().entry();
        return ledger.together(() -> {
            Map<String, DueRow> before = redo ? deliveries.of(entry) : Map.of();
            boolean stays = ledger.hasLeft(entry);
            if (!before.isEmpty() && !stays) {
                deliveries.forgetWaiting(entry);
            }
            Map<String, Duration> late = new HashMap<>();
            List<Share> shares = new ArrayList<>();
            for (Share share : rendered.shares()) {
                String recipient = share.outcome().recipient();
                DueTime until = due.get(recipient);
                DueRow row = before.get(recipient);
                if (until != null && !stays && (row == null || row.ended() == null)) {
                    record(entry, share.outcome(), until, late);
                } else if (row != null && row.late() != null) {
                    late.put(recipient, row.late());
                }
                shares.add(until == null ? share : due(share, until.at()));
            }
            return new RenderedMessage(recorded, shares, late);
        });
    }

    private Map<String, DueTime> due(RecordedMessage recorded, List<Share> shares) {
        Map<String, DueTime> due = new HashMap<>();
        for (Share share : shares) {
            RecipientOutcome outcome = share.outcome();
            DueTime until = outcome.state() == DeliveryState.REFUSED || outcome.state() == DeliveryState.TESTED
                    ? null
                    : times.of(outcome.recipient(), recorded.notification(), recorded.message().received());
            if (until != null) {
                due.put(outcome.recipient(), until);
            }
        }
        return due;
    }

    private void record(long entry, RecipientOutcome outcome, DueTime until, Map<String, Duration> late) {
        String recipient = outcome.recipient();
        if (outcome.state() != DeliveryState.DELIVERED) {
            deliveries.waits(entry, recipient, until);
            return;
        }
        Duration by = deliveries.deliveredAtOnce(entry, recipient, until);
        if (by != null) {
            late.put(recipient, by);
            report(recipient, by);
        }
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
     * Marks a file that has its final name, where that is late.
     *
     * @param recorded whether an earlier try recorded it
     * @return how late it is; null where it is in time
     */
    @Nullable
    Duration delivered(OutboundMessage message, boolean recorded) {
        Instant until = message.due();
        if (until == null) {
            return null;
        }
        long entry = message.source().entry();
        if (recorded) {
            DueRow row = deliveries.of(entry, message.partner());
            return row == null ? null : row.late();
        }
        return reported(message.partner(), deliveries.delivered(entry, message.partner(), until));
    }

    /** What people decided about something that waited: what is sent says by when it is due, and what is late is marked. */
    public LateShare resolved(long entry, Share share) {
        String recipient = share.outcome().recipient();
        DueRow row = deliveries.of(entry, recipient);
        if (row == null) {
            return new LateShare(share, null);
        }
        boolean delivered = share.outcome().state() == DeliveryState.DELIVERED;
        if (!delivered || row.ended() != null) {
            return new LateShare(due(share, row.due()), delivered ? row.late() : null);
        }
        return new LateShare(share, reported(recipient, deliveries.delivered(entry, recipient, row.due())));
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
            report(recipient, late);
        }
        return late;
    }

    private void report(String recipient, Duration late) {
        ledger.afterwards(() -> listeners.late(new ExchangeListener.Late(recipient, late)));
    }
}
