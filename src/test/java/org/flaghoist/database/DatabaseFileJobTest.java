package org.flaghoist.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.flaghoist.installation.LedgerKey;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseFileJobTest {

    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int READERS = 6;
    private static final long MEGABYTE = 1024 * 1024;

    /** What SQLite lets the WAL grow to where nobody reads is 4 MB. */
    private static final long LARGE = 8 * MEGABYTE;

    private static final String LONG_READ = "with recursive n(x) as (select 1 union all select x + 1 from n"
            + " where x < 100000) select count(*) from n, (select count(*) from entry)";

    private Path file;
    private HikariDataSource pool;
    private DataSource database;
    private Ledger ledger;
    private DatabaseFileJob job;
    private int number;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        file = folder.resolve(DatabaseFile.NAME);
        pool = TestDatabase.pool(DatabaseFile.url(file));
        pool.setConnectionTimeout(5_000);
        database = TestDatabase.migrated(pool);
        ledger = new Ledger(
                new LedgerDatabase(database, LedgerKey.readOrMake(folder.resolve("ledger.key")), Clock.systemUTC()));
        job = new DatabaseFileJob(database, LARGE, Duration.ZERO);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void beginsTheWalAnewThoughThereIsAlwaysSomebodyWhoReads() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(READERS);
        List<Future<?>> readers = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            readers.add(threads.submit(() -> {
                while (!over.get()) {
                    JdbcClient.create(database).sql(LONG_READ).query().listOfRows();
                }
            }));
        }
        await().atMost(LONG)
                .pollInSameThread()
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    begin();
                    return wal() > LARGE;
                });
        await().atMost(LONG).until(() -> {
            job.look();
            return wal() < MEGABYTE;
        });
        begin();
        over.set(true);
        for (Future<?> reader : readers) {
            reader.get();
        }
        threads.shutdown();
    }

    @Test
    void takesNothingWhereTheFileIsNotTheOneThatWasOpened() throws Exception {
        begin();
        Path aside = Files.move(file, file.resolveSibling("aside"));
        job.look();
        assertRefused(file);
        pool.getHikariPoolMXBean().softEvictConnections();
        assertThatThrownBy(pool::getConnection).hasStackTraceContaining("unable to open");
        assertThat(file).doesNotExist();

        Files.copy(aside, file);
        job.look();
        assertRefused(file);
    }

    /** Another hub might have the ledger by then. */
    @Test
    void takesNothingWhereItsLockIsGone() throws Exception {
        Path lock = file.resolveSibling(DatabaseFile.NAME + ".lock");
        try (DatabaseFileLock mine = DatabaseFileLock.of(pool.getJdbcUrl())) {
            assertThat(mine).isNotNull();
            job = new DatabaseFileJob(database);
            job.look();
            begin();
            Files.delete(lock);
            job.look();
            assertRefused(lock);
        }
    }

    private void assertRefused(Path changed) {
        assertThatThrownBy(this::begin)
                .hasStackTraceContaining(changed + " is not the file any more that this hub has opened")
                .hasStackTraceContaining("Stop the hub, put back what was there, with its -wal, or restore a backup");
    }

    private void begin() {
        ledger.begin(new Arrival("north", "message-" + number++, new byte[50_000], null, 1));
    }

    private long wal() {
        return file.resolveSibling(DatabaseFile.NAME + "-wal").toFile().length();
    }
}
