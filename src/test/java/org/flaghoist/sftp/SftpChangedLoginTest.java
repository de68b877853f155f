package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Secret;
import org.flaghoist.partner.Sftp;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub is to log in to a server by something else. */
class SftpChangedLoginTest {

    @AutoClose
    private SftpServerFixture server;

    @AutoClose
    private Servers servers;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        server = new SftpServerFixture(directory);
        servers = new Servers(
                List.of(partner(SftpServerFixture.PASSWORD)),
                directory.resolve("in-hand"),
                Clock.systemUTC(),
                ClusterLeases.alone());
    }

    @Test
    void endsASessionThatIsInUseWhenTheWorkIsDoneThoughNothingComesAfterIt() throws Exception {
        SftpConnection connection = servers.of("east").deliver();

        String done = connection.use("test", sftp -> {
            CompletableFuture.runAsync(() -> servers.become(List.of(partner("another"))))
                    .join();
            return sftp.pwd();
        });

        assertThat(done).isNotEmpty();
        await().untilAsserted(() -> assertThat(server.sessions()).isZero());
    }

    private Partner partner(String password) {
        return TestPartners.with(
                "east",
                new Sftp(
                        "127.0.0.1",
                        server.port(),
                        SftpServerFixture.USER,
                        new Secret(password),
                        null,
                        server.hostKey(),
                        "outbox",
                        "inbox",
                        Pattern.compile(".*"),
                        Duration.ofSeconds(30),
                        null));
    }
}
