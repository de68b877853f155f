package org.flaghoist.exchange;

import java.util.List;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;

/** Answers senders what became of their messages, in their own form. */
public final class SenderReceipts {

    private final Ledger ledger;
    private final Mappings mappings;
    private final ReceiptWriter receiptWriter;
    private final Protections protections;
    private final ParkingWriter parkingWriter;
    private final ReceiptSigner signer;

    public SenderReceipts(
            Ledger ledger,
            Mappings mappings,
            ReceiptWriter receiptWriter,
            Protections protections,
            ParkingWriter parkingWriter,
            ReceiptSigner signer) {
        this.ledger = ledger;
        this.mappings = mappings;
        this.receiptWriter = receiptWriter;
        this.protections = protections;
        this.parkingWriter = parkingWriter;
        this.signer = signer;
    }

    public ReceiptWriter receipts() {
        return receiptWriter;
    }

    /** Records that the sender gets this. */
    public void record(Source source, List<Receipt> receipts) {
        ledger.recordReceipts(source.entry(), receipts);
    }

    /** The message with it; a dead letter where the sender's form cannot carry it, or no key is left. */
    public Outgoing message(Source source, Receipt receipt) {
        String sender = source.sender();
        try {
            byte[] rendered = PureWork.of(() -> mappings.of(sender).receipt(receipt));
            Outgoing message = Outgoing.receipt(sender, rendered, receipt.receipt(), source);
            return protections.protect(sender, signer.sign(source, receipt, rendered, message));
        } catch (Rejection fault) {
            return parkingWriter.unrenderable(receipt, fault, source);
        }
    }
}
