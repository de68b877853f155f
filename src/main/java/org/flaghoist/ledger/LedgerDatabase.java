package org.flaghoist.ledger;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.database.Numbers;
import org.flaghoist.database.Rows;
import org.flaghoist.database.TransactionBound;
import org.flaghoist.database.Transactions;
import org.flaghoist.installation.LedgerKey;
import org.flaghoist.ledger.chain.Stamps;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The ledger's database, and what the transaction on this thread has still to write to it: that is written by a
 * statement a table when the transaction commits, or before anything else of it is asked of the database. One for all
 * that write events, so that those of one transaction are written together. Thread-safe.
 */
public final class LedgerDatabase {

    /** More bodies than that do not wait in memory for a commit: a batch of large messages would fill it. */
    private static final int MOST_BYTES = 8 << 20;

    private final DataSource source;
    private final boolean isFile;
    private final JdbcClient sql;
    private final Clock clock;
    private final Transactions transactions;
    private final Writer writer;
    private final EventWriter events;
    private final Numbers entries;
    private final TransactionBound<UnitOfWork> works;
    private final ContentDigests digests;
    private final Stamps stamps;

    /**
     * @param source with its migrations of {@code db/} done; an SQLite file as a {@link DatabaseFile}
     * @param key secret bytes that stamp events, kept outside the database ({@link LedgerKey})
     */
    public LedgerDatabase(DataSource source, byte[] key, Clock clock) {
        this.stamps = new Stamps(key);
        this.source = source;
        this.isFile = DatabaseFile.isFile(source);
        this.digests = new ContentDigests(source, stamps);
        this.sql = JdbcClient.create(source);
        this.clock = clock;
        this.transactions = new Transactions(source);
        this.entries = new Numbers(source, "entry");
        Rows rows = new Rows(source);
        this.writer = new Writer(rows, clock);
        this.events = new EventWriter(sql, rows, stamps, new Numbers(source, "event_record"));
        this.works = new TransactionBound<>(UnitOfWork::new, this::commit);
    }

    public Transactions transactions() {
        return transactions;
    }

    /** For statements, in the transaction on this thread where there is one: all that it has gathered is written. */
    public JdbcClient sql() {
        UnitOfWork work = open();
        if (work != null) {
            write(work);
        }
        return sql;
    }

    /**
     * Looks for what others have committed. As long as the transaction on this thread has not begun to write, this is
     * beside it, so that it holds up nobody; what it has gathered is not among what is found.
     */
    <T> T lookup(Function<JdbcClient, T> question) {
        UnitOfWork work = open();
        Supplier<T> answer = () -> question.apply(sql);
        return work == null || work.isBegun() ? answer.get() : transactions.beside(answer);
    }

    /** That of the transaction on this thread, which has to be there. */
    UnitOfWork work() {
        return Objects.requireNonNull(open(), "no transaction");
    }

    private @Nullable UnitOfWork open() {
        return transactions.isOpen() ? works.get() : null;
    }

    /** That of the transaction on this thread; null where there is none, or it has done nothing yet. */
    @Nullable
    UnitOfWork there() {
        return works.there();
    }

    /**
     * What a query of entries ends in, so that nobody else changes them until the transaction ends. In a file nobody
     * else writes anyway.
     */
    public String rowLock() {
        return isFile ? "" : " for no key update";
    }

    /** What a query of entries ends in that are to be deleted, so that nobody else refers to them meanwhile. */
    public String deleteLock() {
        return isFile ? "" : " for update";
    }

    /** A number that no message has had. */
    long nextEntry() {
        return work().nextNumber(count -> lookup(sql -> entries.next(sql, count)));
    }

    /** Adds to what happened in the transaction on this thread; written when that commits. */
    public void append(Event event) {
        work().append(event, now());
    }

    /** Notes that a body waits to be written; where there are too many by now, all are. */
    void gather(int bytes) {
        if (work().gather(bytes) > MOST_BYTES) {
            write(work());
        }
    }

    /** Milliseconds since the epoch, by the hub's clock. */
    public long now() {
        return clock.millis();
    }

    public DataSource source() {
        return source;
    }

    public Clock clock() {
        return clock;
    }

    /** By what a notification that is sent again is known. */
    public ContentDigests digests() {
        return digests;
    }

    /**
     * What shows that rows of a table are a hub's.
     *
     * @param kind what they are
     * @param columns all that they say
     */
    public RowStamps rowStamps(String kind, List<String> columns) {
        return new RowStamps(stamps, kind, columns);
    }

    private void write(UnitOfWork work) {
        work.begin();
        try {
            writer.write(work);
            work.written();
        } catch (RuntimeException e) {
            entries.lookAgain();
            throw e;
        }
    }

    private void commit(UnitOfWork work) {
        List<EventDraft> records = work.records();
        if (work.isToWrite() || !records.isEmpty()) {
            write(work);
        }
        if (!records.isEmpty()) {
            events.write(records, work.json());
        }
    }
}
