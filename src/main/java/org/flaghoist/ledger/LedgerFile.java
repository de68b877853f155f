package org.flaghoist.ledger;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps an H2 file small. H2 never overwrites a page: each commit appends the pages it changed. With WRITE_DELAY=0 no
 * thread of its own tidies up, and the file would grow by 100 KB and more with each message until it is closed.
 */
public final class LedgerFile {

    private final JdbcClient sql;
    private final boolean embedded;

    /** @param url of the database; nothing is to be done for others than an H2 file */
    public LedgerFile(DataSource database, String url) {
        this.sql = JdbcClient.create(database);
        this.embedded = url.startsWith("jdbc:h2:file:");
    }

    /**
     * Moves what is left of the emptiest parts together, a few megabytes at most, and syncs the disk: what was given up
     * before the last RETENTION_TIME can then be written over even where the power may fail. To be called each second.
     */
    public void tidy() {
        if (embedded) {
            sql.sql("checkpoint sync").update();
        }
    }
}
