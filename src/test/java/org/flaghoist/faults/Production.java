package org.flaghoist.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.route.BrokerProcessFixture;
import org.flaghoist.route.Certificates;

/** What a hub needs in production: a broker and a database of their own, and the stage that it plays on. */
final class Production {

    private Production() {}

    static BrokerProcessFixture broker(Path directory) throws Exception {
        Certificates certificates = new Certificates(directory.resolve("authority"));
        for (String user : List.of("flaghoist.hub", "uk", "europol", "at")) {
            certificates.certify(user);
        }
        return new BrokerProcessFixture(directory, certificates);
    }

    static EmbeddedPostgres database() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    static Stage stage(Path directory, Seed seed, BrokerProcessFixture broker, EmbeddedPostgres database)
            throws Exception {
        List<String> settings = List.of(
                "--spring.profiles.active=production",
                "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres");
        return new Stage(directory, seed.value(), List.of(), settings, broker.hubEnvironment(), broker::core);
    }
}
