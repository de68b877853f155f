package org.flaghoist.ledger;

import java.util.Collection;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.database.Rows;
import org.flaghoist.ledger.chain.Stamps;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * By what a notification that is sent again is known: the digest of its hub form. Plain while its bodies are kept;
 * afterwards keyed, since anybody who guesses the content could confirm the guess by a plain one.
 */
public final class ContentDigests {

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
                || (kept != null && stamps.ofContent(content).equals(kept));
    }

    /** Lets nobody without the key find out any more what these messages said. */
    public void key(Collection<Long> entries) {
        List<Object[]> keyed = sql.sql(
                        "select id, digest from entry where id in (:entries) and length(digest) = " + PLAIN)
                .param("entries", entries)
                .query((row, number) -> new Object[] {
                    stamps.ofContent(row.getString("digest")), row.getLong("id"), row.getString("digest")
                })
                .list();
        rows.each("update entry set digest = ? where id = ? and digest = ?", keyed);
    }
}
