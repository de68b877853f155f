package org.flaghoist.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.body.PackedRows;
import org.flaghoist.notification.NotificationType;
import org.jspecify.annotations.Nullable;

/** Reads from the contents of messages what the index is to have of them. */
final class IndexReader {

    private final LedgerDatabase ledger;
    private final SearchKeys keys;
    private final LinkReader links;

    IndexReader(LedgerDatabase ledger, SearchKeys keys, CopyReader copies) {
        this.ledger = ledger;
        this.keys = keys;
        this.links = new LinkReader(ledger, keys, copies);
    }

    /** Nothing of what is sealed. */
    Map<Long, IndexedKeys> of(List<Long> entries) {
        Map<Long, KeptContents> kept = new HashMap<>();
        Set<Long> damaged = new HashSet<>();
        new PackedRows(ledger.sql())
                .read(
                        "entry in (:entries) and entry not in"
                                + " (select id from entry where id in (:entries) and spill = :spill)",
                        Map.of("entries", entries, "spill", true),
                        (entry, packed) ->
                                add(kept.computeIfAbsent(entry, each -> new KeptContents()), entry, packed, damaged));
        // What somebody has damaged is found by nothing; the check of the ledger says so.
        kept.keySet().removeAll(damaged);
        // An answer is found by what it answers.
        kept.values().removeIf(contents -> isAnswer(contents.notification()));
        Map<Long, List<LinkRow>> linked = links.of(kept);
        Map<Long, IndexedKeys> found = new HashMap<>();
        kept.forEach((entry, contents) ->
                found.put(entry, new IndexedKeys(words(contents), linked.getOrDefault(entry, List.of()))));
        return found;
    }

    private static void add(KeptContents contents, long entry, byte[] packed, Set<Long> damaged) {
        try {
            contents.add(entry, packed);
        } catch (IOException | UncheckedIOException e) {
            damaged.add(entry);
        }
    }

    private static boolean isAnswer(@Nullable JsonNode notification) {
        return notification != null && NotificationType.ANSWER.isOf(notification);
    }

    private Set<Long> words(KeptContents contents) {
        JsonNode notification = contents.notification();
        return notification == null ? Set.of() : keys.of(notification);
    }
}
