package org.flaghoist.exchange;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.notification.Receipt;
import org.flaghoist.proof.ReceiptProof;
import org.flaghoist.proof.SigningKey;

/** Signs receipts, and records that, for those senders that wish it. */
public final class ReceiptSigner {

    private final Ledger ledger;
    private final SigningKey key;
    private final Supplier<Seal> head;
    private final Predicate<String> isWished;

    /**
     * @param head the last link of the ledger's chain
     * @param isWished whether a partner's receipts are signed
     */
    public ReceiptSigner(Ledger ledger, SigningKey key, Supplier<Seal> head, Predicate<String> isWished) {
        this.ledger = ledger;
        this.key = key;
        this.head = head;
        this.isWished = isWished;
    }

    /** Made again, it may have other bytes, and is recorded again: the record has each that may have left. */
    Outgoing sign(Source source, Receipt receipt, byte[] rendered, Outgoing message) {
        if (!isWished.test(source.sender())) {
            return message;
        }
        String digest = Digests.plain(rendered);
        ledger.note(Event.of(source.entry(), EventKind.SIGNED, source.sender())
                .with("receipt", receipt.receipt())
                .with("status", receipt.status())
                .with("recipient", receipt.recipient())
                .with("sha256", digest));
        return message.with(HubProperties.PROOF, new ReceiptProof(receipt.receipt(), digest, head.get()).signed(key));
    }
}
