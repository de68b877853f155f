package org.flaghoist.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class DatabaseCopyTest {

    private static final int MORE = 200;

    private Path folder;
    private HikariDataSource pool;
    private DataSource database;
    private Ledger ledger;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        folder = directory;
        pool = TestDatabase.pool(DatabaseFile.url(folder.resolve(DatabaseFile.NAME)));
        database = TestDatabase.migrated(pool);
        ledger = new Ledger(
                new LedgerDatabase(database, LedgerKey.readOrMake(folder.resolve("ledger.key")), Clock.systemUTC()));
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void hasWhatWasCommittedAtTheMomentAndNothingOfWhatCameWhileItWasMade() throws Exception {
        begin("before");
        try (DatabaseCopy copy = new DatabaseCopy(database)) {
            copy.at(() -> {});
            for (int number = 1; number <= MORE; number++) {
                begin("after-" + number);
            }
            JdbcClient.create(database).sql("pragma wal_checkpoint").query().listOfRows();
            copy.write(folder.resolve("copy.db"));
        }
        assertThat(messageKeys(new DriverManagerDataSource(DatabaseFile.url(folder.resolve("copy.db")))))
                .containsExactly("before");
        assertThat(messageKeys(database)).hasSize(1 + MORE);
    }

    @Test
    void letsNobodyWriteInTheMomentAndEverybodyAfterwards() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (DatabaseCopy copy = new DatabaseCopy(database)) {
            Future<?>[] writer = new Future<?>[1];
            copy.at(() -> {
                writer[0] = thread.submit(() -> begin("waits"));
                assertThatThrownBy(() -> writer[0].get(200, TimeUnit.MILLISECONDS))
                        .isInstanceOf(TimeoutException.class);
                assertThat(messageKeys(database)).isEmpty();
            });
            assertThat(writer[0]).succeedsWithin(Duration.ofSeconds(30));
            copy.write(folder.resolve("copy.db"));
        }
        thread.shutdown();
        assertThat(messageKeys(new DriverManagerDataSource(DatabaseFile.url(folder.resolve("copy.db")))))
                .isEmpty();
    }

    private void begin(String messageKey) {
        byte[] content = messageKey.repeat(MORE).getBytes(StandardCharsets.UTF_8);
        ledger.begin(new Arrival("north", messageKey, content, null, 1));
    }

    private static List<String> messageKeys(DataSource database) {
        return JdbcClient.create(database)
                .sql("select message_key from entry order by id")
                .query(String.class)
                .list();
    }
}
