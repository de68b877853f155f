package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.flaghoist.broker.Queues;
import org.flaghoist.exchange.Copies.Share;
import org.flaghoist.ledger.Acceptance;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Claim;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Makes of one message from a partner all that goes out because of it. The ledger commits before this returns, the
 * broker after: done again for the same message it gives the same.
 */
public final class Translation {

    /** A message is given up after the process died with it in hand as often as this (and once unseen). */
    private static final int MOST_CRASHES = 4;

    private final IncomingReader reader;
    private final Ledger ledger;
    private final PartnerMappings mappings;
    private final Distribution distribution;
    private final ReceiptWriter receiptWriter;
    private final SenderReceipts senderReceipts;
    private final DeadLetterWriter deadLetterWriter;
    private final Maintenance maintenance;
    private final CrashCount crashes;
    private final Listeners listeners;

    public Translation(
            IncomingReader reader,
            Ledger ledger,
            PartnerMappings mappings,
            Distribution distribution,
            SenderReceipts senderReceipts,
            DeadLetterWriter deadLetterWriter,
            Maintenance maintenance,
            CrashCount crashes,
            Listeners listeners) {
        this.reader = reader;
        this.ledger = ledger;
        this.mappings = mappings;
        this.distribution = distribution;
        this.receiptWriter = senderReceipts.receipts();
        this.senderReceipts = senderReceipts;
        this.deadLetterWriter = deadLetterWriter;
        this.maintenance = maintenance;
        this.crashes = crashes;
        this.listeners = listeners;
    }

    /** What goes out because of this message, in order; the route sends it in the session that it came in. */
    public List<Outgoing> translate(Message message, String partner) throws JMSException {
        Incoming incoming = reader.read(message, partner);
        String queue = Queues.in(partner);
        int died = crashes.begin(queue, incoming.arrival().claim(), incoming.deliveries());
        try {
            return handle(incoming, died);
        } finally {
            crashes.end(queue, incoming.deliveries());
        }
    }

    /** What would come of a message; neither the ledger nor a queue has anything of it afterwards. */
    public ExchangeListener.Translated rehearse(Arrival arrival) {
        Read read = read(() -> translated(arrival));
        return ledger.rehearse(() -> {
            Claim claim = ledger.begin(arrival);
            Handled handled = handle(arrival, Source.of(arrival, claim), read);
            return new Recorded(claim, handled).event(arrival, Instant.now());
        });
    }

    private List<Outgoing> handle(Incoming incoming, int died) {
        Arrival arrival = incoming.arrival();
        Read read = read(() -> notification(incoming, died));
        Recorded recorded = ledger.together(() -> {
            Claim claim = ledger.begin(arrival);
            return new Recorded(claim, handle(arrival, Source.of(arrival, claim), read));
        });
        ledger.afterwards(() -> listeners.translated(recorded.event(arrival, incoming.received())));
        return recorded.handled().outgoing().stream()
                .map(outgoing -> outgoing.received(incoming.received()))
                .toList();
    }

    /** What a message says, or what is wrong with it. */
    private record Read(
            @Nullable ObjectNode notification, @Nullable Rejection fault) {}

    /** What became of a message. */
    private record Handled(
            List<Outgoing> outgoing,
            Receipt answer,
            @Nullable ObjectNode notification,
            List<RecipientOutcome> outcomes) {}

    /** What became of it, as the ledger has it. */
    private record Recorded(Claim claim, Handled handled) {

        ExchangeListener.Translated event(Arrival arrival, Instant received) {
            return new ExchangeListener.Translated(
                    arrival.sender(),
                    arrival.file(),
                    arrival.number(),
                    handled.answer(),
                    handled.notification(),
                    handled.outcomes(),
                    arrival.trial() > 0,
                    received,
                    claim.redo());
        }
    }

    private static Read read(Supplier<ObjectNode> notification) {
        try {
            return new Read(notification.get(), null);
        } catch (Rejection fault) {
            return new Read(null, fault);
        }
    }

    private Handled handle(Arrival arrival, Source source, Read read) {
        ObjectNode notification = read.notification();
        if (notification == null) {
            return rejected(arrival, source, null, Objects.requireNonNull(read.fault()));
        }
        try {
            Acceptance verdict = ledger.accept(source.entry(), notification);
            return verdict == Acceptance.DUPLICATE
                    ? answer(source, receiptWriter.duplicate(source, notification), notification, List.of())
                    : accepted(source, notification);
        } catch (Rejection fault) {
            return rejected(arrival, source, notification, fault);
        }
    }

    private ObjectNode notification(Incoming incoming, int died) {
        if (incoming.fault() != null) {
            throw incoming.fault();
        }
        if (died >= MOST_CRASHES) {
            throw new Rejection(FaultCode.INTERNAL, "", null, "the hub died with it in hand, again and again");
        }
        return translated(incoming.arrival());
    }

    private ObjectNode translated(Arrival arrival) {
        return PureWork.of(() -> mappings.of(arrival.sender()).translate(arrival.original(), arrival.number()));
    }

    private Handled accepted(Source source, ObjectNode notification) {
        List<Share> shares = distribution.distribute(notification, source);
        List<String> recipients = shares.stream()
                .map(Share::outcome)
                .filter(Translation::goes)
                .map(RecipientOutcome::recipient)
                .toList();
        String detail = maintenance.told(recipients);
        return answer(source, receiptWriter.accepted(source, notification, detail), notification, shares);
    }

    private static boolean goes(RecipientOutcome outcome) {
        return outcome.state() == DeliveryState.QUEUED || outcome.state() == DeliveryState.DELIVERED;
    }

    private Handled rejected(Arrival arrival, Source source, @Nullable ObjectNode notification, Rejection fault) {
        Receipt receipt = receiptWriter.rejected(source, notification, fault);
        Stage stage = stage(arrival, fault);
        ledger.reject(source.entry(), stage, fault, receipt.id(), receipt.revision());
        Handled answer = answer(source, receipt, notification, List.of());
        if (!source.isTest()) {
            answer.outgoing().add(0, deadLetterWriter.rejected(source, arrival, stage, fault));
        }
        return answer;
    }

    // Only a file as a whole has this number, and only where it was not cut.
    private static Stage stage(Arrival arrival, Rejection fault) {
        if (arrival.number() > 0) {
            return Stage.TRANSLATE;
        }
        return fault.code().isOfProtection() ? Stage.OPEN : Stage.COLLECT;
    }

    /** The answer, then for each recipient its message and the receipt about it, as they arise. */
    private Handled answer(Source source, Receipt answer, @Nullable ObjectNode notification, List<Share> shares) {
        List<Outgoing> outgoing = new ArrayList<>();
        List<Receipt> told = new ArrayList<>();
        tell(source, answer, told, outgoing);
        for (Share share : shares) {
            outgoing.addAll(share.messages());
            if (notification != null) {
                tell(source, receiptWriter.about(source, notification, share.outcome()), told, outgoing);
            }
        }
        senderReceipts.record(source, told);
        List<RecipientOutcome> outcomes = shares.stream().map(Share::outcome).toList();
        return new Handled(outgoing, answer, notification, outcomes);
    }

    private void tell(Source source, @Nullable Receipt receipt, List<Receipt> told, List<Outgoing> outgoing) {
        if (receipt != null && !source.isTest()) {
            told.add(receipt);
            outgoing.add(senderReceipts.message(source, receipt));
        }
    }
}
