package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.LeaseLost;
import org.flaghoist.testing.AnotherHub;
import org.flaghoist.testing.CutDatabase;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.ShortLeases;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Two hubs on one broker and database, and work that takes longer than the lease for it. */
@Tag(HubFixture.OWN)
class LeasedWorkTest {

    private static final String NAME = "FILE_0001.json";
    private static final String COLLECT = "collect-sftp-east";

    /** More than one transaction of pieces. */
    private static final int PIECES = 600;

    /** Bytes a second: a file of 8 MB takes twice as long as a lease. */
    private static final int SLOW = 1_000_000;

    private HubFixture hub;
    private SftpServerFixture east;
    private AnotherHub other;

    /** What a hub with an embedded broker has not, since it cannot share that. */
    static class SharedLeases {

        @Bean
        Way way(DataSource database) {
            return new Way(new CutDatabase(database));
        }

        @Bean
        @Primary
        ClusterLeases sharedLeases(Way way) {
            return ClusterLeases.sharedBy(way.database(), ShortLeases.TIMES);
        }
    }

    record Way(CutDatabase database) {}

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory, HubSetup.usual().beans(SharedLeases.class));
        hub.start();
        east = hub.server("east");
        other = new AnotherHub(hub, directory.resolve("another"));
    }

    @AfterEach
    void close() throws IOException {
        east.faults().end();
        other.close();
        hub.close();
    }

    @Test
    void fetchesAFileOnceThoughItTakesLongerThanALease() throws Exception {
        assertThat(hub.bean(ClusterLeases.class).isMine(COLLECT)).isTrue();
        east.faults().slowDown(SLOW);
        other.collectAllTheTime();
        upload(PIECES, 13_000);

        assertThat(copies(PIECES)).doesNotHaveDuplicates().hasSize(PIECES);
        awaitMoved();
        assertThat(east.faults().opened(NAME)).isOne();
        assertThat(hub.entryStates("east")).containsOnly("ACCEPTED").hasSize(PIECES);
    }

    @Test
    void stopsFetchingWhenTheLeaseIsLost() throws Exception {
        RemoteFile file = listedByTheOther(2, 4_000_000);
        east.faults().slowDown(SLOW);
        CompletableFuture<AnotherHub.InHand> fetching = CompletableFuture.supplyAsync(() -> other.fetch(file));
        await().until(() -> east.faults().opened(NAME) == 1);

        other.database().cut(true);

        assertThatThrownBy(fetching::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(LeaseLost.class);
        assertThat(other.servers().of("east").collect().view().failures())
                .as("it is not the server's fault")
                .isZero();
    }

    @Test
    void queuesNothingWhenTheLeaseIsLostThatAnotherHubHasTakenOver() throws Exception {
        RemoteFile file = listedByTheOther(PIECES, 10);
        AnotherHub.InHand fetched = other.fetch(file);
        other.database().cut(true);
        hub.activate("east");
        assertThat(copies(PIECES)).hasSize(PIECES);
        awaitMoved();

        // It has the same work again, and what it has in hand is of before.
        other.database().cut(false);
        hub.bean(ClusterLeases.class).close();
        await().until(() -> other.leases().isMine(COLLECT));

        assertThatThrownBy(() -> other.queue(fetched)).isInstanceOf(LeaseLost.class);
        assertThat(hub.entryStates("east")).containsOnly("ACCEPTED").hasSize(PIECES);
    }

    @Test
    void givesAnUploadNoNameWhenTheHubMayBeTakenForDead() throws Exception {
        await().until(() -> other.leases().ofHub("deliver-sftp-east").isHeld());
        east.faults().slowDown(SLOW);
        CompletableFuture<Void> upload =
                CompletableFuture.runAsync(() -> other.deliver("copy.json", new byte[8_000_000]));
        other.database().cut(true);
        await().until(() -> !other.leases().ofHub("deliver-sftp-east").isHeld());

        assertThatThrownBy(upload::join).hasCauseInstanceOf(LeaseLost.class);
        assertThat(SftpServerFixture.names(east.inbox())).doesNotContain("copy.json");
        assertThatThrownBy(() -> other.deliver("late.json", new byte[8_000_000]))
                .isInstanceOf(LeaseLost.class);
        assertThat(SftpServerFixture.names(east.inbox())).doesNotContain(".late.json.part");
    }

    @Test
    void givesNoMoreNamesOfSeveralWhenTheHubMayBeTakenForDead() throws Exception {
        await().until(() -> other.leases().ofHub("deliver-sftp-east").isHeld());
        AtomicInteger named = new AtomicInteger();
        List<InboxFile> files = Stream.of("a", "b", "c", "d")
                .map(name -> new InboxFile(name + ".json", new byte[10], false))
                .toList();

        assertThatThrownBy(() -> other.servers()
                        .of("east")
                        .inbox("out.east")
                        .put(files, 0, () -> named.incrementAndGet() < 3 || isCutFromTheDatabase()))
                .isInstanceOf(LeaseLost.class);

        assertThat(east.faults().named()).containsExactly("a.json", "b.json");
        assertThatThrownBy(() -> other.servers().of("east").inbox("out.east").put(files.subList(2, 4), 0, () -> true))
                .isInstanceOf(LeaseLost.class);
        assertThat(east.faults().named()).containsExactly("a.json", "b.json");
    }

    private boolean isCutFromTheDatabase() {
        other.database().cut(true);
        await().until(() -> !other.leases().ofHub("deliver-sftp-east").isHeld());
        return true;
    }

    /** The hub of the fixture is kept from it: it does not ask for the lease of a partner that is paused. */
    private RemoteFile listedByTheOther(int pieces, int size) throws Exception {
        hub.pause("east");
        hub.bean(Way.class).database().cut(true);
        await().until(() -> other.leases().isMine(COLLECT));
        hub.bean(Way.class).database().cut(false);
        upload(pieces, size);
        Path file = east.outbox().resolve(NAME);
        return new RemoteFile(
                NAME, Files.size(file), Files.getLastModifiedTime(file).toMillis() / 1_000 * 1_000);
    }

    private void upload(int pieces, int size) throws IOException {
        String file = IntStream.rangeClosed(1, pieces)
                .mapToObj(n -> Notifications.of("east", "LONG-" + n, "INTELLIGENCE", "\"west\"")
                        .replace("A boat left.", "A boat left." + "x".repeat(Math.min(size, 9_000)))
                        .concat(" ".repeat(Math.max(0, size - 9_000))))
                .collect(Collectors.joining("\n"));
        east.upload(NAME, file.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> copies(int count) throws Exception {
        return hub.receive("west", count).stream()
                .map(copy -> HubFixture.member(copy, "id"))
                .toList();
    }

    private void awaitMoved() {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(east.outbox().resolve(".done").resolve(NAME)));
    }
}
