package org.flaghoist.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flaghoist.broker.BrokerRights;
import org.flaghoist.testing.BrokerWays;
import org.flaghoist.testing.Certificates;
import org.flaghoist.testing.HubProcess;
import org.flaghoist.testing.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A stage as in production: broker and database are processes of their own, and all come over TLS with certificates.
 */
final class Production implements AutoCloseable {

    private static final int BEGUN_MILLIS = 4_000;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);

    private static final String USER = "postgres";
    static final String DATABASE = "postgres";

    private final EmbeddedPostgres database;
    private final TestStage stage;
    private final List<HubProcess> others = new ArrayList<>();

    Production(Path directory, Seed seed, BrokerWays broker) throws Exception {
        this(directory, seed, broker, List.of(), Map.of());
    }

    /**
     * @param more settings of the hubs
     * @param environment of the hubs, more than what leads them to the broker
     */
    Production(Path directory, Seed seed, BrokerWays broker, List<String> more, Map<String, String> environment)
            throws Exception {
        database = TestPostgres.keeping().start();
        List<String> settings = new ArrayList<>(List.of(
                "--spring.profiles.active=production",
                "--spring.datasource.url=" + url(),
                "--spring.datasource.username=" + USER));
        settings.addAll(more);
        Map<String, String> all = new HashMap<>(broker.hubEnvironment());
        all.putAll(environment);
        stage = new TestStage(directory, seed.value(), List.of(), settings, all, broker::core);
    }

    /** Of all who come to the broker. */
    static Certificates certificates(Path directory) throws Exception {
        Certificates certificates = new Certificates(directory.resolve("authority"));
        for (String user : List.of(BrokerRights.HUB, BrokerRights.EVENTS, "uk", "europol", "at")) {
            certificates.certify(user);
        }
        return certificates;
    }

    TestStage stage() {
        return stage;
    }

    DataSource database() {
        return database.getPostgresDatabase();
    }

    /** Makes one database the copy of another, while no hub is there: a dump that is put in place. */
    void copyDatabase(String from, String to) {
        JdbcClient server = JdbcClient.create(database.getDatabase(USER, "template1"));
        server.sql("drop database if exists " + to).update();
        server.sql("create database " + to + " template " + from).update();
    }

    int databasePort() {
        return database.getPort();
    }

    /** A second hub. */
    HubProcess another() {
        return added(stage.another());
    }

    /** A second hub, which comes to all that it needs over this network. */
    HubProcess another(Network network) throws IOException {
        return added(stage.another(network));
    }

    /**
     * Starts these hubs, of which the first has all the work, then the partners; returns when they have worked for a
     * while.
     */
    void begin(HubProcess... hubs) throws Exception {
        for (HubProcess hub : hubs) {
            hub.start();
            hub.awaitReady();
        }
        stage.begin();
        stage.hub().runFor(BEGUN_MILLIS);
    }

    private HubProcess added(HubProcess hub) {
        others.add(hub);
        return hub;
    }

    /** The end: stops the hubs, and lists all that is not as it must be. */
    List<String> faults() throws Exception {
        stage.hub().terminate(LONGEST_STOP);
        for (HubProcess other : others) {
            other.terminate(LONGEST_STOP);
        }
        // One connection for the thousands of questions.
        try (SingleConnectionDataSource ledger = new SingleConnectionDataSource(url(), USER, "", true)) {
            return stage.faults(ledger);
        }
    }

    private String url() {
        return database.getJdbcUrl(USER, DATABASE);
    }

    @Override
    public void close() throws Exception {
        for (HubProcess other : others) {
            other.close();
        }
        stage.close();
        database.close();
    }
}
