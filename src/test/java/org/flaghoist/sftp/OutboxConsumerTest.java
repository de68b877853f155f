package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.partner.Sftp;
import org.flaghoist.sftp.RemoteOutbox.OutboxLook;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Camel hands on of a partner's outbox. */
class OutboxConsumerTest {

    private static final String OUTBOX =
            "sftp:east/outbox?delay=50&bridgeErrorHandler=true&download=false&idempotent=false&noop=true";

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private SftpServerFixture server;
    private Servers servers;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        server = new SftpServerFixture(directory);
        Sftp site = TestPartners.site(server.port(), server.hostKey());
        servers = new Servers(
                List.of(TestPartners.with("east", site)),
                directory.resolve("in-hand"),
                Clock.systemUTC(),
                ClusterLeases.alone());
    }

    @AfterEach
    void stop() throws Exception {
        camel.stop();
        servers.close();
        server.close();
    }

    @Test
    void knowsOfMoreFilesThanItTakesWhateverOneOfThemIsCalled() throws Exception {
        Path first = Files.createFile(server.outbox().resolve("f0.camelLock"));
        Files.setLastModifiedTime(first, FileTime.from(Instant.EPOCH));
        for (int number = 0; number <= OldestFiles.MOST; number++) {
            Files.createFile(server.outbox().resolve("f" + number));
        }
        List<Boolean> all = new CopyOnWriteArrayList<>();

        collect(look -> {
            all.add(look.all());
            return List.of();
        });

        await().until(() -> !all.isEmpty());
        assertThat(all).containsOnly(false);
    }

    @Test
    void remembersNoFilesThatAreGone() throws Exception {
        collect(OutboxConsumerTest::all);
        IdempotentRepository inProgress =
                camel.getEndpoint(OUTBOX, ServerEndpoint.class).getInProgressRepository();

        assertThat(inProgress.add("outbox/a.csv")).isTrue();
        assertThat(inProgress.add("outbox/a.csv")).as("it is not known").isTrue();
    }

    @Test
    void takesAFileAboutWhichNothingCouldBeDecidedAtFirst() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        Files.writeString(server.outbox().resolve("a.csv"), "1");

        collect(look -> {
            if (failures.incrementAndGet() <= 3) {
                throw new IllegalStateException("the database is away");
            }
            return all(look);
        });

        await().until(() -> taken.contains("a.csv"));
    }

    @Test
    void takesAFileAgainUntilItIsMovedAway() throws Exception {
        Files.writeString(server.outbox().resolve("a.csv"), "1");

        collect(OutboxConsumerTest::all);

        await().until(() -> taken.size() > 2);
        assertThat(taken).containsOnly("a.csv");
    }

    @Test
    void showsNobodyWhatLiesOnAServer() throws Exception {
        collect(OutboxConsumerTest::all);
        ServerEndpoint outbox = camel.getEndpoint(OUTBOX, ServerEndpoint.class);

        assertThatThrownBy(() -> outbox.getExchanges(1, null)).hasMessageContaining("does not browse");
        assertThatThrownBy(outbox::getExchanges).hasMessageContaining("does not browse");
        assertThatThrownBy(() -> outbox.getBrowseStatus(1)).hasMessageContaining("does not browse");
    }

    @Test
    void keepsTheOldestOfTooManyFiles() throws Exception {
        for (int n = 1; n <= OldestFiles.MOST + 5; n++) {
            Files.createFile(server.outbox().resolve("f" + n));
        }
        AtomicInteger listed = new AtomicInteger();

        collect(look -> {
            assertThat(look.all()).isFalse();
            listed.set(look.listed().size());
            return List.of();
        });

        await().untilAsserted(() -> assertThat(listed).hasValue(OldestFiles.MOST));
    }

    private static List<ReadyFile> all(OutboxLook look) {
        return look.ready().stream().map(file -> new ReadyFile(file, 0)).toList();
    }

    private void collect(OutboxRules.LookRules decides) throws Exception {
        camel.addComponent("sftp", new ServerComponent(servers, partner -> decides));
        RouteBuilder.addRoutes(
                camel,
                routes -> routes.from(OUTBOX).process(exchange -> {
                    ReadyFile ready = exchange.getProperty("ready", ReadyFile.class);
                    taken.add(Objects.requireNonNull(ready).remote().name());
                }));
        camel.start();
    }
}
