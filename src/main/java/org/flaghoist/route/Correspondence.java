package org.flaghoist.route;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;

/** Tells senders what became of their messages, in their own form. */
final class Correspondence {

    private final Ledger ledger;
    private final PartnerMappings mappings;
    private final Receipts receipts;

    Correspondence(Ledger ledger, PartnerMappings mappings, Receipts receipts) {
        this.ledger = ledger;
        this.mappings = mappings;
        this.receipts = receipts;
    }

    Receipts receipts() {
        return receipts;
    }

    /** Records that the sender is told this. */
    void record(Source source, List<Receipt> receipts) {
        ledger.tell(source.entry(), receipts);
    }

    /** The message that tells it; a dead letter where the sender's form cannot carry it. */
    Outgoing message(String sender, Receipt receipt) {
        try {
            byte[] rendered = PureWork.of(() -> mappings.of(sender).receipt(receipt));
            return Outgoing.receipt(sender, rendered, receipt);
        } catch (Rejection fault) {
            byte[] plain = receipt.toString().getBytes(StandardCharsets.UTF_8);
            Map<String, Object> properties =
                    Map.of(HubProperties.KIND, "RECEIPT", HubProperties.RECEIPT, receipt.receipt());
            return new Outgoing(Queues.deadOut(sender), plain, properties).because(fault);
        }
    }
}
