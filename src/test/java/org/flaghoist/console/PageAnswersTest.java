package org.flaghoist.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.testing.DemoHub;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** What the console's pages are answered by a hub that has run the demo. */
@Tag(HubFixture.OWN)
class PageAnswersTest {

    private static Path data = Path.of("");

    @AutoClose
    private static DemoHub hub;

    @BeforeAll
    static void start(@TempDir Path empty) {
        data = empty;
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
    void countsTheFilesOfAnOutboxThatNobodyTakes() throws IOException {
        Files.writeString(data.resolve("demo/ro/outbox/wrong#1.txt"), "a report");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(partner("ro").at("/collect/leftAlone").asInt())
                                .isOne());
        assertThat(partner("ro").at("/deliver/leftAlone").asInt()).isZero();
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
    void triesOutWhatTheRoutesHaveDone() {
        // Whom a cancellation was withdrawn from has received nothing any more.
        List<JsonNode> accepted = rows("{\"state\":\"ACCEPTED\"}").stream()
                .filter(row -> !row.path("action").asText().equals("CANCEL"))
                .toList();
        assertThat(accepted).hasSizeGreaterThan(15);

        assertThat(accepted).allSatisfy(row -> {
            JsonNode done = read(
                    bean(NotificationOperations.class).bodies(row.path("entry").asLong()));
            JsonNode tried = tried(row.path("sender").asText(), given(row, done));

            assertThat(tried.path("notification")).isEqualTo(done.path("notification"));
            assertThat(tried.path("recipients")).hasSameSizeAs(row.path("recipients"));
            row.path("recipients").forEach(recipient -> {
                JsonNode copy = of(recipient, tried.path("recipients"));
                assertThat(copy.path("rule")).isEqualTo(recipient.path("rule"));
                assertThat(copy.path("decision").asText())
                        .isEqualTo(decision(recipient.path("state").asText()));
                assertThat(copy.at("/fault/code")).isEqualTo(recipient.path("code"));
                JsonNode given = of(recipient, done.path("rendered"));
                assertThat(copy.path("redactions")).isEqualTo(given.path("redactions"));
                if (given.has("content")) {
                    assertThat(copy.path("content")).isEqualTo(given.path("content"));
                }
            });
        });
    }

    /** A group of records is no file by itself, so the file that it was cut out of. */
    private static String given(JsonNode row, JsonNode done) {
        if (!row.path("sender").asText().equals("ly")) {
            return done.at("/original/base64").asText();
        }
        try {
            Path file = Path.of("src/main/resources/demo/ly")
                    .resolve(row.path("file").asText());
            return Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode of(JsonNode recipient, JsonNode all) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(each -> each.path("partner").equals(recipient.path("partner")))
                .findFirst()
                .orElseThrow();
    }

    private static String decision(String state) {
        return switch (state) {
            case "REFUSED" -> "REFUSE";
            case "HELD" -> "HOLD";
            default -> "RELEASE";
        };
    }

    @Test
    void recordsOfWhatIsTriedOutOnlyThatSomebodyDid() {
        String csv = Base64.getEncoder().encodeToString("x".getBytes(StandardCharsets.US_ASCII));
        JsonNode before = kept();
        int acts = acts();

        assertThat(read(bean(TryoutOperations.class).text("uk", sample("uk/arrest.json")))
                        .at("/notifications/0/recipients"))
                .isNotEmpty();
        assertThat(read(bean(TryoutOperations.class).file("bg", csv))
                        .at("/fault/code")
                        .asText())
                .isEqualTo("MALFORMED");

        assertThat(kept()).isEqualTo(before);
        assertThat(acts()).isEqualTo(acts + 2);
    }

    /** Queues, and what the ledger has of messages. */
    private static JsonNode kept() {
        JdbcClient ledger = JdbcClient.create(bean(DataSource.class));
        ObjectNode kept = new ObjectMapper().createObjectNode();
        Stream.of("entry", "delivery", "lineage", "content", "parked_message", "copy_number")
                .forEach(table -> kept.put(
                        table,
                        ledger.sql("select count(*) from " + table)
                                .query(Long.class)
                                .single()));
        Broker broker = bean(Broker.class);
        List.of("in.uk", "out.uk", "out.at", "out.ly", "held.ly", "dead.in.uk", "dead.in.bg")
                .forEach(queue -> kept.put(queue, broker.count(queue)));
        return kept;
    }

    private static int acts() {
        return read(bean(AuditOperations.class).list("{\"actor\":\"ann\",\"kind\":\"OPERATED\"}"))
                .path("rows")
                .size();
    }

    @Test
    void refusesToTryOutTooMuchAndSaysWhatElseThereIs() {
        TryoutOperations operations = bean(TryoutOperations.class);
        String large = Base64.getEncoder().encodeToString(new byte[TryoutOperations.MOST_BYTES + 1]);
        assertThatThrownBy(() -> operations.file("uk", large))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("flaghoist watch");
        assertThatThrownBy(() -> operations.file("uk", "?")).isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> operations.file("nobody", "")).hasMessageContaining("nobody");
        assertThatThrownBy(() -> operations.text("bg", "\u0627")).hasMessageContaining("U+0627");
    }

    @Test
    void showsNothingOfWhatIsAboveTheCeiling() {
        String secret = sample("uk/arrest.json").replace("\"OFFICIAL\"", "\"SECRET\"");
        String answer = bean(TryoutOperations.class).text("uk", secret);
        assertThat(read(answer).at("/notifications/0/sealed").asBoolean()).isTrue();
        assertThat(answer).contains("LEVEL_ABOVE_CEILING").doesNotContain("Testov");
    }

    private static JsonNode tried(String partner, String base64) {
        JsonNode file = read(bean(TryoutOperations.class).file(partner, base64));
        assertThat(file.path("count").asInt()).isOne();
        return file.at("/notifications/0");
    }

    private static String sample(String file) {
        try {
            return Files.readString(Path.of("src/main/resources/demo").resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
