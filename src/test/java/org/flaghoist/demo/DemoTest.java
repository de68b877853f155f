package org.flaghoist.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.flaghoist.Flaghoist;
import org.flaghoist.route.FreePorts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class DemoTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    @Test
    void playsTheSamplesOnceAndThenLeavesMessagesToClients(@TempDir Path data) throws Exception {
        List<String> arguments = arguments(data);
        try (var hub = start(arguments)) {
            await().atMost(LONG).until(() -> Files.exists(data.resolve("demo/played")));
            assertThat(names(data, "bg")).contains("uk_NCA~26~SB~0101_r1.csv", "at_BK-2026-106~1_r1.csv");
            assertThat(names(data, "ro")).contains("bg_BG-2026~00418_r1.xml");
            assertThat(names(data, "ly")).contains("europol_EP-4004-26_r1.DAT");
            assertThat(names(data, "uk")).contains("bg_BG-2026~00417_r2.json").anyMatch(n -> n.startsWith("receipt_"));
        }
        List<String> before = names(data, "uk");
        try (var hub = start(arguments)) {
            Path outbox = data.resolve("demo/bg/outbox");
            Files.writeString(outbox.resolve("new.tmp"), "no column of the contract\r\n");
            Files.move(outbox.resolve("new.tmp"), outbox.resolve("BG_20260701_0001.csv"));
            await().atMost(LONG).until(() -> Files.exists(outbox.resolve(".failed/BG_20260701_0001.csv")));
            JsonNode clients = new ObjectMapper()
                    .readTree(data.resolve("demo/clients.json").toFile());
            assertThat(sendAndReceive(clients)).contains("DUPLICATE");
        }
        assertThat(names(data, "uk")).isEqualTo(before);
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
            Message answer = session.createConsumer(
                            session.createQueue(uk.path("queues").path("out").asText()))
                    .receive(LONG.toMillis());
            return new String(answer.getBody(byte[].class), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static ConfigurableApplicationContext start(List<String> arguments) {
        return SpringApplication.run(Flaghoist.class, arguments.toArray(String[]::new));
    }

    private static List<String> arguments(Path data) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--flaghoist.data=" + data, "--server.port=0"));
        for (String name : List.of(
                "flaghoist.broker.amqp-port",
                "flaghoist.broker.core-port",
                "FLAGHOIST_BG_PORT",
                "FLAGHOIST_RO_PORT",
                "FLAGHOIST_LY_PORT")) {
            arguments.add("--" + name + "=" + FreePorts.next());
        }
        return arguments;
    }

    private static List<String> names(Path data, String partner) throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("demo/" + partner + "/inbox"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
