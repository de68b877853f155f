package org.flaghoist.index;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.index.LinkValues.LinkValue;
import org.flaghoist.ledger.Bodies;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.Origin;
import org.flaghoist.ledger.body.BodyKind;
import org.jspecify.annotations.Nullable;

/** Reads what accepted notifications may be linked by, and who has each value from them; not of tests. */
final class LinkReader {

    private final LedgerDatabase ledger;
    private final SearchKeys keys;
    private final CopyReader reader;

    LinkReader(LedgerDatabase ledger, SearchKeys keys, CopyReader reader) {
        this.ledger = ledger;
        this.keys = keys;
        this.reader = reader;
    }

    /** @param origin where its sender did not send it as it is: an operator did */
    private record Sent(long entry, String sender, @Nullable Long origin) {}

    Map<Long, List<LinkRow>> of(Map<Long, KeptContents> kept) {
        Map<Long, List<LinkValue>> values = new LinkedHashMap<>();
        kept.forEach((entry, contents) -> {
            JsonNode notification = contents.notification();
            List<LinkValue> its =
                    notification == null ? List.of() : keys.links().of(notification);
            if (!its.isEmpty()) {
                values.put(entry, its);
            }
        });
        Map<Long, List<LinkRow>> rows = new HashMap<>();
        for (Sent sent : sent(values.keySet())) {
            List<LinkValue> its = values.getOrDefault(sent.entry(), List.of());
            KeptContents contents = kept.getOrDefault(sent.entry(), new KeptContents());
            rows.put(sent.entry(), rows(sent, its, contents));
        }
        return rows;
    }

    private List<Sent> sent(Set<Long> entries) {
        return entries.isEmpty()
                ? List.of()
                : ledger.sql()
                        .sql("select id, sender, origin from entry where id in (:entries)"
                                + " and action is not null and test_run = 0")
                        .param("entries", entries)
                        .query((row, number) -> new Sent(
                                row.getLong("id"), row.getString("sender"), NullableNumbers.number(row, "origin")))
                        .list();
    }

    private List<LinkRow> rows(Sent sent, List<LinkValue> values, KeptContents contents) {
        Map<String, CopyText> copies = new LinkedHashMap<>();
        contents.copies().forEach((partner, copy) -> copies.put(partner, text(partner, copy)));
        if (sent.origin() != null) {
            original(sent).ifPresent(text -> copies.put(sent.sender(), text));
        }
        List<LinkRow> rows = new ArrayList<>();
        for (LinkValue value : values) {
            Set<String> shown = new TreeSet<>();
            copies.forEach((partner, copy) -> {
                if (copy.shows(value)) {
                    shown.add(partner);
                }
            });
            if (sent.origin() == null) {
                shown.add(sent.sender());
            }
            rows.add(new LinkRow(sent.sender(), keys.of(value), value.kind(), shown));
        }
        return rows;
    }

    /** What its sender had sent first: it may have been edited since. */
    private Optional<CopyText> original(Sent sent) {
        List<Origin> all = Origin.of(ledger.sql(), sent.entry());
        long first = all.get(all.size() - 1).entry();
        return Bodies.read(ledger.sql(), first, BodyKind.ORIGINAL, sent.sender())
                .map(bytes -> text(sent.sender(), bytes));
    }

    private CopyText text(String partner, byte[] copy) {
        return new CopyText(reader.text(partner, copy), keys.links().forms());
    }
}
