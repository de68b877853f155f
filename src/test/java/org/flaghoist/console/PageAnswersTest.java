package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.testing.DemoHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** What the console's pages are answered by a hub that has run the demo. */
class PageAnswersTest {

    @AutoClose
    private static DemoHub hub;

    @BeforeAll
    static void start(@TempDir Path data) {
        hub = new DemoHub(data).withSamples();
    }

    @BeforeEach
    void logIn() {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated("ann", null, Set.of()));
    }

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void showsEachPartnerWithWhatWaitsAndWhyAServerIsOutOfOrder() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(partner("ly").at("/deliver/state").asText()).isEqualTo("OPEN"));
        JsonNode down = partner("ly");
        assertThat(down.path("deliver").path("reason").asText()).contains("refused");
        assertThat(down.at("/out/waiting").asInt()).isEqualTo(2);
        assertThat(down.at("/out/oldest").asText()).isNotEmpty();
        assertThat(down.path("held").asInt()).isOne();
        assertThat(partner("uk").has("deliver")).isFalse();
        assertThat(partner("bg").path("deadIn").asInt()).isOne();
    }

    @Test
    void countsTheLastHourByPairAndByMinute() {
        await().untilAsserted(() -> assertThat(sentFromUkToAt()).isPositive());
        JsonNode minutes = read(bean(ExchangeOperations.class).hour("")).path("minutes");
        assertThat(minutes).hasSize(60);
        assertThat(sum(minutes, "received")).isEqualTo(30);
        assertThat(sum(minutes, "rejected")).isEqualTo(4);
        assertThat(sum(minutes, "duplicate")).isEqualTo(1);
        assertThat(sum(read(bean(ExchangeOperations.class).hour("ly")).path("minutes"), "held"))
                .isOne();
    }

    @Test
    void showsTheWholeStoryOfANotification() {
        JsonNode row = onlyRow("{\"reference\":\"NCA/26/SB/0108\"}");
        assertThat(row.get("testRun")).isEqualTo(IntNode.valueOf(0));
        JsonNode story =
                read(bean(NotificationOperations.class).show(row.path("entry").asLong()));
        List<String> kinds = new ArrayList<>();
        story.path("events").forEach(event -> kinds.add(event.path("kind").asText()));
        assertThat(kinds).startsWith("RECEIVED", "ACCEPTED").contains("QUEUED", "DELIVERED");
        assertThat(story.path("receipts").get(0).path("status").asText()).isEqualTo("ACCEPTED");
        assertThat(story.path("revisions")).hasSize(1);
    }

    @Test
    void showsTheContentsInTheirCharsetsAndRecordsThatSomebodyLooked() {
        long entry = onlyRow("{\"reference\":\"NCA/26/SB/0108\"}").path("entry").asLong();
        JsonNode bodies = read(bean(NotificationOperations.class).bodies(entry));
        assertThat(bodies.at("/original/text").asText()).contains("NCA/26/SB/0108");
        JsonNode libyan = StreamSupport.stream(bodies.path("rendered").spliterator(), false)
                .filter(rendered -> rendered.path("partner").asText().equals("ly"))
                .findFirst()
                .orElseThrow();
        assertThat(libyan.at("/content/charset").asText()).isEqualTo("windows-1256");
        assertThat(libyan.path("redactions").toString()).contains("/narrative");
        JsonNode acts = read(bean(AuditOperations.class).list("{\"actor\":\"ann\",\"kind\":\"SHOWN\"}"));
        assertThat(acts.path("rows").get(0).path("entry").asLong()).isEqualTo(entry);
    }

    @Test
    void findsWhatNotificationsSayAndRecordsIt() {
        await().pollInSameThread()
                .untilAsserted(() -> assertThat(read(bean(NotificationOperations.class)
                                        .find("{\"serial\":\"66TS-102938\",\"place\":\"fort\"}", "{\"sender\":\"uk\"}"))
                                .path("rows")
                                .findValuesAsText("reference"))
                        .contains("NCA/26/SB/0101"));
        JsonNode acts = read(bean(AuditOperations.class).list("{\"actor\":\"ann\",\"kind\":\"SEARCHED\"}"));
        assertThat(acts.at("/rows/0/detail").fieldNames()).toIterable().contains("serial", "place", "found");
    }

    @Test
    void showsHowARevisionDiffersFromTheOneBefore() {
        JsonNode update = rows("{\"sender\":\"bg\",\"state\":\"ACCEPTED\"}").stream()
                .filter(row -> row.path("action").asText().equals("UPDATE"))
                .findFirst()
                .orElseThrow();
        JsonNode difference = read(bean(NotificationOperations.class)
                .difference(update.path("entry").asLong()));
        assertThat(difference.at("/against/revision").asInt())
                .isLessThan(update.path("revision").asInt());
        assertThat(difference.path("changes").toString()).contains("\"/revision\"", "\"before\"", "\"after\"");
    }

    @Test
    void refusesAQueryThatItDoesNotKnowInWordsForPeople() {
        assertThatThrownBy(() -> bean(NotificationOperations.class).search("{\"refrence\":\"x\"}"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("'refrence'")
                .hasMessageNotContaining("org.flaghoist");
        assertThatThrownBy(() -> bean(NotificationOperations.class).show(4711)).isInstanceOf(OperationRejected.class);
    }

    @Test
    void givesTheAuditAsAFile() throws IOException {
        bean(NotificationOperations.class).bodies(1);
        assertThat(download("audit.csv?actor=ann"))
                .startsWith("event,time,kind,entry,partner,rule,actor,detail\r\n")
                .contains(",SHOWN,1,\"uk\",,\"ann\",");
        assertThat(download("audit.jsonl").lines())
                .allSatisfy(
                        line -> assertThat(read(line).path("actor").asText()).isNotEqualTo("hub"));
        assertThat(download("audit.csv?actor=nobody")).hasLineCount(1);
        assertThat(download("audit.csv?actor=ann&kind=SHOWN&since=2020-01-01T00:00:00Z"))
                .contains(",SHOWN,1,");
        assertThat(download("audit.csv?actor=ann&until=2020-01-01T00:00:00Z")).hasLineCount(1);
    }

    private static String download(String file) throws IOException {
        return new TestRestTemplate("operator", hub.password("operator"))
                .getForObject(hub.address() + "/console/" + file, String.class);
    }

    private static long sentFromUkToAt() {
        return StreamSupport.stream(
                        read(bean(ExchangeOperations.class).picture())
                                .path("flows")
                                .spliterator(),
                        false)
                .filter(flow -> flow.path("sender").asText().equals("uk"))
                .filter(flow -> flow.path("recipient").asText().equals("at"))
                .mapToLong(flow -> flow.path("lastHour").asLong())
                .sum();
    }

    private static long sum(JsonNode minutes, String column) {
        return StreamSupport.stream(minutes.spliterator(), false)
                .mapToLong(minute -> minute.path(column).asLong())
                .sum();
    }

    private static JsonNode partner(String id) {
        return StreamSupport.stream(
                        read(bean(ExchangeOperations.class).picture())
                                .path("partners")
                                .spliterator(),
                        false)
                .filter(partner -> partner.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode onlyRow(String query) {
        return rows(query).get(0);
    }

    private static List<JsonNode> rows(String query) {
        List<JsonNode> rows = new ArrayList<>();
        read(bean(NotificationOperations.class).search(query)).path("rows").forEach(rows::add);
        return rows;
    }

    private static <T> T bean(Class<T> type) {
        return hub.bean(type);
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
