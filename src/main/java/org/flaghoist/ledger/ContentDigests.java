package org.flaghoist.ledger;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * By what a notification that is sent again is known: the digest of its hub form. Plain while its bodies are kept;
 * afterwards keyed, since anybody who guesses the content could confirm the guess by a plain one.
 */
final class ContentDigests {

    /** A keyed one is shorter. */
    private static final int PLAIN = 64;

    private final JdbcClient sql;
    private final Rows rows;
    private final Stamps stamps;

    ContentDigests(DataSource database, Stamps stamps) {
        this.sql = JdbcClient.create(database);
        this.rows = new Rows(database);
        this.stamps = stamps;
    }

    /**
     * Whether that is the content's.
     *
     * @param content plain
     */
    boolean isOf(String content, @Nullable String kept) {
        return content.equals(kept)
                || (kept != null
                        && kept.length() < PLAIN
                        && stamps.ofContent(content).equals(kept));
    }

    /** Lets nobody without the key tell any more what these messages said. */
    void key(Collection<Long> entries) {
        key("entry", "id", entries);
        key("notification", "entry", entries);
    }

    private record Plain(long number, String digest) {}

    private void key(String table, String number, Collection<Long> entries) {
        List<Plain> plain = sql.sql("select %s, digest from %s where %s in (:entries) and length(digest) = %d"
                        .formatted(number, table, number, PLAIN))
                .param("entries", entries)
                .query((row, at) -> new Plain(row.getLong(number), row.getString("digest")))
                .list();
        rows.each(
                "update %s set digest = ? where %s = ?".formatted(table, number),
                plain.stream()
                        .map(row -> new Object[] {stamps.ofContent(row.digest()), row.number()})
                        .toList());
    }
}
