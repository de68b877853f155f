package org.flaghoist.bench;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.facts.FactRows;
import org.flaghoist.ledger.Acceptance;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.ReceiptKey;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.notification.Receipt.Status;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Urgency;
import org.flaghoist.release.ReleaseDecision;
import org.flywaydb.core.Flyway;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.slf4j.LoggerFactory;

/**
 * What the ledger writes of one notification with five recipients, on an SQLite file that is synced at each commit:
 * alone in its transaction, or one of fifty. Per notification.
 */
@State(Scope.Benchmark)
public class Recording {

    private static final int BATCH = 50;
    private static final String SENDER = "uk";
    /** The partners whose copies wait for an SFTP server. */
    private static final List<String> FETCHED = List.of("bg", "ro", "ly");

    private final Deciding hub = new Deciding();
    private final HikariDataSource database = new HikariDataSource();
    private final List<RecipientOutcome> outcomes = new ArrayList<>();
    private final Map<String, ObjectNode> copies = new LinkedHashMap<>();
    /** Whether the facts of the picture are taken, too. */
    @Param({"false", "true"})
    public boolean facts;

    private byte[] original;
    private Ledger ledger;
    private FactRows rows;
    private int number;

    @Setup
    public void open() throws IOException {
        hub.read();
        original = Files.readAllBytes(Path.of("bench/notification.json"));
        hub.decide().forEach((recipient, decision) -> {
            outcomes.add(outcome(recipient, decision));
            copies.put(recipient, decision.notification());
        });
        Path directory = Files.createTempDirectory(Path.of(System.getProperty("bench.directory")), "ledger");
        ((Logger) LoggerFactory.getLogger("org.flywaydb")).setLevel(Level.ERROR);
        database.setJdbcUrl(DatabaseFile.url(directory.resolve(DatabaseFile.NAME)));
        DataSource file = DatabaseFile.through(database);
        Flyway.configure().dataSource(file).locations("classpath:db/sqlite").load().migrate();
        ledger = new Ledger(new LedgerDatabase(file, new byte[32], Clock.systemUTC()));
        rows = new FactRows(ledger);
    }

    @TearDown
    public void close() {
        database.close();
    }

    private RecipientOutcome outcome(String recipient, ReleaseDecision decision) {
        Mapping mapping = hub.mappings.of(recipient);
        return RecipientOutcome.released(
                recipient,
                FETCHED.contains(recipient) ? DeliveryState.QUEUED : DeliveryState.DELIVERED,
                decision.rule(),
                decision.notification().path("redactions").findValuesAsText("path"),
                new Rendering(mapping.render(decision.notification()), mapping.extension(), Urgency.ROUTINE));
    }

    @Benchmark
    public Acceptance alone() {
        Acceptance[] acceptance = new Acceptance[1];
        ledger.batch(true, () -> acceptance[0] = write());
        return acceptance[0];
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public void oneOfFifty() {
        ledger.batch(true, () -> {
            for (int i = 0; i < BATCH; i++) {
                write();
            }
        });
    }

    private Acceptance write() {
        String id = "NCA/26/SB/" + number++;
        Arrival arrival = new Arrival(SENDER, "broker " + number, original, null, 1);
        long entry = ledger.begin(arrival).entry();
        Acceptance acceptance = ledger.accept(entry, hub.notification.put("id", id));
        ledger.decide(entry, outcomes);
        if (facts) {
            rows.take(entry, hub.notification, copies);
        }
        ledger.recordReceipts(entry, receipts(arrival, id));
        return acceptance;
    }

    private List<Receipt> receipts(Arrival arrival, String id) {
        List<Receipt> receipts = new ArrayList<>();
        receipts.add(receipt(arrival, id, Status.ACCEPTED, null));
        outcomes.stream()
                .filter(outcome -> outcome.state() == DeliveryState.DELIVERED)
                .forEach(outcome -> receipts.add(receipt(arrival, id, Status.DELIVERED, outcome.recipient())));
        return receipts;
    }

    private static Receipt receipt(Arrival arrival, String id, Status status, String recipient) {
        String key = ReceiptKey.of(SENDER, arrival.messageKey(), status, recipient);
        return new Receipt(key, id, 1, status, recipient, null, null, null, null, "2026-11-03T08:15:00Z");
    }
}
