package org.flaghoist.exchange;

import java.util.List;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;

/** Tells senders what became of their messages, in their own form. */
public final class Correspondence {

    private final Ledger ledger;
    private final PartnerMappings mappings;
    private final Receipts receipts;
    private final Protections protections;
    private final Parker parker;

    public Correspondence(
            Ledger ledger, PartnerMappings mappings, Receipts receipts, Protections protections, Parker parker) {
        this.ledger = ledger;
        this.mappings = mappings;
        this.receipts = receipts;
        this.protections = protections;
        this.parker = parker;
    }

    public Receipts receipts() {
        return receipts;
    }

    /** Records that the sender is told this. */
    public void record(Source source, List<Receipt> receipts) {
        ledger.tell(source.entry(), receipts);
    }

    /** The message that tells it; a dead letter where the sender's form cannot carry it, or no key is left. */
    public Outgoing message(Source source, Receipt receipt) {
        String sender = source.sender();
        try {
            byte[] rendered = PureWork.of(() -> mappings.of(sender).receipt(receipt));
            return protections.protect(sender, Outgoing.receipt(sender, rendered, receipt.receipt(), source));
        } catch (Rejection fault) {
            return parker.unrenderable(receipt, fault, source);
        }
    }
}
