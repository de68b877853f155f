package org.flaghoist.index;

import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.database.NullableNumbers;
import org.flaghoist.database.Rows;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The index's rows, and how far it has come. */
public final class SearchIndex {

    /** Counting more of them would take long. */
    private static final int MANY = 10_000;

    private final LedgerDatabase ledger;
    private final Rows rows;
    private final LinkRows links;
    private final boolean isFile;

    public SearchIndex(LedgerDatabase ledger) {
        this.ledger = ledger;
        this.rows = new Rows(ledger.source());
        this.links = new LinkRows(ledger);
        this.isFile = DatabaseFile.isFile(ledger.source());
    }

    private JdbcClient sql() {
        return ledger.sql();
    }

    /**
     * How far the index has come.
     *
     * @param waiting how many notifications are still to be looked at; no more than {@link #MANY} are counted
     * @param indexedTo when the first of these was received; null where there is none
     * @param indexedFrom received before that is not found: the index is being made anew; null where it is whole
     */
    public record IndexState(
            int waiting,
            @Nullable Instant indexedTo,
            @Nullable Instant indexedFrom) {}

    public IndexState state() {
        int waiting = sql().sql("select count(*) from (select 1 from search_waiting limit " + MANY + ") few")
                .query(Integer.class)
                .single();
        return new IndexState(
                waiting,
                received("e.id = (select entry from search_waiting order by id limit 1)"),
                received("e.id >= (select rebuild_below from search_index where id = 1)"));
    }

    /** How long contents have waited for the index, by the database's clock; nothing where none wait. */
    public Duration lag() {
        return sql().sql("select since, now from search_waiting, clock order by id limit 1")
                .query((row, number) -> Duration.ofMillis(Math.max(0, row.getLong("now") - row.getLong("since"))))
                .optional()
                .orElse(Duration.ZERO);
    }

    private @Nullable Instant received(String which) {
        return sql().sql("select e.received_at from entry e where " + which + " order by e.id limit 1")
                .query((row, number) -> Times.read(row, "received_at"))
                .optional()
                .orElse(null);
    }

    /** A message whose contents were added, changed or partly deleted. */
    record Waiting(long id, long entry) {}

    List<Waiting> waiting(int most) {
        return sql().sql("select id, entry from search_waiting order by id limit " + most)
                .query((row, number) -> new Waiting(row.getLong("id"), row.getLong("entry")))
                .list();
    }

    void looked(List<Waiting> done) {
        rows.each(
                "delete from search_waiting where id = ?",
                done.stream().map(each -> new Object[] {each.id()}).toList());
    }

    private record Rebuild(String madeBy, @Nullable Long below) {}

    /** From which message on an index that is made anew has all; empty where it is whole. */
    Optional<Long> rebuildBelow(String madeBy) {
        Rebuild last = sql().sql("select made_by, rebuild_below from search_index where id = 1")
                .query((row, number) ->
                        new Rebuild(row.getString("made_by"), NullableNumbers.number(row, "rebuild_below")))
                .single();
        return last.madeBy().equals(madeBy) ? Optional.ofNullable(last.below()) : Optional.of(Long.MAX_VALUE);
    }

    /** Messages with contents before one, the newest first. */
    List<Long> before(long entry, int most) {
        return sql().sql("select distinct entry from content where entry < ? order by entry desc limit " + most)
                .param(entry)
                .query(Long.class)
                .list();
    }

    /** @param below all from there on are done; null where all are */
    void rebuilt(String madeBy, @Nullable Long below) {
        sql().sql("update search_index set made_by = :by, rebuild_below = :below where id = 1")
                .param("by", madeBy)
                .param("below", below, Types.BIGINT)
                .update();
    }

    /** The rows of contents that messages have, by message. */
    Map<Long, List<Long>> contents(Collection<Long> entries) {
        return contents(entries, "");
    }

    /** Likewise; nobody deletes them until the transaction ends. */
    Map<Long, List<Long>> contentsKept(Collection<Long> entries) {
        return contents(entries, isFile ? "" : " for key share");
    }

    private Map<Long, List<Long>> contents(Collection<Long> entries, String lock) {
        Map<Long, List<Long>> contents = new LinkedHashMap<>();
        sql().sql("select id, entry from content where entry in (:entries) order by id" + lock)
                .param("entries", entries)
                .query(row -> {
                    contents.computeIfAbsent(row.getLong("entry"), entry -> new ArrayList<>())
                            .add(row.getLong("id"));
                });
        return contents;
    }

    /** Puts keys in the place of those that the messages had. */
    void put(Map<Long, IndexedKeys> keys) {
        if (keys.isEmpty()) {
            return;
        }
        sql().sql("delete from search_key where entry in (:entries)")
                .param("entries", keys.keySet())
                .update();
        List<Object[]> all = new ArrayList<>();
        keys.forEach((entry, its) -> its.words().forEach(hash -> all.add(new Object[] {hash, entry})));
        rows.insert("insert into search_key (hash, entry) values (?, ?)", all);
        links.put(keys);
    }
}
