package org.flaghoist.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.flaghoist.installation.LedgerKey;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.ledger.chain.ChainFinding;
import org.flaghoist.notification.SetupException;
import org.flaghoist.parking.Parking;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a power loss leaves of the file: copies that are made while others write. */
class DatabaseFileTest {

    private static final int THREADS = 4;
    private static final int COPIES = 25;
    private static final long SEED = Long.getLong("flaghoist.seed", System.nanoTime());

    private final Random random = new Random(SEED);
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean enough = new AtomicBoolean();
    private final AtomicBoolean checkpoints = new AtomicBoolean();
    private Path folder;
    private HikariDataSource pool;
    private JdbcTemplate file;
    private Ledger ledger;
    private Chain chain;
    private byte[] key;

    @BeforeEach
    void open(@TempDir Path directory) throws IOException {
        folder = directory;
        pool = TestDatabase.pool(DatabaseFile.url(folder.resolve(DatabaseFile.NAME)));
        pool.addDataSourceProperty("wal_autocheckpoint", "0");
        DataSource database = DatabaseFile.through(pool);
        pool.addDataSourceProperty("busy_timeout", "100");
        TestDatabase.migrate(database, pool.getJdbcUrl());
        file = new JdbcTemplate(database);
        file.execute("pragma wal_checkpoint(truncate)");
        key = LedgerKey.readOrMake(folder.resolve("ledger.key"));
        ledger = new Ledger(new LedgerDatabase(database, key, Clock.systemUTC()));
        chain = new Chain(database, key);
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void hasAllThatWasCommittedAndNoPartOfMoreWhenTheProcessEnds() throws Exception {
        checkpoints.set(true);
        whileOthersWrite(copy -> {
            Set<String> before = Set.copyOf(done);
            assertThat(messageKeys(copy("whole-" + copy))).as("seed %d", SEED).containsAll(before);
        });
    }

    /** The disk need not have written all of the WAL; what is in the file already, it has. */
    @Test
    void hasNoPartOfATransactionWhereverTheWalEndsWhenThePowerFails() throws Exception {
        whileOthersWrite(copy -> {
            Path cut = copy("cut-" + copy);
            try (RandomAccessFile wal = new RandomAccessFile(wal(cut).toFile(), "rw")) {
                wal.setLength(random.nextLong(wal.length() + 1));
            }
            assertThat(messageKeys(cut)).as("seed %d", SEED).isNotNull();
        });
    }

    @Test
    void keepsNobodyWaitingWhoReadsWhileSomebodyWrites() throws Exception {
        CountDownLatch writes = new CountDownLatch(1);
        CountDownLatch isRead = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Boolean> writer = thread.submit(() -> ledger.together(() -> {
            begin("open");
            writes.countDown();
            return awaited(isRead);
        }));
        writes.await();

        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(chain.verify().ok()).isTrue();
            assertThat(new Parking(ledger).groups()).isEmpty();
            assertThat(ledger.knows(1, "open")).isFalse();
        });

