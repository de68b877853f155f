package org.flaghoist.linked;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.flaghoist.facts.Counting;
import org.flaghoist.index.LinkKind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the index what notifications have in common. */
final class LinkQueries {

    /** What stands in more messages than that says nothing. */
    static final int MOST = 100;

    private static final String CURRENT = Counting.last("e");

    private static final String VALUES = "select distinct k.hash, k.kind,"
            + " (select count(*) from (select 1 from link_key c where c.hash = k.hash limit " + (MOST + 1) + ") few)"
            + " as messages from link_key k where k.entry in (:entries)";

    private static final String HAVE = "select k.hash, k.kind, " + LinkedNotification.COLUMNS
            + " from link_key k join entry e on e.id = k.entry where k.hash in (:hashes) and " + CURRENT
            + " order by e.id desc";

    private final JdbcClient sql;

    LinkQueries(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    /** A value that messages have. */
    record LinkValueRow(long hash, LinkKind kind, boolean isCommon) {}

    /** A notification that has a value. */
    record HasValue(long hash, LinkKind kind, LinkedNotification notification) {}

    List<LinkValueRow> values(Collection<Long> entries) {
        return sql.sql(VALUES)
                .param("entries", entries)
                .query((row, number) -> new LinkValueRow(
                        row.getLong("hash"), LinkKind.valueOf(row.getString("kind")), row.getInt("messages") > MOST))
                .list();
    }

    /** Those whose last revision has one of the values. */
    List<HasValue> have(Collection<Long> hashes) {
        return hashes.isEmpty()
                ? List.of()
                : sql.sql(HAVE)
                        .params(Map.of("hashes", hashes, "no", false))
                        .query((row, number) -> new HasValue(
                                row.getLong("hash"),
                                LinkKind.valueOf(row.getString("kind")),
                                LinkedNotification.read(row)))
                        .list();
    }

    /** The last revision of a message's notification; empty where that is cancelled, a test or not accepted. */
    Optional<LinkedNotification> current(long entry) {
        return sql.sql("select " + LinkedNotification.COLUMNS + " from entry asked join entry e"
                        + " on e.sender = asked.sender and e.reference = asked.reference where asked.id = :entry and "
                        + CURRENT)
                .params(Map.of("entry", entry, "no", false))
                .query((row, number) -> LinkedNotification.read(row))
                .optional();
    }

    /** Messages before one that may have something in common with another sender's, the newest first. */
    List<Long> met(long before, int most) {
        return sql.sql("select distinct entry from link_key where met is not null and entry < :before"
                        + " order by entry desc limit " + most)
                .param("before", before)
                .query(Long.class)
                .list();
    }

    /** Whether links may be missing: the message is not in the index yet, or that is being made anew. */
    boolean isWaiting(long entry) {
        return sql.sql("select count(*) from (select 1 from search_waiting where entry = :entry"
                                + " union all select 1 from search_index where rebuild_below is not null) few")
                        .param("entry", entry)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
