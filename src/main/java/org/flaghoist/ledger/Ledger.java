package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.flaghoist.database.Transactions;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * The record of each message, what became of it for whom, and each event. Thread-safe. Each method is one database
 * transaction, or all that are called in {@link #together} are; committed before the broker's. Done again for the same
 * entry it writes the same rows and no second event. Trouble with the database is an exception of Spring's, never a
 * Rejection: roll the broker back and try again. What was committed is on the disk.
 */
public final class Ledger {

    private final LedgerDatabase database;
    private final Transactions transactions;
    private final Messages messages;
    private final Lineages lineages;
    private final Arrivals arrivals;
    private final Deliveries deliveries;

    public Ledger(LedgerDatabase database) {
        this(database, () -> DecidedBy.NOBODY);
    }

    /** @param by what this hub decides by, as each decision that is recorded here names it */
    public Ledger(LedgerDatabase database, Supplier<DecidedBy> by) {
        this.database = database;
        this.transactions = database.transactions();
        this.messages = new Messages(database);
        this.lineages = new Lineages(database);
        Bodies bodies = new Bodies(database);
        this.arrivals = new Arrivals(database, messages, lineages, bodies, by);
        this.deliveries = new Deliveries(database, messages, lineages, bodies, by);
    }

    /** For what is written together with what the ledger writes. */
    public LedgerDatabase database() {
        return database;
    }

    /**
     * Makes one transaction, and one commit, of all that the work calls here. A Rejection that the work catches leaves
     * the transaction whole.
     *
     * @param work done again from its start where another hub was quicker; it must change nothing else
     */
    public <T> T together(Supplier<T> work) {
        return transactions.get(work);
    }

    /**
     * Makes one transaction, and one commit, of the work for messages. What it throws takes all of it back.
     *
     * @param isFirstTry whether the broker gives them out for the first time; where it is wrong, the commit is refused
     */
    public void batch(boolean isFirstTry, Runnable work) {
        transactions.once(() -> {
            database.work().setFirstTry(isFirstTry);
            work.run();
        });
    }

    /** Does this when the work on this thread is committed, or now where there is none. */
    public void afterwards(Runnable news) {
        transactions.afterwards(news);
    }

    /** Does what the work calls here, and takes it all back: to see what would come of it. */
    public <T> T rehearse(Supplier<T> work) {
        return transactions.rehearse(work);
    }

    /** The transaction on this thread will record this: its reference is looked up together with the others'. */
    public void expect(Arrival arrival, ObjectNode notification) {
        lineages.expect(arrival, notification);
    }

    /** @throws IllegalStateException where the entry of its key has other bytes: the broker's numbers began anew */
    public BegunEntry begin(Arrival arrival) {
        return transactions.get(() -> arrivals.begin(arrival));
    }

    /** Whether this is the entry of the message with this key; else the ledger is older than the broker's journal. */
    public boolean knows(long entry, String messageKey) {
        return messages.isOf(entry, messageKey);
    }

    /** Whether the transaction on this thread has found that something of it has left its queue. */
    public boolean hasLeft(long entry) {
        return messages.hasLeft(entry);
    }

    /**
     * Decides what a verified notification is, and where it is new, accepts it (mappings/README.md, section 4). The
     * same entry with the same content is given the same answer again.
     *
     * @param notification the hub form
     * @throws Rejection {@code ID_REUSED} or {@code REVISION_ORDER}, location {@code ""}; the caller then records it by
     *     {@link #reject} as it does any other. A NEW whose id is accepted with other content is ID_REUSED
     */
    public Acceptance accept(long entry, ObjectNode notification) {
        // Thrown outside the transaction's work: the answer must outlast the rollback of a redo.
        return transactions.get(() -> arrivals.accept(entry, notification)).orThrow();
    }

    /** What was queued or delivered of revisions before this one; in a test run, what would have been. */
    public List<EarlierCopy> earlierCopies(String sender, String id, int revision, int testRun) {
        return lineages.earlierCopies(new Lineage.LineageKey(sender, id, testRun), revision);
    }

    /** Who received a revision before this one (rule R12), as {@link #earlierCopies}. */
    public Set<String> earlierRecipients(String sender, String id, int revision, int testRun) {
        return earlierCopies(sender, id, revision, testRun).stream()
                .map(EarlierCopy::recipient)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Records all that was decided about an accepted notification. Done again, the later decision counts, since what
     * was decided before never left the broker; where it has left, it stays.
     */
    public void decide(long entry, List<RecipientOutcome> outcomes) {
        if (!hasLeft(entry)) {
            transactions.run(() -> deliveries.all(entry, outcomes));
        }
    }

    /**
     * Records what came of it when people decided about a notification that was held for one recipient, or had failed.
     *
     * @param actor the operators' logins
     * @throws IllegalStateException where it is neither (any more), unless it came to this same state
     */
    public void resolve(long entry, RecipientOutcome outcome, String actor, String reason) {
        transactions.run(() -> deliveries.resolved(entry, outcome, actor, reason));
    }

    /**
     * Records that a queued notification has its final name at the recipient's, after so many attempts, from 1.
     *
     * @param repeat why the recipient may have had it before; null where it had not
     */
    public void delivered(long entry, String recipient, int attempts, @Nullable Repeat repeat) {
        transactions.run(() -> deliveries.delivered(entry, recipient, attempts, repeat));
    }

    /** Whether a delivery to this recipient is recorded. */
    public boolean isDelivered(long entry, String recipient) {
        return deliveries.isDelivered(entry, recipient);
    }

    /** Records that a delivery that was given up is tried again, because somebody said so; in the lane that it had. */
    public Urgency queuedAgain(long entry, String recipient, String actor) {
        return transactions.get(() -> deliveries.queuedAgain(entry, recipient, actor));
    }

    /** Records that what was recorded as sent did not leave the broker, and must not; false where that is recorded. */
    public boolean takeBack(long entry, String recipient, DeliveryState state) {
        return transactions.get(() -> deliveries.takenBack(entry, recipient, state));
    }

    /** Lets no later revision be accepted, or be decided about without this one, until the transaction ends. */
    public void lockRevisions(long entry) {
        lineages.lock(messages.get(entry));
    }

    /** Records that the delivery of a queued notification was given up. */
    public void failed(long entry, String recipient, int attempts, Rejection fault) {
        transactions.run(() -> deliveries.failed(entry, recipient, attempts, fault));
    }

    /**
     * Records that a message was rejected; it has then not been accepted, and its id and revision are free.
     *
     * @param id the sender's reference, null where it could not be read; likewise {@code revision}
     */
    public void reject(long entry, Stage stage, Rejection rejection, @Nullable String id, @Nullable Integer revision) {
        transactions.run(() -> arrivals.reject(entry, stage, rejection, id, revision));
    }

    /** Records the receipts that the sender is sent. One whose key is recorded already stays as it was. */
    public void recordReceipts(long entry, List<Receipt> receipts) {
        transactions.run(() -> receipts.forEach(receipt -> messages.get(entry).add(SentReceipt.of(receipt))));
    }

    /** Records an event of its own, such as an operator's doing. */
    public void note(Event event) {
        transactions.run(() -> database.append(event));
    }
}
