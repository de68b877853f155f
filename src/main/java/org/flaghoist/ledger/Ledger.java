package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * The record of each message, what became of it for whom, and each event. Thread-safe.
 *
 * <p>Each method is one database transaction, committed before the broker's; done again for the same entry it writes
 * the same rows and no second event. Trouble with the database comes out as Spring's DataAccessException or
 * TransactionException, never as a Rejection: roll the broker back and try again.
 *
 * <p>An H2 file needs {@code WRITE_DELAY=0} in its URL. Without it H2 writes commits up to half a second later, and a
 * killed hub would forget what the broker remembers.
 */
public final class Ledger {

    /**
     * @param database with the migrations of {@code db/migration} done
     * @param key secret bytes that stamp events, kept outside the database ({@link LedgerKey})
     */
    public Ledger(DataSource database, byte[] key, Clock clock) {
        throw new UnsupportedOperationException();
    }

    /**
     * Claims the entry of a message, or claims it again, and keeps the original bytes.
     *
     * @throws IllegalStateException where the claim's entry has other bytes: the broker's numbers began anew
     */
    public Claim begin(Arrival arrival) {
        throw new UnsupportedOperationException();
    }

    /**
     * Decides what a verified notification is, and where it is new, accepts it (mappings/README.md, section 4).
     *
     * @param notification the hub form
     * @throws Rejection {@code ID_REUSED} or {@code REVISION_ORDER}, location {@code ""}; the caller then records it by
     *     {@link #reject} as it does any other. A NEW whose id is accepted with other content is ID_REUSED
     */
    public Verdict accept(long entry, ObjectNode notification) {
        throw new UnsupportedOperationException();
    }

    /**
     * Who received an earlier revision (rule R12): queued or delivered, not held, refused or failed.
     *
     * @param revision the revision at hand, which does not count itself
     */
    public Set<String> earlierRecipients(String sender, String id, int revision) {
        throw new UnsupportedOperationException();
    }

    /** Records all that was decided about an accepted notification; done again, the later decision counts. */
    public void decide(long entry, List<Outcome> outcomes) {
        throw new UnsupportedOperationException();
    }

    /**
     * Records that a queued notification has its final name at the recipient's.
     *
     * @param attempts how many it took, from 1
     */
    public void delivered(long entry, String recipient, int attempts) {
        throw new UnsupportedOperationException();
    }

    /** Records that the delivery of a queued notification was given up. */
    public void failed(long entry, String recipient, int attempts, Rejection fault) {
        throw new UnsupportedOperationException();
    }

    /**
     * Records that a message was rejected; it has then not been accepted, and its id and revision are free.
     *
     * @param stage where it was found, for instance {@code collect} or {@code translate}
     * @param id the sender's reference, null where it could not be read; likewise {@code revision}
     */
    public void reject(long entry, String stage, Rejection rejection, @Nullable String id, @Nullable Integer revision) {
        throw new UnsupportedOperationException();
    }

    /** Records what the sender was told. A receipt whose key is recorded already stays as it was. */
    public void tell(long entry, List<Receipt> receipts) {
        throw new UnsupportedOperationException();
    }

    /** Records an event of its own, such as an operator's doing. */
    public void note(Event event) {
        throw new UnsupportedOperationException();
    }
}
