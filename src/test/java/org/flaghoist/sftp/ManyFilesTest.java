package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Of many files in an outbox several are in flight at once. */
class ManyFilesTest {

    private static final int MANY = 40;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final AtomicInteger FILES = new AtomicInteger();

    private static HubFixture hub;

    private static SftpServerFixture east;

    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent(HubSetup.behindFaults("3s"));
        east = hub.server("east");
    }

    @AfterEach
    void leavesEverythingWell() throws Exception {
        east.faults().end();
        east.proxy().heal();
    }

    @Test
    void areFetchedTogetherAndQueuedInTheirOrder() throws Exception {
        List<String> ids = put("TOGETHER");

        assertThat(received(MANY)).containsExactlyElementsOf(ids);
        assertThat(east.faults().mostOpen()).isGreaterThan(8);
        awaitAllMoved();
    }

    @Test
    void areFetchedOneByOneWhereTheServerAllowsOneChannel() throws Exception {
        east.allowChannels(1);

        List<String> ids = put("ALONE");

        assertThat(received(MANY)).containsExactlyElementsOf(ids);
        awaitAllMoved();
        assertThat(states()).containsOnly("CLOSED");
        east.allowChannels(10);
    }

    @Test
    void areFetchedOneByOneAfterTheServerHasEndedTheSecondChannel() throws Exception {
        east.faults().dropSecondChannels(true);

        List<String> ids = put("DROPPED");

        assertThat(received(MANY)).containsExactlyElementsOf(ids);
        awaitAllMoved();
        assertThat(states()).containsOnly("CLOSED");
        // A session in which that happened is done without: the next test has another.
        east.proxy().cut();
    }

    @Test
    void areNeitherLostNorDoubledWhenTheServerHangsUpWhileTheyAreMoved() throws Exception {
        AtomicInteger renamed = new AtomicInteger();
        east.faults().afterRename(() -> {
            if (renamed.incrementAndGet() == MANY / 4) {
                east.proxy().cut();
            }
        });

        List<String> ids = put("CUT");

        assertThat(received(MANY)).containsExactlyElementsOf(ids);
        awaitAllMoved();
        await().atMost(LONG).until(() -> hub.count(QueueNames.in("east")) == 0);
        assertThat(hub.count(QueueNames.out("west"))).isZero();
    }

    @Test
    void waitForTheOneThatCannotBeFetched() throws Exception {
        int last = FILES.get();
        String kept = name(last + MANY / 2);
        east.faults().keep(kept);

        List<String> ids = put("KEPT");

        assertThat(received(MANY / 2 - 1)).containsExactlyElementsOf(ids.subList(0, MANY / 2 - 1));
        await().atMost(LONG).until(() -> east.faults().opened(kept) > 2);
        assertThat(hub.count(QueueNames.out("west"))).isZero();
        await().atMost(LONG).until(() -> SftpServerFixture.names(east.outbox()).size() == MANY / 2 + 1);
        east.faults().end();

        assertThat(received(MANY / 2 + 1)).containsExactlyElementsOf(ids.subList(MANY / 2 - 1, MANY));
        awaitAllMoved();
    }

    /** All are there before the hub looks. */
    private static List<String> put(String id) throws IOException {
        hub.pause("east");
        int first = FILES.get() + 1;
        List<String> ids =
                IntStream.range(first, first + MANY).mapToObj(n -> id + "-" + n).toList();
        for (String each : ids) {
            String name = name(FILES.incrementAndGet());
            east.upload(
                    name,
                    Notifications.of("east", each, "INTELLIGENCE", "\"west\"").getBytes(StandardCharsets.UTF_8));
            Files.setLastModifiedTime(east.outbox().resolve(name), FileTime.from(NOON));
        }
        hub.activate("east");
        return ids;
    }

    private static String name(int number) {
        return "FILE_%04d.json".formatted(number);
    }

    private static List<String> received(int count) throws Exception {
        return hub.receive("west", count).stream()
                .map(copy -> HubFixture.member(copy, "id"))
                .toList();
    }

    private static void awaitAllMoved() {
        await().atMost(LONG).until(() -> SftpServerFixture.names(east.outbox()).isEmpty());
        assertThat(SftpServerFixture.names(east.outbox().resolve(".done")).stream()
                        .filter(name -> name.contains("Z")))
                .as("none was moved twice")
                .isEmpty();
    }

    private static List<Object> states() {
        return List.of(hub.attribute("org.flaghoist:type=Connection,partner=east,direction=collect", "State"));
    }
}
