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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What Camel hands on of a partner's outbox. */
@ExtendWith(OutputCaptureExtension.class)
class OutboxConsumerTest {

    private static final String OUTBOX =
            "sftp:east/outbox?delay=50&bridgeErrorHandler=true&download=false&idempotent=false&noop=true";

    private static final String NOT_TAKEN = "east: files in the outbox that are not taken";

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
    void saysOfEachNewFileThatItIsNotTakenOnceAndWithoutItsName(CapturedOutput output) throws Exception {
        AtomicInteger looks = new AtomicInteger();
        for (String name : List.of("Ana#1.csv", "b#2.csv.tmp", ".c#3")) {
            Files.writeString(server.outbox().resolve(name), "1");
        }
        Files.createDirectory(server.outbox().resolve("d#4"));
        SftpConnection east = servers.of("east").collect();
        collect(look -> {
            looks.incrementAndGet();
            return List.of();
        });
        await().until(() -> east.countOfLeftAlone() == 1);
        int before = looks.get();
        await().until(() -> looks.get() > before + 2);
        assertThat(output.getAll()).containsOnlyOnce(NOT_TAKEN);

        Files.writeString(server.outbox().resolve("Ana#2.csv"), "1");
        await().until(() -> east.countOfLeftAlone() == 2);

        assertThat(output.getAll().split(NOT_TAKEN, -1)).hasSize(3);
        assertThat(output.getAll())
                .contains("no name may have: 2; let the partner")
                .doesNotContain("Ana#");
        Files.delete(server.outbox().resolve("Ana#1.csv"));
        await().until(() -> east.countOfLeftAlone() == 1);
        assertThat(taken).isEmpty();
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
