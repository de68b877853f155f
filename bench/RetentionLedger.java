import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.index.Indexer;
import org.flaghoist.index.SearchIndex;
import org.flaghoist.index.SearchKeys;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.ledger.chain.ChainCut;
import org.flaghoist.notification.Urgency;
import org.flaghoist.retention.OldRecords;
import org.flaghoist.retention.Purging;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes notifications into a ledger that keeps bodies and records of the last tenth of them. */
public final class RetentionLedger {

    private static final String SENDER = "uk";
    private static final int BATCH = 50;
    private static final int TENTHS = 10;
    /** Old bodies and records are deleted so often while one tenth comes in. */
    private static final int RUNS = 10;

    private final Path file;
    private final int count;
    private final byte[] content = Files.readAllBytes(Path.of("bench/notification.json"));
    private final ObjectNode form;
    private final SetClock clock = new SetClock();
    private int written;

    private RetentionLedger(Path file, int count) throws IOException {
        this.file = file;
        this.count = count;
        this.form = (ObjectNode) new ObjectMapper()
                .readTree(Files.readString(Path.of("src/test/samples/ledger/new.json")));
    }

    /** @param args directory, how many notifications */
    public static void main(String[] args) throws Exception {
        Path file = Path.of(args[0]).resolve(DatabaseFile.NAME);
        new RetentionLedger(file, Integer.parseInt(args[1])).run();
    }

    /** A second goes by for each notification. */
    private static final class SetClock extends Clock {

        private long seconds = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochSecond(seconds);
        }
    }

    private void run() throws IOException {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl(DatabaseFile.url(file));
            DataSource database = DatabaseFile.through(pool);
            Flyway.configure().dataSource(database).locations("classpath:db/sqlite").load().migrate();
            byte[] key = new byte[32];
            LedgerDatabase recorded = new LedgerDatabase(database, key, clock);
            Ledger ledger = new Ledger(recorded);
            Chain chain = new Chain(database, key);
            Purging purging = new Purging(recorded);
            Indexer indexer = new Indexer(recorded, new SearchIndex(recorded), new SearchKeys(key));
            OldRecords records = new OldRecords(recorded, new ChainCut(database, key));
            for (int tenth = 1; tenth <= TENTHS; tenth++) {
                long began = System.nanoTime();
                long deleting = 0;
                for (int part = 0; part < RUNS; part++) {
                    write(ledger, count / TENTHS / RUNS);
                    chain.seal();
                    while (indexer.step()) {
                        // as a hub does it behind
                    }
                    long now = System.nanoTime();
                    Instant before = clock.instant().minusSeconds(count / TENTHS);
                    purging.purge(new Purging.RetentionRule(SENDER, null, Set.of(), before), () -> true);
                    records.delete(before, () -> true);
                    deleting += System.nanoTime() - now;
                }
                print(JdbcClient.create(database), System.nanoTime() - began, deleting);
            }
            System.out.println("{\"whole\": " + chain.verify().ok() + "}");
        }
    }

    private void write(Ledger ledger, int many) {
        for (int i = 0; i < many; i += BATCH) {
            ledger.batch(true, () -> {
                for (int one = 0; one < BATCH; one++) {
                    write(ledger);
                }
            });
        }
    }

    private void write(Ledger ledger) {
        clock.seconds++;
        String id = "NCA/26/SB/" + written++;
        long entry = ledger.begin(new Arrival(SENDER, "broker:" + written, content, null, 1))
                .entry();
        ledger.accept(entry, form.put("id", id));
        List<RecipientOutcome> outcomes = new ArrayList<>();
        for (String recipient : List.of("at", "bg", "europol", "ly", "ro")) {
            outcomes.add(RecipientOutcome.released(
                    recipient, DeliveryState.DELIVERED, null, List.of(), new Rendering(content, "json", Urgency.ROUTINE)));
        }
        ledger.decide(entry, outcomes);
    }

    private void print(JdbcClient sql, long nanos, long deleting) throws IOException {
        System.out.printf(
                "{\"written\": %d, \"fileMiB\": %.1f, \"entries\": %d, \"records\": %d, \"lineages\": %d,"
                        + " \"seconds\": %.1f, \"ofThemDeleting\": %.1f}%n",
                written,
                Files.size(file) / 1048576.0,
                count(sql, "entry"),
                count(sql, "event_record"),
                count(sql, "lineage"),
                nanos / 1e9,
                deleting / 1e9);
    }

    private static long count(JdbcClient sql, String table) {
        return sql.sql("select count(*) from " + table).query(Long.class).single();
    }
}
