package org.flaghoist.exchange;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.flaghoist.again.RepeatCopies;
import org.flaghoist.again.RepeatState;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.exchange.UploadedMessage.Upload;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.Repeat;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.Parking;
import org.flaghoist.periodic.PeriodicFile;
import org.flaghoist.sftp.UploadResult;
import org.flaghoist.taken.LyingFiles;
import org.jspecify.annotations.Nullable;

/** Records a delivery, or that it was given up, and writes the receipt for the sender. */
public final class RecordDeliveryStep {

    private final Ledger ledger;
    private final Parking parking;
    private final RepeatCopies repeats;
    private final CopiesOnTheirWay copies;
    private final GivenFiles given;
    private final LyingFiles lying;
    private final ReceiptWriter receiptWriter;
    private final SenderReceipts senderReceipts;
    private final ParkingWriter parkingWriter;
    private final LateDeliveries late;
    private final ExchangeListeners listeners;

    public RecordDeliveryStep(
            Ledger ledger,
            CopiesOnTheirWay copies,
            SenderReceipts senderReceipts,
            ParkingWriter parkingWriter,
            LateDeliveries late,
            ExchangeListeners listeners) {
        this.ledger = ledger;
        this.parking = copies.parking();
        this.repeats = copies.repeats();
        this.copies = copies;
        this.given = copies.given();
        this.lying = copies.lying();
        this.receiptWriter = senderReceipts.receipts();
        this.senderReceipts = senderReceipts;
        this.parkingWriter = parkingWriter;
        this.late = late;
        this.listeners = listeners;
    }

    /** @return what goes out because of it: the sender's receipt, or the message as a dead letter */
    public List<Outgoing> record(UploadedMessage uploaded) {
        OutboundMessage message = uploaded.confirmed().message();
        if (message == null) {
            return uploaded.confirmed().dead();
        }
        Upload upload = uploaded.upload();
        return upload == null || !given.isToNote(message, upload)
                ? recorded(message, uploaded)
                : ledger.together(() -> {
                    given.note(message, upload);
                    return recorded(message, uploaded);
                });
    }

    private List<Outgoing> recorded(OutboundMessage message, UploadedMessage uploaded) {
        if (message.isPeriodic()) {
            recordPeriodic(message, uploaded);
            return List.of();
        }
        if (message.repeat() != null) {
            recordRepeat(message.repeat(), message, uploaded);
            return List.of();
        }
        Rejection fault = uploaded.fault();
        if (fault != null) {
            return message.isReceipt() ? List.of(deadReceipt(message, fault)) : givenUp(message, fault);
        }
        Upload upload = uploaded.upload();
        if (upload == null) {
            return withdrawn(message);
        }
        return message.isReceipt() ? List.of() : delivered(message, upload);
    }

    private List<Outgoing> withdrawn(OutboundMessage message) {
        Source source = message.source();
        String recipient = message.recipient();
        return ledger.together(() -> {
            if (ledger.takeBack(source.entry(), recipient, DeliveryState.WITHDRAWN)) {
                ledger.afterwards(() -> listeners.withdrawn(new ExchangeListener.Withdrawn(recipient)));
            }
            late.withdrawn(message);
            Receipt receipt = receiptWriter.withdrawn(source, message.id(), message.revision(), recipient);
            return List.of(receiptMessage(source, receipt));
        });
    }

    // It was delivered before, and its sender knows.
    private void recordRepeat(String request, OutboundMessage message, UploadedMessage uploaded) {
        long entry = message.source().entry();
        Rejection fault = uploaded.fault();
        Upload upload = uploaded.upload();
        if (fault != null) {
            repeats.failed(request, entry, message.recipient(), fault);
        } else if (upload != null) {
            repeats.delivered(request, entry, message.recipient(), message.attempts(), repeat(upload.result()));
        } else {
            RepeatState why = Objects.requireNonNullElse(uploaded.leftOut(), RepeatState.CANCELLED);
            repeats.leftOut(request, entry, message.recipient(), why);
        }
    }

    // It comes from no message: nobody waits for a receipt, and it is made anew rather than a dead letter.
    private void recordPeriodic(OutboundMessage message, UploadedMessage uploaded) {
        Rejection fault = uploaded.fault();
        if (fault != null) {
            // Nothing else that its delivery fails by has the code of the hub's own faults.
            String code = fault.code() == FaultCode.INTERNAL
                    ? PeriodicFile.NAME_TAKEN
                    : fault.code().name();
            copies.periodic(message.kind()).failed(message.recipient(), message.id(), code);
        } else {
            copies.periodic(message.kind()).delivered(message.recipient(), message.id());
        }
    }

    private List<Outgoing> delivered(OutboundMessage message, Upload upload) {
        Source source = message.source();
        String recipient = message.recipient();
        List<Outgoing> outgoing = ledger.together(() -> {
            if (upload.tried()) {
                parking.deliveredAfterAll(source.entry(), recipient);
            }
            ledger.delivered(source.entry(), recipient, message.attempts(), repeat(upload.result()));
            if (!upload.recorded() && message.kind() == OutboundMessage.Kind.NOTIFICATION) {
                lying.add(recipient, source.entry(), upload.name());
            }
            Duration by = late.delivered(message);
            Receipt receipt = receiptWriter.delivered(source, message.id(), message.revision(), recipient, by);
            return List.of(receiptMessage(source, receipt));
        });
        if (!upload.recorded()) {
            ledger.afterwards(() -> listeners.completed(new ExchangeListener.Completed(recipient, message.received())));
        }
        return outgoing;
    }

    private static @Nullable Repeat repeat(UploadResult result) {
        return switch (result) {
            case FOUND -> Repeat.FOUND;
            case AGAIN -> Repeat.AGAIN;
            case PUT, OTHER -> null;
        };
    }

    private Outgoing deadReceipt(OutboundMessage message, Rejection fault) {
        return pgpProtected(
                message, parkingWriter.undeliveredReceipt(message.id(), message.body(), fault, message.source()));
    }

    private List<Outgoing> givenUp(OutboundMessage message, Rejection fault) {
        Source source = message.source();
        String recipient = message.recipient();
        Receipt receipt = receiptWriter.failed(source, message.id(), message.revision(), recipient, fault);
        return ledger.together(() -> {
            ledger.failed(source.entry(), recipient, message.attempts(), fault);
            Outgoing dead = pgpProtected(message, parkingWriter.undelivered(recipient, message.body(), fault, source));
            return dead.isParkedAgain() ? List.of(dead) : List.of(dead, receiptMessage(source, receipt));
        });
    }

    private static Outgoing pgpProtected(OutboundMessage message, Outgoing dead) {
        return message.pgpProtected() ? dead.with(HubProperties.PGP_PROTECTED, true) : dead;
    }

    private Outgoing receiptMessage(Source source, Receipt receipt) {
        senderReceipts.record(source, List.of(receipt));
        return senderReceipts.message(source, receipt);
    }
}
