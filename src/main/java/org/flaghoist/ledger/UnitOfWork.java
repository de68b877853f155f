package org.flaghoist.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.flaghoist.notification.CanonicalJson;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction has made or changed, in the order of its doing: messages as they came in and stand now, how far
 * their revisions have come, and what happened.
 */
final class UnitOfWork {

    private final Map<Long, Message> messages = new LinkedHashMap<>();
    /** By sender and message key. */
    private final Map<List<String>, Message> byKey = new HashMap<>();

    private final Map<Lineage.LineageKey, Lineage> lineages = new LinkedHashMap<>();
    private final Set<Lineage.LineageKey> expected = new HashSet<>();
    private final List<EventDraft> records = new ArrayList<>();
    /** Of the hub's own doing, by message. */
    private final Map<Long, EventDraft> ofHub = new HashMap<>();

    /** For all that it writes as JSON. */
    private final CanonicalJson json = new CanonicalJson();

    private final Deque<Long> numbers = new ArrayDeque<>();

    private boolean isBegun;
    private boolean isFirstTry;
    private int numbersTaken;
    private long bytes;

    /** From now on the database is asked in the transaction: it has something of it. */
    void begin() {
        isBegun = true;
    }

    boolean isBegun() {
        return isBegun;
    }

    void setFirstTry(boolean isFirstTry) {
        this.isFirstTry = isFirstTry;
    }

    /** Whether the broker gives its messages out for the first time. */
    boolean isFirstTry() {
        return isFirstTry;
    }

    /**
     * A number for a message.
     *
     * @param more gives so many: of a batch ever more, as nobody knows how long it will be
     */
    long nextNumber(IntFunction<List<Long>> more) {
        if (numbers.isEmpty()) {
            numbers.addAll(more.apply(Math.max(1, numbersTaken)));
        }
        numbersTaken++;
        return numbers.remove();
    }

    /** Counts bytes that wait in memory; how many by now. */
    long gather(int more) {
        bytes += more;
        return bytes;
    }

    /** All of it is in the database. */
    void written() {
        bytes = 0;
    }

    boolean isToWrite() {
        return messages.values().stream().anyMatch(Message::isChanged)
                || lineages.values().stream().anyMatch(Lineage::isChanged);
    }

    @Nullable
    Message message(long entry) {
        return messages.get(entry);
    }

    /** The message that came in here. */
    @Nullable
    Message message(String sender, String messageKey) {
        return byKey.get(List.of(sender, messageKey));
    }

    void add(Message message) {
        messages.put(message.entry(), message);
        byKey.put(List.of(message.sender(), message.arrived().messageKey()), message);
    }

    Collection<Message> messages() {
        return messages.values();
    }

    @Nullable
    Lineage lineage(Lineage.LineageKey key) {
        return lineages.get(key);
    }

    /** What is looked up with the first lineage that is. */
    Set<Lineage.LineageKey> expected() {
        return expected;
    }

    void add(Lineage lineage) {
        lineages.put(lineage.key(), lineage);
    }

    /** The copies of all revisions, as this transaction has them. */
    Stream<EarlierCopy> copies(Lineage.LineageKey key) {
        return messages.values().stream()
                .filter(message -> message.isAccepted(key))
                .flatMap(Message::copies);
    }

    void forget(Lineage.LineageKey key) {
        lineages.remove(key);
    }

    Collection<Lineage> lineages() {
        return lineages.values();
    }

    /** What the hub does about one message is one record; what a person does is one of its own. */
    void append(Event event, long now) {
        Long entry = event.entry();
        if (entry == null || event.isOfPerson()) {
            records.add(new EventDraft(now, event));
            return;
        }
        EventDraft there = ofHub.get(entry);
        if (there == null) {
            EventDraft fresh = new EventDraft(now, event);
            ofHub.put(entry, fresh);
            records.add(fresh);
        } else {
            there.add(event);
        }
    }

    CanonicalJson json() {
        return json;
    }

    List<EventDraft> records() {
        return records;
    }
}
