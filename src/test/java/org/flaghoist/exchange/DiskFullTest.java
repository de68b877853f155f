package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
@Tag(HubFixture.OWN)
class DiskFullTest {

    private static final String FULL = "--flaghoist.broker.max-disk-usage=0";
    private static final Duration A_WHILE = Duration.ofSeconds(3);

    private final ExecutorService senders = Executors.newCachedThreadPool();
    private HubFixture hub;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory);
        hub.start();
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
        senders.shutdownNow();
    }

    @Test
    void takesNothingMoreAndGoesOnWhenThereIsSpace(CapturedOutput output) throws Exception {
        hub.send("north", Notifications.of("north", "BEFORE-1", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        fill();
        List<Future<?>> waiting = new ArrayList<>();
        for (Connection connection : List.of(hub.core("north"), hub.amqp("north"))) {
            waiting.add(sendLater(connection, "WAITING-" + waiting.size()));
        }
        upload("east", "FILE_0001.json", "EAST-1");

        assertThat(hub.receive("west", 1))
                .as("what is there can be taken, which frees space")
                .hasSize(1);
        await().during(A_WHILE).until(() -> waiting.stream().noneMatch(Future::isDone));
        assertThat(hub.server("east").outbox().resolve("FILE_0001.json")).exists();
        assertThat(hub.count(QueueNames.out("west"))).isZero();

        free();

        for (Future<?> sender : waiting) {
            sender.get();
        }
        assertThat(hub.receive("west", 3))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactlyInAnyOrder("WAITING-0", "WAITING-1", "EAST-1");
        await().until(() -> hub.count(QueueNames.in("north")) == 0);
        assertThat(output.getAll().lines().filter(line -> line.contains("fuller than flaghoist.broker.max-disk-usage")))
                .hasSize(1);
        assertThat(output.getAll().lines().filter(line -> line.matches(".*\\b(WARN|ERROR)\\b.*")))
                .hasSizeLessThan(6);
    }

    @Test
    void keepsWhatItHasOverAStopAndAStart(CapturedOutput output) throws Exception {
        hub.server("east").stop();
        hub.send("north", Notifications.of("north", "KEPT-1", "INTELLIGENCE", "\"east\""));
        assertThat(hub.receipts("north", 1)).containsExactly("ACCEPTED");
        hub.pause("north");
        hub.send("north", Notifications.of("north", "KEPT-2", "INTELLIGENCE", "\"west\""));
        hub.stop();

        hub.start(FULL);
        await().until(() -> hub.bean(PartnerGates.class).isDiskFull());
        hub.server("east").start();
        hub.activate("north");
        await().during(A_WHILE)
                .until(() -> hub.count(QueueNames.in("north")) == 1 && hub.count(QueueNames.out("east")) == 1);
        await().atMost(Duration.ofSeconds(15)).until(() -> {
            hub.stop();
            return true;
        });
        hub.start();

        assertThat(hub.receive("west", 1)).hasSize(1);
        assertThat(hub.receipts("north", 3)).containsExactlyInAnyOrder("ACCEPTED", "DELIVERED west", "DELIVERED east");
        assertThat(output.getAll().lines().filter(line -> line.contains("fuller than flaghoist.broker.max-disk-usage")))
                .hasSize(1);
    }

    private void fill() {
        limit(0);
        await().until(() -> hub.bean(PartnerGates.class).isDiskFull());
    }

    private void free() {
        limit(1);
    }

    private void limit(double share) {
        ((ActiveMQServerImpl) hub.artemis()).getMonitor().setMaxUsage(share);
    }

    private Future<?> sendLater(Connection connection, String id) {
        String text = Notifications.of("north", id, "INTELLIGENCE", "\"west\"");
        return senders.submit(() -> {
            try (connection;
                    Session session = connection.createSession()) {
                session.createProducer(session.createQueue(QueueNames.in("north")))
                        .send(session.createTextMessage(text));
            } catch (JMSException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void upload(String partner, String file, String id) throws Exception {
        String text = Notifications.of(partner, id, "INTELLIGENCE", "\"west\"");
        hub.server(partner).upload(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