        isRead.countDown();
        assertThat(writer.get()).isTrue();
        assertThat(ledger.knows(1, "open")).isTrue();
        thread.shutdown();
    }

    /** Reading a message that is large, or hostile, must not hold up what others send. */
    @Test
    void letsOthersWriteUntilTheFirstStatementOfATransaction() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        ledger.batch(false, () -> {
            Future<?> other = thread.submit(() -> begin("first"));
            assertThat(other).succeedsWithin(Duration.ofSeconds(30));
            begin("second");
        });
        thread.shutdown();
        assertThat(JdbcClient.create(pool)
                        .sql("select message_key from entry order by id")
                        .query(String.class)
                        .list())
                .containsExactly("first", "second");
    }

    @Test
    void saysWhyItCannotWriteAndGoesOnWhenItCan() throws Exception {
        try (Connection outsider = DriverManager.getConnection(pool.getJdbcUrl());
                Statement statement = outsider.createStatement()) {
            statement.execute("begin immediate");
            assertThatThrownBy(() -> begin("first"))
                    .isInstanceOf(CannotAcquireLockException.class)
                    .hasMessageContaining("SQLITE_BUSY");
            statement.execute("rollback");
        }
        long entry = begin("second");
        assertThat(ledger.knows(entry, "second")).isTrue();
        assertThat(chain.verify().ok()).isTrue();
    }

    @Test
    void isReadWhereNothingCanBeWrittenBesideIt() throws Exception {
        begin("first");
        pool.close();
        Path closed = folder.resolve(DatabaseFile.NAME);
        try (Connection reader =
                        DriverManager.getConnection(DatabaseFile.urlToRead(closed, false), DatabaseFile.readOnly());
                Statement statement = reader.createStatement();
                ResultSet messageKeys = statement.executeQuery("select message_key from entry")) {
            assertThat(messageKeys.next()).isTrue();
            assertThat(messageKeys.getString(1)).isEqualTo("first");
            assertThat(folder).isDirectoryNotContaining("glob:**-shm");
        }
    }

    @Test
    void isNotReadWithoutTheCommitsThatAreStillInItsWal() throws Exception {
        begin("first");
        Path copy = copy("crashed");
        assertThatThrownBy(() -> DatabaseFile.urlToRead(copy, false))
                .hasMessageContaining(copy + ": its newest commits are in " + copy + "-wal")
                .hasMessageContaining("copy all files to a directory that can be written to");
        assertThat(DatabaseFile.urlToRead(copy, true)).isEqualTo(DatabaseFile.url(copy));
    }

    @Test
    void isNotMadeWhereItsWalLiesAlone() throws Exception {
        begin("first");
        Path copy = copy("crashed");
        Files.delete(copy);
        try (HikariDataSource opened = TestDatabase.pool(DatabaseFile.url(copy))) {
            assertThatThrownBy(() -> DatabaseFile.through(opened))
                    .isInstanceOf(SetupException.class)
                    .hasMessageContaining(copy + "-wal: is there, and " + copy);
        }
        assertThat(wal(copy)).isNotEmptyFile();
        assertThat(copy).doesNotExist();
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private interface Look {
        void at(int copy) throws Exception;
    }

    private void whileOthersWrite(Look look) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> work = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            String name = "message-" + thread + "-";
            work.add(threads.submit(() -> write(name)));
        }
        try {
            for (int copy = 0; copy < COPIES; copy++) {
                look.at(copy);
            }
        } finally {
            enough.set(true);
            threads.shutdown();
        }
        for (Future<?> each : work) {
            each.get();
        }
        assertThat(done).hasSizeGreaterThan(COPIES);
    }

    private long begin(String messageKey) {
        byte[] content = messageKey.repeat(200).getBytes(StandardCharsets.UTF_8);
        return ledger.begin(new Arrival("north", messageKey, content, null, 1)).entry();
    }

    private void write(String name) {
        for (int number = 0; !enough.get(); number++) {
            String messageKey = name + number;
            begin(messageKey);
            done.add(messageKey);
            if (number % 10 == 0) {
                chain.seal();
                if (checkpoints.get()) {
                    file.execute("pragma wal_checkpoint(passive)");
                }
            }
        }
    }

    /** While somebody reads, SQLite may write to the file, too, but does not begin its WAL anew. */
    private Path copy(String name) throws IOException, SQLException {
        Path copy = Files.createDirectory(folder.resolve(name)).resolve(DatabaseFile.NAME);
        try (Connection reader = pool.getConnection();
                Statement statement = reader.createStatement()) {
            statement.execute("begin");
            statement.executeQuery("select count(*) from entry").close();
            Files.copy(folder.resolve(DatabaseFile.NAME), copy);
            Files.copy(wal(folder.resolve(DatabaseFile.NAME)), wal(copy));
            statement.execute("commit");
        }
        return copy;
    }

    private static Path wal(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    /** Of a copy that is whole: its pages, its chain, and an event and a body for each message key. */
    private Set<String> messageKeys(Path copy) {
        try (HikariDataSource opened = TestDatabase.pool(DatabaseFile.url(copy))) {
            DataSource database = DatabaseFile.through(opened);
            assertThat(new JdbcTemplate(database).queryForObject("pragma integrity_check", String.class))
                    .isEqualTo("ok");
            ChainFinding found = new Chain(database, key).verify();
            assertThat(found.ok()).as(found.inWords()).isTrue();
            JdbcClient sql = JdbcClient.create(database);
            assertThat(sql.sql("select count(*) from entry where id not in (select entry from content)")
                            .query(Long.class)
                            .single())
                    .isZero();
            return Set.copyOf(
                    sql.sql("select message_key from entry").query(String.class).list());
        }
    }
}
