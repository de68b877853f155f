package org.flaghoist.index;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.index.SearchIndex.Waiting;
import org.flaghoist.ledger.LedgerDatabase;
import org.jspecify.annotations.Nullable;

/**
 * Puts contents into the index some time after they were kept, so that no message waits for it. A transaction that does
 * not come to its end leaves all as it was: what it looked at is looked at again.
 */
public final class Indexer {

    private static final int ENTRIES = 50;

    /** At once: not many more than one transaction takes, or they would be read again and again. */
    private static final int READ = 5;

    /** In one transaction, so that nothing else waits long for the ledger. */
    private static final int KEYS = 250;

    private final LedgerDatabase ledger;
    private final SearchIndex index;
    private final SearchKeys keys;
    private final IndexReader reader;

    /** @param copies how partners read their copies */
    public Indexer(LedgerDatabase ledger, SearchIndex index, SearchKeys keys, CopyReader copies) {
        this.ledger = ledger;
        this.index = index;
        this.keys = keys;
        this.reader = new IndexReader(ledger, keys, copies);
    }

    /**
     * What was read of some messages, and is to be written.
     *
     * @param waiting where that is why they were read
     * @param contents the rows of contents that each had before it was read
     * @param found in the order in which they were to be read; not all where they have many keys
     */
    record IndexBatch(List<Waiting> waiting, Map<Long, List<Long>> contents, Map<Long, IndexedKeys> found) {}

    /**
     * Does some of what is to be done.
     *
     * @return false where nothing was
     */
    public boolean step() {
        Optional<IndexBatch> batch = read();
        batch.ifPresent(this::write);
        return batch.isPresent();
    }

    /** Empty where all is in the index. */
    Optional<IndexBatch> read() {
        List<Waiting> waiting = index.waiting(ENTRIES);
        return waiting.isEmpty()
                ? index.rebuildBelow(keys.madeBy()).map(below -> read(waiting, index.before(below, ENTRIES)))
                : Optional.of(read(
                        waiting, waiting.stream().map(Waiting::entry).distinct().toList()));
    }

    private IndexBatch read(List<Waiting> waiting, List<Long> entries) {
        if (entries.isEmpty()) {
            return new IndexBatch(waiting, Map.of(), Map.of());
        }
        // Before they are read: what is changed meanwhile is seen.
        Map<Long, List<Long>> contents = index.contents(entries);
        return new IndexBatch(waiting, contents, found(entries, contents.keySet()));
    }

    /** Of the first of these, as many as one transaction takes; at least one. */
    private Map<Long, IndexedKeys> found(List<Long> entries, Set<Long> kept) {
        Map<Long, IndexedKeys> found = new LinkedHashMap<>();
        int count = 0;
        for (int from = 0; from < entries.size(); from += READ) {
            List<Long> some = entries.subList(from, Math.min(from + READ, entries.size()));
            Map<Long, IndexedKeys> theirs = reader.of(some);
            theirs.keySet().retainAll(kept);
            for (Long entry : some) {
                IndexedKeys its = theirs.getOrDefault(entry, IndexedKeys.NONE);
                count += its.size();
                if (count > KEYS && !found.isEmpty()) {
                    return found;
                }
                found.put(entry, its);
            }
        }
        return found;
    }

    void write(IndexBatch batch) {
        ledger.transactions().run(() -> {
            index.put(unchanged(batch));
            if (batch.waiting().isEmpty()) {
                index.rebuilt(keys.madeBy(), last(batch));
            } else {
                index.looked(batch.waiting().stream()
                        .filter(each -> batch.found().containsKey(each.entry()))
                        .toList());
            }
        });
    }

    /** Not of what was changed since, which waits again, or deleted. */
    private Map<Long, IndexedKeys> unchanged(IndexBatch batch) {
        if (batch.found().isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Long>> now = index.contentsKept(batch.found().keySet());
        Map<Long, IndexedKeys> unchanged = new LinkedHashMap<>(batch.found());
        unchanged.keySet().removeIf(entry -> !rows(entry, now).equals(rows(entry, batch.contents())));
        return unchanged;
    }

    private static List<Long> rows(long entry, Map<Long, List<Long>> contents) {
        return contents.getOrDefault(entry, List.of());
    }

    private static @Nullable Long last(IndexBatch batch) {
        return batch.found().keySet().stream().reduce((earlier, later) -> later).orElse(null);
    }
}
