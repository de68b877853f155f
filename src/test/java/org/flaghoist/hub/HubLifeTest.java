package org.flaghoist.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.CrashCount;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@Tag(HubFixture.OWN)
class HubLifeTest {

    @Test
    void goesOnAfterAStopAndWarnsOfNothing(@TempDir Path directory, CapturedOutput output) throws Exception {
        try (HubFixture hub = new HubFixture(directory)) {
            hub.send("north", notification("BEFORE-1"));
            await().untilAsserted(
                            () -> assertThat(hub.count(QueueNames.in("north"))).isZero());
            hub.stop();

            hub.start();
            hub.send("north", notification("BEFORE-1"));
            hub.send("north", notification("AFTER-1"));

            assertThat(hub.receive("west", 2))
                    .extracting(copy -> HubFixture.member(copy, "id"))
                    .containsExactly("BEFORE-1", "AFTER-1");
            assertThat(hub.receipts("north", 5))
                    .containsExactly("ACCEPTED", "DELIVERED west", "DUPLICATE", "ACCEPTED", "DELIVERED west");
            await().untilAsserted(() ->
                    assertThat(hub.bean(Chain.class).verify().pending()).isZero());
        }

        assertThat(output.getAll().lines()).noneMatch(line -> line.matches(".*\\b(WARN|ERROR)\\b.*"));
    }

    @Test
    void stopsUnderLoadWithoutAWarning(@TempDir Path directory, CapturedOutput output) throws Exception {
        int sent = 100;
        // A busy machine may need longer than the usual for what is in hand.
        try (HubFixture hub = new HubFixture(directory, "--camel.main.shutdown-timeout=60")) {
            try (Connection connection = hub.core("north");
                    Session session = connection.createSession();
                    MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in("north")))) {
                for (int i = 0; i < sent; i++) {
                    producer.send(session.createTextMessage(notification("LOAD-" + i)));
                }
            }
            for (int stops = 0; stops < 2; stops++) {
                hub.stop();
                hub.start();
            }

            List<String> received = hub.receive("west", sent);
            assertThat(received)
                    .extracting(copy -> HubFixture.member(copy, "id"))
                    .containsExactlyElementsOf(
                            IntStream.range(0, sent).mapToObj(i -> "LOAD-" + i).toList());
        }

        assertThat(output.getAll().lines()).noneMatch(line -> line.matches(".*\\b(WARN|ERROR)\\b.*"));
    }

    /** But for one: Camel's languages keep the hub that used them first. */
    @Test
    void leavesNothingInMemory(@TempDir Path directory) throws Exception {
        List<WeakReference<CamelContext>> stopped = new ArrayList<>();
        try (HubFixture hub = new HubFixture(directory)) {
            for (int stops = 0; stops < 3; stops++) {
                stopped.add(new WeakReference<>(hub.bean(CamelContext.class)));
                hub.stop();
                hub.start();
            }

            await().untilAsserted(() -> {
                System.gc();
                assertThat(stopped)
                        .filteredOn(hubBefore -> hubBefore.get() != null)
                        .hasSizeLessThanOrEqualTo(1);
            });
        }
    }

    @Test
    void countsNoStopAsADeathOfWhatIsInHand(@TempDir Path directory) throws Exception {
        String queue = QueueNames.in("north");
        try (HubFixture hub = new HubFixture(directory)) {
            hub.bean(CrashCount.class).begin(queue, "node:1", 2);
        }

        CrashCount next = new CrashCount(directory.resolve("data/in-hand"), Duration.ZERO);
        assertThat(next.begin(queue, "node:1", 3)).isZero();
    }

    @Test
    void stopsInTimeWhileAMessageWaitsForAServer(@TempDir Path directory) throws Exception {
        try (HubFixture hub = new HubFixture(directory)) {
            hub.server("east").stop();
            hub.send("north", Notifications.of("north", "WAITS-1", "INTELLIGENCE", "\"east\""));
            assertThat(hub.receipts("north", 1)).containsExactly("ACCEPTED");

            await().atMost(Duration.ofSeconds(25)).until(() -> {
                hub.stop();
                return true;
            });
            hub.server("east").start();
            hub.start();

            assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED east");
        }
    }

    @Test
    void takesALargeFileInMessagesOfItsOwn(@TempDir Path directory) throws Exception {
        int rows = 2_000;
        String file = IntStream.range(0, rows).mapToObj(i -> "BROKEN " + i).collect(Collectors.joining("\n"));
        try (HubFixture hub = new HubFixture(directory)) {
            hub.server("east").upload("FILE_0001.json", file.getBytes(StandardCharsets.UTF_8));

            await().atMost(Duration.ofMinutes(2))
                    .untilAsserted(() ->
                            assertThat(hub.count(QueueNames.deadIn("east"))).isEqualTo(rows));
        }
    }

    private static String notification(String id) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"west\"");
    }
}
