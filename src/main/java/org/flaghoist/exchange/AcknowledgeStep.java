package org.flaghoist.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.exchange.CopyRenderer.Share;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/** Writes the sender's receipts and records them; what was rejected becomes a dead letter. */
public final class AcknowledgeStep {

    private final ReceiptWriter receiptWriter;
    private final SenderReceipts senderReceipts;
    private final ParkingWriter parkingWriter;
    private final Maintenance maintenance;

    public AcknowledgeStep(SenderReceipts senderReceipts, ParkingWriter parkingWriter, Maintenance maintenance) {
        this.receiptWriter = senderReceipts.receipts();
        this.senderReceipts = senderReceipts;
        this.parkingWriter = parkingWriter;
        this.maintenance = maintenance;
    }

    public AcknowledgedMessage acknowledge(RenderedMessage rendered) {
        RecordedMessage recorded = rendered.recorded();
        Receipt answer = answer(recorded, rendered.shares());
        SenderAnswers answers = new SenderAnswers(recorded.source(), recorded.message());
        answers.add(answer);
        for (Share share : rendered.shares()) {
            answers.send(share.messages());
            answers.add(receiptWriter.about(
                    answers.source,
                    recorded.notification(),
                    share.outcome(),
                    rendered.late().get(share.outcome().recipient())));
        }
        senderReceipts.record(answers.source, answers.receipts);
        Rejection fault = recorded.fault();
        if (fault != null && !answers.source.isTest()) {
            answers.outgoing.add(0, dead(recorded, fault));
        }
        return new AcknowledgedMessage(rendered, answer, answers.outgoing);
    }

    private Outgoing dead(RecordedMessage recorded, Rejection fault) {
        return parkingWriter.rejected(recorded.source(), recorded.message().arrival(), recorded.stage(fault), fault);
    }

    private Receipt answer(RecordedMessage recorded, List<Share> shares) {
        Source source = recorded.source();
        Rejection fault = recorded.fault();
        if (fault != null) {
            return receiptWriter.rejected(source, fault);
        }
        ObjectNode notification = recorded.notification();
        return recorded.isAccepted()
                ? receiptWriter.accepted(source, notification, notice(recorded, shares))
                : receiptWriter.duplicate(source, notification);
    }

    private @Nullable String notice(RecordedMessage recorded, List<Share> shares) {
        String recall = recorded.message().recall();
        return recall == null ? maintenance.notice(recipients(shares)) : "the hub's operators recalled it: " + recall;
    }

    private static List<String> recipients(List<Share> shares) {
        return shares.stream()
                .map(Share::outcome)
                .filter(AcknowledgeStep::goes)
                .map(RecipientOutcome::recipient)
                .toList();
    }

    private static boolean goes(RecipientOutcome outcome) {
        return outcome.state() == DeliveryState.QUEUED || outcome.state() == DeliveryState.DELIVERED;
    }

    /** The answer, then for each recipient its message and the receipt about it, as they arise. */
    private final class SenderAnswers {

        private final Source source;
        private final ReadMessage message;
        private final List<Outgoing> outgoing = new ArrayList<>();
        private final List<Receipt> receipts = new ArrayList<>();

        SenderAnswers(Source source, ReadMessage message) {
            this.source = source;
            this.message = message;
        }

        void send(List<Outgoing> messages) {
            boolean byPeople = message.recall() != null;
            messages.forEach(each -> outgoing.add(byPeople ? each : each.received(message.received())));
        }

        void add(@Nullable Receipt receipt) {
            if (receipt != null && !source.isTest()) {
                receipts.add(receipt);
                outgoing.add(senderReceipts.message(source, receipt));
            }
        }
    }
}
