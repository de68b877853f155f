package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.apache.camel.CamelContext;
import org.flaghoist.testing.FaultProxy;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;

/** What keeps a hub from its work makes it not ready, with the reason. */
@Tag(HubFixture.OWN)
class HealthTest {

    private FaultProxy wayToTheDatabase;
    private HubFixture hub;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        String url = TestDatabase.postgresql(directory);
        String port = ":" + TestDatabase.postgresqlPort() + "/";
        wayToTheDatabase = new FaultProxy(TestDatabase.postgresqlPort());
        hub = new HubFixture(
                directory,
                WatchedHub.setup("--spring.datasource.url=" + url.replace(port, ":" + wayToTheDatabase.port() + "/")));
        hub.start();
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
        wayToTheDatabase.close();
    }

    @Test
    void isWellAsLongAsAllIs() {
        assertThat(health("readiness").getStatus()).isEqualTo(Status.UP);
        assertThat(health("readiness").getComponents())
                .containsOnlyKeys("readinessState", "database", "broker", "disk", "routes");
        assertThat(health("liveness").getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isNotReadyWhileTheDatabaseIsAway() throws Exception {
        wayToTheDatabase.refuse();
        await().until(() -> reason("database").startsWith("The database has not answered for "));
        assertThat(health("readiness").getStatus()).isEqualTo(Status.DOWN);
        assertThat(health("liveness").getStatus()).as("a restart fixes nothing").isEqualTo(Status.UP);

        wayToTheDatabase.heal();

        await().until(() -> health("readiness").getStatus().equals(Status.UP));
    }

    @Test
    void isNotReadyWhileTheDiskIsFull() {
        limit(0);
        await().until(() -> reason("disk").startsWith("The disk is full"));
        assertThat(health("readiness").getStatus()).isEqualTo(Status.DOWN);
        assertThat(health("liveness").getStatus()).isEqualTo(Status.UP);

        limit(1);

        await().until(() -> health("readiness").getStatus().equals(Status.UP));
    }

    @Test
    void isNotReadyWhileARouteDoesNotRun() throws Exception {
        hub.bean(CamelContext.class).getRouteController().stopRoute("translate-north");

        assertThat(reason("routes")).startsWith("These routes do not run: translate-north.");
        assertThat(health("liveness").getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void isNotAliveWithoutItsBroker() throws Exception {
        hub.artemis().stop();

        await().until(() -> reason("broker").startsWith("The broker does not answer"));
        assertThat(health("liveness").getStatus()).isEqualTo(Status.DOWN);
    }

    private void limit(double share) {
        ((ActiveMQServerImpl) hub.artemis()).getMonitor().setMaxUsage(share);
    }

    private CompositeHealth health(String group) {
        return (CompositeHealth) hub.bean(HealthEndpoint.class).healthForPath(group);
    }

    /** Blank where it is well. */
    private String reason(String component) {
        Health health = (Health)
                Objects.requireNonNull(health("readiness").getComponents()).get(component);
        Map<String, Object> details = health == null ? Map.of() : health.getDetails();
        return String.valueOf(details.getOrDefault("reason", ""));
    }
}
