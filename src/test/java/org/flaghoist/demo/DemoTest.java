package org.flaghoist.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.Connection;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.flaghoist.testing.DemoHub;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(HubFixture.OWN)
class DemoTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void playsTheSamplesOnceAndThenLeavesMessagesToClients(@TempDir Path data) throws Exception {
        try (DemoHub hub = new DemoHub(data).withSamples()) {
            assertThat(data.resolve("demo/begun")).exists();
            // The samples count as sent when they are answered; a server gets its files a moment later.
            await().untilAsserted(() ->
                    assertThat(names(data, "bg")).contains("uk_NCA~26~SB~0101_r1.csv", "at_BK-2026-106~1_r1.csv"));
            await().untilAsserted(() -> assertThat(names(data, "ro")).contains("bg_BG-2026~00418_r1.xml"));
            assertThat(names(data, "ly")).contains("europol_EP-4004-26_r1.DAT");
            List<String> before = names(data, "uk");
            assertThat(before).contains("bg_BG-2026~00417_r2.json").anyMatch(name -> name.startsWith("receipt_"));
            hub.restart();
            Path outbox = data.resolve("demo/bg/outbox");
            Files.writeString(outbox.resolve("new.tmp"), "no column of the contract\r\n");
            Files.move(outbox.resolve("new.tmp"), outbox.resolve("BG_20260701_0001.csv"));
            await().atMost(LONG).until(() -> Files.exists(outbox.resolve(".failed/BG_20260701_0001.csv")));
            assertThat(sendAndReceive(hub.clients())).contains("DUPLICATE");
            assertThat(names(data, "uk")).isEqualTo(before);
        }
    }

    private static String sendAndReceive(JsonNode clients) throws Exception {
        JsonNode uk = clients.path("partners").path("uk");
        JmsConnectionFactory factory = new JmsConnectionFactory(
                uk.path("user").asText(),
                uk.path("password").asText(),
                clients.path("amqp").asText());
        try (Connection connection = factory.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            String sample = Files.readString(Path.of("src/main/resources/demo/uk/seizure-new.json"));
            session.createProducer(
                            session.createQueue(uk.path("queues").path("in").asText()))
                    .send(session.createTextMessage(sample));
            MessageConsumer consumer = session.createConsumer(
                    session.createQueue(uk.path("queues").path("out").asText()));
            // The partner that was down is back: receipts about what waited for it come, too.
            for (String answer = text(consumer); ; answer = text(consumer)) {
                if (answer.contains("NCA/26/SB/0101")) {
                    return answer;
                }
            }
        }
    }

    private static String text(MessageConsumer consumer) throws Exception {
        return new String(consumer.receive(LONG.toMillis()).getBody(byte[].class), StandardCharsets.UTF_8);
    }

    private static List<String> names(Path data, String partner) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("demo/" + partner + "/inbox"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
