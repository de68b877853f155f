package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recalls;
import org.flaghoist.retention.Erasure;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.OperatorFixture;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What two people recall. */
@Tag(TestDatabase.BOTH)
class RecallTest {

    private static final Person FIRST = OperatorFixture.RELEASER_1;
    private static final Person SECOND = OperatorFixture.RELEASER_2;
    /** What may be on its way to a queue is waited for. */
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final String WEST = QueueNames.out("west");

    @AutoClose
    private static OperatorFixture operators;

    private static HubFixture hub;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        operators = new OperatorFixture(directory);
        hub = operators.hub();
    }

    @AfterEach
    void leaveNothing() throws Exception {
        hub.interruptTranslations(0);
        operators.clear();
        while (!hub.nothingFor("north")) {
            hub.receipts("north", (int) hub.count(QueueNames.out("north")));
        }
    }

    @Test
    void takesTwoPeopleAndRecordsWhoTheyAreAndWhy() throws Exception {
        send("A-1", "\"west\"");
        await().until(() -> hub.count(WEST) == 1);

        assertThat(recalls().ask("north", "A-1", FIRST, "wrong boat")).isEmpty();
        assertThatThrownBy(() -> recalls().ask("north", "A-1", FIRST, "wrong boat"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("second person");
        assertThat(hub.count(WEST)).as("before the second has spoken").isOne();
        assertThat(list().path("requests").findValuesAsText("reference")).containsExactly("A-1");
        Recall recall = recalls().ask("north", "A-1", SECOND, "so it is").orElseThrow();

        awaitSent(recall);
        assertThat(list().path("requests")).isEmpty();
        assertThat(EventSeen.all(hub.bean(DataSource.class), "RECALLED"))
                .filteredOn(event -> event.detail().path("recall").asText().equals(recall.id()))
                .first()
                .satisfies(event -> {
                    assertThat(event.actor()).isEqualTo("releaser-1, releaser-2");
                    assertThat(event.detail().path("reason").asText()).isEqualTo("wrong boat / so it is");
                });
        hub.bean(Chain.class).seal();
        assertThat(hub.bean(Chain.class).verify().ok()).isTrue();
    }

    @Test
    void doesNothingOfWhatWasWithdrawn() throws Exception {
        send("B-1", "\"west\"");
        await().until(() -> hub.count(WEST) == 1);
        recalls().ask("north", "B-1", FIRST, "wrong boat");
        recalls().withdraw("north", "B-1", FIRST, "it was right");

        assertThat(recalls().ask("north", "B-1", SECOND, "wrong boat")).isEmpty();
        recalls().withdraw("north", "B-1", SECOND, "it was right");
        assertThat(hub.receive("west", 1)).hasSize(1);
    }

    @Test
    void withdrawsWhatIsNotFetchedCancelsWhatIsAndShowsWhich() throws Exception {
        stop("deliver-sftp-east");
        send("C-1", "\"west\",\"east\",\"south\"");
        assertThat(hub.receive("west", 1)).hasSize(1);
        await().until(() -> inbox("south").contains("north_C-1_r1.json"));
        hub.receipts("north", 3);

        Recall recall = recall("C-1");

        awaitStates(recall, "east WAITING QUEUED", "south CONFIRMED DELIVERED", "west FETCHED DELIVERED");
        QueuedMessage copy = hub.consume(WEST, 1).get(0);
        assertThat(copy.message().getStringProperty(HubProperties.RECALL)).isEqualTo(recall.id());
        assertThat(copy.body())
                .contains("\"id\":\"C-1\"", "\"action\":\"CANCEL\"", "\"revision\":2")
                .doesNotContain("narrative", "A boat left");
        startAgain("deliver-sftp-east");
        awaitStates(recall, "east WITHDRAWN WITHDRAWN", "south CONFIRMED DELIVERED", "west CONFIRMED DELIVERED");
        assertThat(inbox("east")).noneMatch(name -> name.contains("C-1"));
        assertThat(inbox("south")).contains("north_C-1_r1.json", "north_C-1_r2.json");
        assertThat(hub.receipts("north", 5))
                .containsExactlyInAnyOrder(
                        "ACCEPTED",
                        "DELIVERED west",
                        "DELIVERED south",
                        "REFUSED east WITHDRAWN",
                        "REFUSED east WITHDRAWN");
    }

    @Test
    void givesNothingToWhoeverWasNotGivenIt() throws Exception {
        send("D-1", "");
        hub.receive("west", 1);
        send("D-2", "\"west\"");
        await().until(() -> hub.count(WEST) == 1);

        Recall recall = recall("D-2");

        awaitStates(recall, "west WITHDRAWN");
        assertThat(hub.count(WEST)).isZero();
        assertThat(inbox("east")).noneMatch(name -> name.contains("D-2"));
    }

    @Test
    void rejectsWhatItsSenderSendsAfterwards() throws Exception {
        send("E-1", "\"west\"");
        hub.receive("west", 1);
        awaitSent(recall("E-1"));
        hub.receive("west", 1);
        hub.receipts("north", 4);

        hub.send("north", revision("E-1", "\"west\"", 3));

        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED REVISION_ORDER");
        assertThatThrownBy(() -> recall("E-1"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("cancelled already, by revision 2");
        assertThat(hub.count(WEST)).isZero();
    }

    @Test
    void cancelsByTheReleaseRules() throws Exception {
        operators.release(operators.held("F-1"));
        hub.receive("west", 1);
        hub.receipts("north", 1);

        Recall recall = recall("F-1");

        awaitStates(recall, "west FETCHED HELD");
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "HELD west R9");
        assertThat(hub.count(WEST)).isZero();
    }

    @Test
    void recallsThoughTheSenderIsPaused() throws Exception {
        send("G-1", "\"west\"");
        hub.receive("west", 1);
        hub.pause("north");
        try {
            awaitSent(recall("G-1"));
            assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL");
        } finally {
            hub.activate("north");
        }
    }

    @Test
    void doesTheSameAgainAfterACrashAndDoublesNothing() throws Exception {
        send("H-1", "\"west\"");
        hub.receive("west", 1);
        Recall recall = recall("H-1");
        awaitSent(recall);
        await().until(() -> hub.count(WEST) == 1);
        int receipts = 4;
        hub.receipts("north", receipts);
        // As if the hub had died between the broker's commit and the ledger's last.
        JdbcClient.create(hub.bean(DataSource.class))
                .sql("update recall set state = 'MADE', running = true where id = ?")
                .param(recall.id())
                .update();

        awaitSent(recall);

        assertThat(hub.count(WEST)).isOne();
        assertThat(hub.nothingFor("north")).as("a receipt once more").isTrue();
        hub.receive("west", 1);
    }

    @Test
    void sendsNothingMoreOfWhatWasInterruptedBeforeItCameToItsQueue() throws Exception {
        hub.interruptTranslations(1_000);
        send("I-1", "\"west\"");
        await().until(() -> hub.decided("north", "I-1").size() == 1);

        Recall recall = recall("I-1");
        await().until(() -> recalls().get(recall.id()).made() != null);
        hub.interruptTranslations(0);

        awaitSent(recall);
        await().untilAsserted(
                        () -> assertThat(hub.decided("north", "I-1").get(0)).startsWith("west WITHDRAWN"));
        await().until(() -> hub.count(QueueNames.in("north")) == 0);
        // Where the cancellation was quicker, the partner has that alone.
        assertThat(hub.consume(WEST, (int) hub.count(WEST)))
                .extracting(QueuedMessage::body)
                .noneMatch(body -> body.contains("\"NEW\""));
    }

    @Test
    void refusesWhatItCannotRecall() throws Exception {
        assertThatThrownBy(() -> recall("NOT-THERE"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("has sent no notification");
        send("J-1", "\"west\"");
        hub.receive("west", 1);
        hub.receipts("north", 2);
        Erasure erasure = new Erasure(hub.bean(LedgerDatabase.class));
        erasure.erase("north", "J-1", FIRST, "asked for");
        erasure.erase("north", "J-1", SECOND, "asked for");

        assertThatThrownBy(() -> hub.invoke("org.flaghoist:type=Recall", "recall", "north", "J-1", "wrong boat"))
                .rootCause()
                .hasMessageContaining("the contents of J-1 were deleted");
    }

    @Test
    void stopsWhereTheSenderWasQuicker() throws Exception {
        send("K-1", "\"west\"");
        hub.receive("west", 1);
        Recall recall = agreedButNotBegun("K-1");
        hub.send(
                "north",
                notification("K-1", "\"west\"").replace("\"NEW\",\"revision\":1", "\"CANCEL\",\"revision\":2"));
        assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL");
        JdbcClient.create(hub.bean(DataSource.class))
                .sql("update recall set running = true where id = ?")
                .param(recall.id())
                .update();

        await().until(() -> recalls().get(recall.id()).progress() == Recall.RecallProgress.STOPPED);

        assertThat(recalls().get(recall.id()).words()).contains("cancelled already, by revision 2");
        assertThat(hub.count(WEST)).isZero();
    }

    /** Two people agree, in a moment in which no hub looks. */
    private static Recall agreedButNotBegun(String reference) {
        return hub.bean(LedgerDatabase.class).transactions().get(() -> {
            Recall recall = recall(reference);
            JdbcClient.create(hub.bean(DataSource.class))
                    .sql("update recall set running = null where id = ?")
                    .param(recall.id())
                    .update();
            return recall;
        });
    }

    private static Recalls recalls() {
        return hub.bean(Recalls.class);
    }

    private static Recall recall(String reference) {
        recalls().ask("north", reference, FIRST, "wrong boat");
        return recalls().ask("north", reference, SECOND, "so it is").orElseThrow();
    }

    private static void awaitSent(Recall recall) {
        await().atMost(LONGEST).until(() -> recalls().get(recall.id()).progress() == Recall.RecallProgress.SENT);
    }

    /** By recipient: what became of its copies, and of the cancellation. */
    private static void awaitStates(Recall recall, String... recipients) {
        await().atMost(LONGEST).untilAsserted(() -> assertThat(states(recall)).containsExactly(recipients));
    }

    private static List<String> states(Recall recall) throws Exception {
        return StreamSupport.stream(list().path("recalls").spliterator(), false)
                .filter(each -> each.path("id").asText().equals(recall.id()))
                .flatMap(each -> StreamSupport.stream(each.path("recipients").spliterator(), false))
                .map(each -> String.join(
                                " ",
                                each.path("partner").asText(),
                                each.path("state").asText(),
                                each.path("cancellation").asText())
                        .strip())
                .toList();
    }

    private static JsonNode list() throws Exception {
        return new ObjectMapper()
                .readTree(hub.invoke("org.flaghoist:type=Recall", "list").toString());
    }

    private static void send(String reference, String recipients) throws Exception {
        hub.send("north", notification(reference, recipients));
    }

    private static String notification(String reference, String recipients) {
        return Notifications.of("north", reference, "INTELLIGENCE", recipients);
    }

    private static String revision(String reference, String recipients, int revision) {
        return notification(reference, recipients)
                .replace("\"NEW\",\"revision\":1", "\"UPDATE\",\"revision\":" + revision);
    }

    private static void stop(String route) throws Exception {
        hub.bean(CamelContext.class).getRouteController().stopRoute(route);
    }

    private static void startAgain(String route) throws Exception {
        hub.bean(CamelContext.class).getRouteController().startRoute(route);
    }

    private static List<String> inbox(String partner) throws Exception {
        return SftpServerFixture.names(hub.server(partner).inbox());
    }
}
