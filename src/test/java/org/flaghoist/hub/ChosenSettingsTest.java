package org.flaghoist.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.exchange.Maintenance;
import org.flaghoist.exchange.OtherHubs;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.monitor.LivenessPool;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A hub works by the places and sizes that somebody chose. */
@ExtendWith(OutputCaptureExtension.class)
@Tag(HubFixture.OWN)
class ChosenSettingsTest {

    private static Path directory;

    @AutoClose
    private static HubFixture hub;

    private static HikariDataSource pool;

    private final List<Connection> taken = new ArrayList<>();

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        directory = folder;
        Path journal = Files.createDirectory(directory.resolve("journal"));
        Path ledger = Files.createDirectory(directory.resolve("elsewhere"));
        open(journal, "rwxr-xr-x");
        open(ledger, "rwxr-xr-x");
        hub = new HubFixture(directory, HubSetup.usual());
        hub.start(
                "--flaghoist.data=" + directory.resolve("fresh"),
                "--flaghoist.broker.directory=" + journal,
                "--spring.datasource.url=" + TestDatabase.url(ledger),
                "--spring.datasource.hikari.maximum-pool-size=7",
                "--spring.datasource.hikari.connection-timeout=5000");
        pool = hub.bean(DataSource.class).unwrap(HikariDataSource.class);
    }

    @Test
    void shutsJournalAndLedgerThatLieElsewhere() throws IOException {
        assertThat(rights(directory.resolve("journal"))).isEqualTo("rwx------");
        assertThat(rights(directory.resolve("elsewhere/ledger.db"))).isEqualTo("rw-------");
        assertThat(rights(directory.resolve("fresh"))).isEqualTo("rwx------");
    }

    @Test
    void leavesASizeThatSomebodyChose() {
        assertThat(pool.getMaximumPoolSize()).isEqualTo(7);
    }

    @AfterEach
    void giveBack() throws SQLException {
        for (Connection connection : taken) {
            connection.close();
        }
    }

    /** Somebody's questions have taken all connections with the database that there are. */
    @Test
    void knowsThatItHasItsDatabase(CapturedOutput output) throws Exception {
        takeAll();
        assertThatThrownBy(pool::getConnection).isInstanceOf(SQLTransientConnectionException.class);
        PartnerStates states = hub.bean(PartnerStates.class);
        // Waits for a connection, and keeps others from the partners' states meanwhile.
        CompletableFuture<Void> operator =
                CompletableFuture.runAsync(() -> states.change("west", PartnerState.PAUSED, "ann", "their letter"));

        SharedConnection broker = hub.bean(SharedConnection.class);
        OtherHubs others = new OtherHubs(
                states,
                hub.bean(Maintenance.class),
                hub.bean(LivenessPool.class).database(),
                broker,
                true);
        others.ask();
        others.standBack();
        assertThat(output.getAll())
                .doesNotContain("Asking whether the database answers fails")
                .doesNotContain("the queues are left to other hubs");
        await().until(operator::isCompletedExceptionally);
    }

    private void takeAll() throws SQLException {
        while (taken.size() < pool.getMaximumPoolSize()) {
            taken.add(awaitConnection());
        }
    }

    /** The hub's own work gives its connections back again and again. */
    private Connection awaitConnection() {
        return await().ignoreExceptions().until(pool::getConnection, got -> true);
    }

    private static void open(Path file, String rights) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
