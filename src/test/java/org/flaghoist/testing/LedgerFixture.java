package org.flaghoist.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.installation.LedgerKey;
import org.flaghoist.ledger.Acceptance;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.BegunEntry;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.ledger.Stage;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.Parking;
import org.flaghoist.parking.ToPark;
import org.flaghoist.retention.Erasure;
import org.flaghoist.retention.LegalHolds;
import org.flaghoist.retention.Purging;
import org.flaghoist.search.AuditLog;
import org.flaghoist.search.NotificationHistory;
import org.flaghoist.search.NotificationSearch;
import org.flaghoist.search.Overview;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** A ledger on a real database ({@link TestDatabase}), opened as the hub opens it. Closing it is the hub's stop. */
public final class LedgerFixture implements AutoCloseable {

    public static final String SENDER = "north";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final boolean isTemporary;
    private final HikariDataSource pool;
    public final DataSource database;
    public final byte[] key;
    public final JdbcClient sql;
    public final LedgerRows rows;
    public final LedgerDatabase recorded;
    public final Ledger ledger;
    public final Parking parking;
    public final Chain chain;
    public final Overview overview;
    public final NotificationHistory history;
    public final NotificationSearch search;
    public final AuditLog auditLog;
    public final Purging purging;
    public final Erasure erasure;
    public final LegalHolds legalHolds;

    /** With a folder of its own, which is gone when it is closed. */
    public static LedgerFixture open() {
        try {
            return new LedgerFixture(Files.createTempDirectory("ledger"), true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public LedgerFixture(Path folder) throws IOException {
        this(folder, false);
    }

    private LedgerFixture(Path folder, boolean isTemporary) throws IOException {
        this.folder = folder;
        this.isTemporary = isTemporary;
        pool = TestDatabase.pool(TestDatabase.url(folder));
        pool.setMaximumPoolSize(4);
        database = TestDatabase.migrated(pool);
        key = LedgerKey.readOrMake(folder.resolve("ledger.key"));
        sql = JdbcClient.create(database);
        rows = new LedgerRows(() -> database);
        recorded = new LedgerDatabase(database, key, Clock.systemUTC());
        ledger = new Ledger(recorded);
        parking = new Parking(ledger);
        chain = new Chain(database, key);
        overview = new Overview(database);
        history = new NotificationHistory(database);
        search = new NotificationSearch(database);
        auditLog = new AuditLog(database);
        purging = new Purging(recorded);
        erasure = new Erasure(recorded);
        legalHolds = new LegalHolds(recorded);
    }

    public LedgerFixture restarted() throws IOException {
        pool.close();
        return new LedgerFixture(folder, isTemporary);
    }

    /** The bytes of a message and its hub form are one here: the ledger reads only the latter. */
    public BegunEntry begin(String messageKey, String notification) {
        byte[] bytes = notification.getBytes(StandardCharsets.UTF_8);
        return ledger.begin(new Arrival(SENDER, messageKey, bytes, null, 1));
    }

    public Acceptance send(String messageKey, String notification) {
        return ledger.accept(begin(messageKey, notification).entry(), hub(notification));
    }

    /** Sent, and on every recipient's queue. */
    public long deliver(String messageKey, String notification, RecipientOutcome... outcomes) {
        long entry = begin(messageKey, notification).entry();
        ledger.accept(entry, hub(notification));
        ledger.decide(entry, List.of(outcomes));
        return entry;
    }

    /** Sent by any sender, in one of its test runs or, 0, in none. */
    public long accepted(String sender, String messageKey, String notification, int testRun) {
        byte[] bytes = notification.getBytes(StandardCharsets.UTF_8);
        long entry = ledger.begin(new Arrival(sender, messageKey, bytes, false, null, 1, null, testRun))
                .entry();
        ledger.accept(entry, hub(notification));
        return entry;
    }

    public static Rejection unknownType() {
        return new Rejection(FaultCode.CODE_UNKNOWN, "/type", "type", "X");
    }

    /** Rejected, and a dead letter. */
    public ParkedMessage rejected(String messageKey, Rejection fault) {
        long entry = begin(messageKey, "x").entry();
        ledger.reject(entry, Stage.TRANSLATE, fault, "REF " + messageKey, 1);
        return parking.park(ToPark.rejected(SENDER, entry, Stage.TRANSLATE, fault));
    }

    /** Accepted of any sender, and a dead letter because it cannot be rendered for {@code east}. */
    public ParkedMessage undeliverable(String sender, String messageKey) {
        long entry = accepted(sender, messageKey, sample("new"), 0);
        ledger.decide(entry, List.of(RecipientOutcome.failed("east", "R1", List.of(), unknownType())));
        return parking.park(ToPark.undeliverable("east", entry, Stage.RENDER, unknownType(), "R1"));
    }

    /** Accepted, and held for {@code east}. */
    public ParkedMessage held(String messageKey, String sample, String rule) {
        long entry = deliver(messageKey, sample(sample), RecipientOutcome.held("east", rule, List.of()));
        return parking.park(ToPark.held("east", entry, rule));
    }

    public static ObjectNode hub(String notification) {
        try {
            return (ObjectNode) JSON.readTree(notification);
        } catch (IOException e) {
            throw new IllegalArgumentException(notification, e);
        }
    }

    public static String sample(String name) {
        try {
            return Files.readString(Path.of("src/test/samples/ledger", name + ".json"));
        } catch (IOException e) {
            throw new IllegalArgumentException("no sample " + name, e);
        }
    }

    public static RecipientOutcome queued(String recipient) {
        byte[] content = "<for %s/>".formatted(recipient).getBytes(StandardCharsets.UTF_8);
        Rendering rendering = new Rendering(content, "xml", Urgency.ROUTINE);
        return RecipientOutcome.released(recipient, DeliveryState.QUEUED, null, List.of(), rendering);
    }

    /** Takes away a constraint of a table, as somebody may who writes to the database. */
    public void drop(String table, String constraint) {
        if (TestDatabase.isPostgresql()) {
            sql.sql("alter table %s drop constraint %s".formatted(table, constraint))
                    .update();
            return;
        }
        // SQLite can only copy a table. Not by the hub's connections, which heed foreign keys.
        JdbcTemplate file = new JdbcTemplate(new DriverManagerDataSource(pool.getJdbcUrl()));
        file.execute("create table copy as select * from " + table);
        file.execute("drop table " + table);
        file.execute("alter table copy rename to " + table);
        if (!constraint.endsWith("_pkey")) {
            file.execute("create unique index %1$s_number on %1$s (id)".formatted(table));
        }
    }

    public List<String> kinds() {
        return EventSeen.all(database).stream().map(EventSeen::kind).toList();
    }

    public long count(String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }

    @Override
    public void close() {
        pool.close();
        if (isTemporary) {
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }
}
