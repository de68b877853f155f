package org.flaghoist.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Somebody's questions have taken all connections with the database that there are. */
@ExtendWith(OutputCaptureExtension.class)
@Tag(HubFixture.OWN)
class LivenessTest {

    private final List<Connection> taken = new ArrayList<>();
    private HubFixture hub;
    private HikariDataSource pool;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory, HubSetup.impatient("--spring.datasource.hikari.connection-timeout=5000"));
        pool = hub.bean(DataSource.class).unwrap(HikariDataSource.class);
    }

    @AfterEach
    void close() throws Exception {
        giveBack();
        hub.close();
    }

    @Test
    void hasMoreConnectionsWithMorePartnersAndMoreThanTheConsoleMayHave() {
        assertThat(pool.getMaximumPoolSize()).isEqualTo(DatabaseFileOpener.FEWEST + 2 * 4);
    }

    @Test
    void leavesASizeThatSomebodyChose(@TempDir Path directory) throws Exception {
        hub.stop();
        hub.start("--spring.datasource.hikari.maximum-pool-size=7");
        assertThat(hub.bean(DataSource.class).unwrap(HikariDataSource.class).getMaximumPoolSize())
                .isEqualTo(7);
    }

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

    private void giveBack() throws SQLException {
        for (Connection connection : taken) {
            connection.close();
        }
        taken.clear();
    }
}
