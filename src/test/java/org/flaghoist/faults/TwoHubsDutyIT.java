package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people ask for at either of two hubs is done once, both show what came of it, and alarms are reported once. */
@AtLength
class TwoHubsDutyIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLE = Path.of("src/test/samples/uk/in/seizure-new.json");
    private static final String OVER = "2026-06-10T17:00:00+01:00";
    private static final String TAKEN = "NCA/26/SB/0901";
    private static final String UNFETCHED = "NCA/26/SB/0902";
    /** Who has a notification that says until when it is of use, which is over. */
    private static final List<String> RECIPIENTS = List.of("at", "bg", "europol", "ly", "ro");
    /** For whom it is late until somebody has seen that. */
    private static final String WAITING = "ly";

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void doesOnceWhatIsAskedForAtEitherHub(@TempDir Path directory) throws Exception {
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                ReportedAlarms alarms = new ReportedAlarms(directory);
                Production production = new Production(
                        directory, Seed.ofThisRun(), broker.ways(), alarms.settings(), alarms.environment())) {
            TestStage stage = production.stage();
            alarms.expect(stage.config());
            HubProcess one = stage.hub();
            HubProcess other = production.another();
            Map<String, HubProcess> hubs = Map.of("one", one, "other", other);
            for (String name : List.of("one", "other")) {
                hubs.get(name).start(alarms.setting(name));
                hubs.get(name).awaitReady();
            }
            RECIPIENTS.stream()
                    .filter(id -> !id.equals("at"))
                    .forEach(id -> stage.party(id).take());

            send(broker, UNFETCHED);
            recall(one, other);
            stage.party("at").take();
            // An alarm is raised only for what waits when a hub looks.
            ask(one, "tester", "Partner,name=" + WAITING, "pause", "its server is moved");
            send(broker, TAKEN);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(copies(stage, "at", TAKEN)).isOne());

            acknowledge(one, other);
            ask(other, "tester", "Partner,name=" + WAITING, "activate", "it is there");
            find(one, other);
            sendAgain(one, other, stage);
            marksLateOnce(production);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(copies(stage, "europol", UNFETCHED))
                            .as("its copy, and the cancellation")
                            .isEqualTo(2));
            assertThat(copies(stage, "at", UNFETCHED))
                    .as("withdrawn before it was fetched")
                    .isZero();

            alarms.postOnce(broker.ways(), one, other);
            String killed = alarms.goOnWithoutTheOneThatPosts(broker.ways(), hubs);
            alarms.escalateNothingAgain(hubs.get(killed), alarms.setting(killed));
            alarms.seeWhatIsTooLittleAndTooMuch(production, broker.ways(), one, other);
        }
    }

    private static void recall(HubProcess one, HubProcess other) throws Exception {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(entry(one, UNFETCHED)).isPositive());
        await().atMost(LONG).untilAsserted(() -> {
            JsonNode row = row(one, UNFETCHED);
            assertThat(row.path("recipients").findValuesAsText("state"))
                    .as(row.toString())
                    .containsOnly("DELIVERED", "QUEUED");
        });
        ask(one, "releaser-1", "Recall", "recall", "uk", UNFETCHED, "the wrong boat");
        ask(other, "releaser-2", "Recall", "recall", "uk", UNFETCHED, "so it is");

        for (HubProcess hub : List.of(one, other)) {
            await().atMost(LONG).untilAsserted(() -> {
                JsonNode recalls = ask(hub, "tester", "Recall", "list").path("recalls");
                assertThat(recalls).hasSize(1);
                assertThat(recalls.path(0).path("recipients"))
                        .filteredOn(each -> each.path("partner").asText().equals("at"))
                        .singleElement()
                        .satisfies(
                                each -> assertThat(each.path("state").asText()).isEqualTo("WITHDRAWN"));
            });
        }
    }

    private static void find(HubProcess one, HubProcess other) {
        for (HubProcess hub : List.of(one, other)) {
            await().atMost(LONG).untilAsserted(() -> {
                JsonNode found = ask(hub, "tester", "Notifications", "find", "{\"serial\":\"66T-S 102938\"}", "{}");
                assertThat(found.path("rows").findValuesAsText("reference"))
                        .as(found.toString())
                        .contains(TAKEN);
            });
        }
    }

    private static void sendAgain(HubProcess one, HubProcess other, TestStage stage) throws Exception {
        String query = "{\"partner\":\"at\",\"references\":[\"" + TAKEN + "\"]}";
        ask(one, "tester", "SendAgain", "send", query, "they restored a backup");
        for (HubProcess hub : List.of(one, other)) {
            await().atMost(LONG).untilAsserted(() -> {
                JsonNode request =
                        ask(hub, "tester", "SendAgain", "list").path("requests").path(0);
                assertThat(request.path("state").asText()).isEqualTo("DONE");
                assertThat(request.path("sent").asInt()).isOne();
            });
        }
        await().atMost(LONG)
                .during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(copies(stage, "at", TAKEN)).isEqualTo(2));
    }

    private static void marksLateOnce(Production production) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(EventSeen.all(production.database(), "LATE"))
                        .filteredOn(event -> event.entry() == last(production))
                        .extracting(EventSeen::partner)
                        .containsExactlyInAnyOrderElementsOf(RECIPIENTS));
    }

    private static long last(Production production) {
        return JdbcClient.create(production.database())
                .sql("select max(id) from entry where reference = ?")
                .param(TAKEN)
                .query(Long.class)
                .single();
    }

    private static void acknowledge(HubProcess one, HubProcess other) throws Exception {
        JsonNode alarm = await().atMost(LONG).until(() -> late(one), found -> !found.isMissingNode());
        ask(
                one,
                "tester",
                "Alarms",
                "acknowledge",
                alarm.path("id").asText(),
                alarm.path("severity").asText(),
                "seen");

        assertThat(late(other).path("acknowledged").path("reason").asText()).isEqualTo("seen");
        String about = "alarm-" + alarm.path("id").asText();
        ask(one, "tester", "Shift", "take", about, "");
        ask(one, "tester", "Shift", "note", about, "they are asked at eight");
        assertThat(late(other).path("taken").path("by").asText()).isEqualTo("tester");
        assertThat(ask(other, "releaser-1", "Shift", "show", about)
                        .path("notes")
                        .findValuesAsText("text"))
                .containsExactly("they are asked at eight");
    }

    private static JsonNode late(HubProcess hub) throws IOException, InterruptedException {
        for (JsonNode alarm : ask(hub, "tester", "Alarms", "list").path("active")) {
            if (alarm.path("condition").asText().equalsIgnoreCase("due")
                    && alarm.path("partner").asText().equals(WAITING)) {
                return alarm;
            }
        }
        return JSON.missingNode();
    }

    private static long entry(HubProcess hub, String reference) throws Exception {
        return row(hub, reference).path("entry").asLong();
    }

    private static JsonNode row(HubProcess hub, String reference) throws Exception {
        return ask(hub, "tester", "Notifications", "search", "{\"reference\":\"" + reference + "\"}")
                .path("rows")
                .path(0);
    }

    static JsonNode ask(HubProcess hub, String user, String bean, String operation, String... arguments)
            throws IOException, InterruptedException {
        JsonNode answer = hub.call(user, bean, operation, arguments);
        assertThat(answer.has("error")).as(answer.toString()).isFalse();
        return JSON.readTree(answer.path("value").asText("{}"));
    }

    private static void send(BrokerProcessFixture broker, String reference) throws JMSException, IOException {
        ObjectNode notification = (ObjectNode) JSON.readTree(SAMPLE.toFile());
        notification.put("irReference", reference).putArray("addressees");
        ObjectNode liaison = notification.putObject("liaison").put("purpose", "REQUEST");
        liaison.putObject("message").put("language", "en").put("text", "Please check.");
        liaison.put("replyBy", OVER);
        try (Connection connection = broker.ways().core("uk").createConnection();
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in("uk")))) {
            producer.send(session.createTextMessage(notification.toString()));
        }
    }

    private static long copies(TestStage stage, String partner, String reference) {
        return stage.party(partner).received().stream()
                .filter(each -> each.copy() != null && each.copy().toString().contains(reference))
                .count();
    }
}
