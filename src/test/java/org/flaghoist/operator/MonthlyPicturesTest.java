package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.hub.PictureBeans;
import org.flaghoist.periodic.PeriodicFile;
import org.flaghoist.periodic.PeriodicFiles;
import org.flaghoist.picture.Grouping;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureJson;
import org.flaghoist.picture.PictureQuery;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.ReloadingHub;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What partners are sent that a month adds up to: one comes to the broker, one has a server. */
class MonthlyPicturesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
    private final String fileName = "picture_" + month + ".json";

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent(HubSetup.usual().beans(PictureBeans.class));
    }

    /** Says in its file that a partner gets it. */
    private void agree(String partner) throws IOException {
        ReloadingHub files = new ReloadingHub(hub);
        files.change("config/partners/" + partner + ".yaml", text -> text + "monthlyPicture: 1\n");
        files.reload();
    }

    /** Of that month, with as many boats. */
    private void give(String reference, int boats, String recipient) throws Exception {
        String boat = "{\"kind\":\"RIB\"}";
        hub.send("north", """
                {"id":"%s","sender":"north","recipients":["%s"],"type":"SEIZURE","action":"NEW","revision":1,\
                "urgency":"ROUTINE","createdAt":"%s-03T03:40:00Z",\
                "event":{"from":"%s-03T02:00:00Z","precision":"MINUTE","place":{"country":"FR"}},\
                "handling":{"level":"BASIC","codes":["H0"]},"grading":{"source":"B","information":"2"},\
                "vessels":[%s]}""".formatted(
                        reference, recipient, month, month, String.join(",", Collections.nCopies(boats, boat))));
        assertThat(hub.receive("north", 2)).hasSize(2);
    }

    private static List<String> vessels(JsonNode picture) {
        List<String> numbers = new ArrayList<>();
        picture.path("rows").forEach(row -> {
            if (row.path("measure").asText().equals("VESSEL")) {
                numbers.add(row.path("kind").asText() + " " + row.path("value").asText());
            }
        });
        return numbers;
    }

    private JsonNode whatTheCommandSays(String partner) {
        PictureQuery query = new PictureQuery(partner, month.atDay(1), month.atEndOfMonth(), Grouping.ALL);
        return PictureJson.of(query, hub.bean(Picture.class).of(query));
    }

    private List<String> steps(String partner) {
        return EventSeen.all(hub.bean(DataSource.class), "PICTURE").stream()
                .filter(event -> partner.equals(event.partner()))
                .map(event -> event.detail().path("step").asText())
                .toList();
    }

    private void awaitState(String partner, PeriodicFile.State state) {
        await().untilAsserted(() -> assertThat(hub.bean(PeriodicFiles.class).find(partner, month.toString()))
                .hasValueSatisfying(row -> assertThat(row.state()).isEqualTo(state)));
    }

    @Test
    void givesAJmsPartnerOnceWhatTheCommandSaysOfItAndNothingOfOthers() throws Exception {
        give("W-1", 2, "west");
        give("E-1", 5, "east");
        assertThat(hub.receive("west", 1)).hasSize(1);
        agree("west");

        List<QueuedMessage> got = hub.consume(QueueNames.out("west"), 1);
        assertThat(got.get(0).message().getStringProperty(HubProperties.KIND)).isEqualTo("PICTURE");
        assertThat(got.get(0).message().getStringProperty(HubProperties.MONTH)).isEqualTo(month.toString());
        JsonNode picture = JSON.readTree(got.get(0).body());
        assertThat(vessels(picture)).containsExactly("RIB 2");
        assertThat(picture.path("rows").toString())
                .isEqualTo(whatTheCommandSays("west").path("rows").toString());
        assertThat(Instant.parse(picture.path("made").asText())).isBefore(Instant.now());

        hub.stop();
        hub.start();
        look();
        assertThat(hub.nothingFor("west")).isTrue();
        assertThat(steps("west")).containsExactly("QUEUED");
        assertThat(hub.bean(PeriodicFiles.class).find("east", month.toString()))
                .as("its file does not ask for it")
                .isEmpty();
    }

    @Test
    void putsAFileOnAServerAndNotASecondThoughTheHubFailsBeforeItRecordsThat() throws Exception {
        give("E-1", 5, "east");
        await().untilAsserted(() ->
                assertThat(SftpServerFixture.names(hub.server("east").inbox())).hasSize(1));
        hub.interruptDeliveries(1);
        agree("east");

        awaitState("east", PeriodicFile.State.DELIVERED);
        assertThat(SftpServerFixture.names(hub.server("east").inbox()))
                .contains(fileName)
                .hasSize(2);
        JsonNode picture =
                JSON.readTree(hub.server("east").inbox().resolve(fileName).toFile());
        assertThat(vessels(picture)).containsExactly("RIB 5");
        assertThat(steps("east")).endsWith("DELIVERED").doesNotHaveDuplicates();
        assertThat(hub.count(QueueNames.deadOut("east"))).isZero();
    }

    @Test
    void doesNotPutItThereAgainOnceItIsRecorded() throws Exception {
        agree("east");
        awaitState("east", PeriodicFile.State.DELIVERED);
        Path file = hub.server("east").inbox().resolve(fileName);
        Files.delete(file);

        // Of one that was made anew while the first was on its way.
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        new OnceSender(hub.bean(SharedConnection.class))
                .send(List.of(Outgoing.picture("east", month.toString(), body)), "made anew", Lease.UNSHARED);

        await().untilAsserted(
                        () -> assertThat(hub.count(QueueNames.out("east"))).isZero());
        assertThat(file).doesNotExist();
    }

    @Test
    void makesAnewAnHourLaterWhatCannotBeBroughtToTheServer() throws Exception {
        hub.test("east");
        Path file = hub.server("east").inbox().resolve(fileName);
        Files.writeString(file, "something else of that name");
        agree("east");
        // In an hour the real month may be over.
        Duration middle = Duration.between(
                Instant.now(), month.plusMonths(1).atDay(15).atStartOfDay().toInstant(ZoneOffset.UTC));
        hub.moveClock(middle);
        hub.activate("east");
        awaitState("east", PeriodicFile.State.FAILED);
        assertThat(steps("east")).containsExactly("QUEUED", "FAILED");
        assertThat(row("east").code()).isEqualTo(PeriodicFile.NAME_TAKEN);

        Files.delete(file);
        look();
        assertThat(attempt("east")).isOne();
        hub.moveClock(middle.plusMinutes(61));

        awaitState("east", PeriodicFile.State.DELIVERED);
        assertThat(file).exists();
        assertThat(attempt("east")).isEqualTo(2);
    }

    private int attempt(String partner) {
        return row(partner).attempt();
    }

    private PeriodicFile row(String partner) {
        return hub.bean(PeriodicFiles.class).find(partner, month.toString()).orElseThrow();
    }

    @Test
    void sendsNothingToAPartnerInTestMode() throws Exception {
        hub.test("west");
        agree("west");
        look();
        assertThat(hub.bean(PeriodicFiles.class).find("west", month.toString())).isEmpty();

        hub.activate("west");
        assertThat(hub.receive("west", 1)).hasSize(1);
    }

    private void look() {
        new PeriodicJob(
                        hub.bean(MonthlyPictures.class),
                        hub.bean(CurrentSetup.class)::partners,
                        hub.bean(PartnerStates.class)::isTesting,
                        hub.bean(ClusterLeases.class))
                .look();
    }
}
