package org.flaghoist.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came in, and how it stands: what was decided about it, what came of it for whom, what receipts its
 * sender was sent. One transaction's own copy, which knows what of it is not written yet.
 */
final class Message {

    private final long entry;
    private final Arrived arrived;
    private final Map<String, Delivery> deliveries = new TreeMap<>();
    private final List<SentReceipt> receipts = new ArrayList<>();
    private final KeptBodies bodies;
    private final boolean isNew;

    private List<SentReceipt> before = List.of();
    private EntryState state;
    private @Nullable Saved saved;
    private boolean hasLeft;

    /** How the database has it. */
    record Saved(EntryState state, Map<String, Delivery> deliveries, List<SentReceipt> receipts) {}

    private Message(long entry, Arrived arrived, EntryState state, boolean isNew) {
        this.entry = entry;
        this.arrived = arrived;
        this.state = state;
        this.isNew = isNew;
        this.bodies = new KeptBodies(isNew);
    }

    static Message arrived(long entry, Arrived arrived) {
        return new Message(entry, arrived, EntryState.NONE, true);
    }

    static Message read(long entry, Arrived arrived, Saved saved) {
        Message message = new Message(entry, arrived, saved.state(), false);
        message.deliveries.putAll(saved.deliveries());
        message.receipts.addAll(saved.receipts());
        message.saved = saved;
        return message;
    }

    long entry() {
        return entry;
    }

    Arrived arrived() {
        return arrived;
    }

    String sender() {
        return arrived.sender();
    }

    int testRun() {
        return arrived.testRun();
    }

    /** Whether it came in within this transaction. */
    boolean isNew() {
        return isNew;
    }

    EntryState state() {
        return state;
    }

    void changeTo(EntryState found) {
        state = found;
    }

    /** By recipient. */
    Map<String, Delivery> deliveries() {
        return deliveries;
    }

    /** Whether it was accepted as a revision of this. */
    boolean isAccepted(Lineage.LineageKey key) {
        return state.isAccepted()
                && key.reference().equals(state.reference())
                && key.sender().equals(sender())
                && key.testRun() == testRun();
    }

    /** The copies that there are; of a test run, that there would be. */
    Stream<EarlierCopy> copies() {
        return deliveries.entrySet().stream()
                .filter(each -> each.getValue().isCopy(testRun() > 0))
                .map(each -> EarlierCopy.of(each.getKey(), state, each.getValue()));
    }

    List<SentReceipt> receipts() {
        return receipts;
    }

    /** One that was recorded already stays as it was. */
    void add(SentReceipt receipt) {
        if (receipts.stream().noneMatch(receipt::isOf)) {
            receipts.add(before.stream().filter(receipt::isOf).findFirst().orElse(receipt));
        }
    }

    /** It is done again, and may come to something else: the receipts of before were never sent. */
    void beginAgain() {
        before = List.copyOf(receipts);
        receipts.clear();
    }

    KeptBodies bodies() {
        return bodies;
    }

    /**
     * Whether something has left the queue that the first work put it on. So that work was committed by the broker,
     * too; where it is done again, by a hub that was halted with the message in hand, what the ledger says of it stays.
     */
    boolean hasLeft() {
        return hasLeft;
    }

    void leave() {
        hasLeft = true;
    }

    /** Null where the database has nothing of it. */
    @Nullable
    Saved saved() {
        return saved;
    }

    boolean isChanged() {
        return saved == null || bodies.isChanged() || !now().equals(saved);
    }

    private Saved now() {
        return new Saved(state, Map.copyOf(deliveries), List.copyOf(receipts));
    }

    void save() {
        saved = now();
    }
}
