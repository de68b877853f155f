package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.again.RepeatCopies;
import org.flaghoist.again.RepeatCopy;
import org.flaghoist.again.RepeatRequest;
import org.flaghoist.again.RepeatRequests;
import org.flaghoist.again.RepeatScope;
import org.flaghoist.again.RepeatState;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.Source;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.retention.Erasure;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.OperatorFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a partner is sent again. */
class SendAgainTest {

    private static final Person WHO = Person.local("duty-desk");
    private static final String WHY = "they restored their system";

    private static OperatorFixture operators;

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        operators = new OperatorFixture();
        hub = operators.hub();
    }

    @Test
    void sendsTheSameBytesInTheirOrderAndSaysThatItIsARepeat() throws Exception {
        give("A-1", "west");
        give("A-2", "west");
        List<String> before = hub.decided("north", "A-1");

        RepeatRequest request = ask(false, "A-1", "A-2");

        List<QueuedMessage> copies = hub.consume(QueueNames.out("west"), 2);
        assertThat(copies).extracting(QueuedMessage::body).containsExactly(notification("A-1"), notification("A-2"));
        for (QueuedMessage copy : copies) {
            assertThat(copy.message().getStringProperty(HubProperties.REPEAT)).isEqualTo(request.id());
            assertThat(copy.message().getStringProperty(HubProperties.KIND)).isEqualTo("NOTIFICATION");
        }
        ends(request, "DONE");
        assertThat(hub.decided("north", "A-1")).isEqualTo(before);
        assertThat(events("REPEATED", request)).hasSize(2);
        assertThat(hub.nothingFor("north")).as("a second receipt").isTrue();
    }

    @Test
    void recordsWhoAskedWhyAndForWhatAndSealsIt() throws Exception {
        give("S-1", "west");

        RepeatRequest request = ask(false, "S-1");

        hub.receive("west", 1);
        assertThat(events("REPEAT_ASKED", request)).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo(WHO.name());
            assertThat(event.partner()).isEqualTo("west");
            assertThat(event.detail().path("reason").asText()).isEqualTo(WHY);
            assertThat(event.detail().path("references").asText()).isEqualTo("S-1");
            assertThat(event.detail().path("copies").asText()).isEqualTo("1");
        });
        ends(request, "DONE");
        hub.bean(Chain.class).seal();
        assertThat(hub.bean(Chain.class).verify().ok()).isTrue();
    }

    @Test
    void sendsOnlyTheLastRevisionUnlessAllAreAskedFor() throws Exception {
        give("R-1", "west");
        update("R-1", 2);

        ask(false, "R-1");
        assertThat(hub.receive("west", 1)).containsExactly(revision("R-1", 2));
        ends();

        ask(true, "R-1");
        assertThat(hub.receive("west", 2)).containsExactly(notification("R-1"), revision("R-1", 2));
        ends();
    }

    @Test
    void takesTheLaterRevisionsAlongSoThatAnEarlierIsNeverTheLast() throws Exception {
        give("L-1", "west");
        Instant until = Instant.now().plusMillis(1);
        await().until(() -> Instant.now().isAfter(until));
        update("L-1", 2);

        sendAgain().ask(new RepeatScope("west", Instant.EPOCH, until, List.of("L-1"), true), WHO, WHY);

        assertThat(hub.receive("west", 2)).containsExactly(notification("L-1"), revision("L-1", 2));
        ends();
    }

    @Test
    void sendsNothingThatALaterRevisionOvertookBeforeItsTurn() throws Exception {
        give("O-1", "west");
        RepeatRequest request = held("O-1");
        // As if the revision that the partner was given had come after the request.
        JdbcClient.create(hub.bean(DataSource.class))
                .sql("update repeat_copy set last_revision = 0 where request = ?")
                .param(request.id())
                .update();

        hub.activate("west");

        ends(request, "DONE");
        assertThat(count(request, RepeatState.OVERTAKEN)).isOne();
        assertThat(hub.nothingFor("west")).isTrue();
    }

    @Test
    void countsWhatItWouldSendAndWhatNot() throws Exception {
        give("P-1", "west");
        give("P-2", "west");
        give("P-3", "west");
        cancel("P-2");
        erase("P-3");

        SendAgain.RepeatPreview preview = sendAgain().preview(scope(true, "P-1", "P-2", "P-3"));

        assertThat(preview.notifications()).isEqualTo(2);
        assertThat(preview.copies()).isEqualTo(2);
        assertThat(preview.bytes())
                .isEqualTo(notification("P-1").length() + cancellation("P-2").length());
        assertThat(preview.cancelled()).isOne();
        assertThat(preview.deleted()).isOne();
        assertThat(preview.seconds()).isNull();
        assertThat(preview.estimated()).isFalse();
        assertThat(hub.nothingFor("west")).isTrue();
        RepeatRequest request = ask(true, "P-1", "P-2", "P-3");
        assertThat(hub.receive("west", 2)).containsExactly(notification("P-1"), cancellation("P-2"));
        ends(request, "DONE");
        assertThat(count(request, RepeatState.CANCELLED)).isOne();
        assertThat(count(request, RepeatState.DELETED)).isOne();
    }

    @Test
    void sendsAgainWhatTwoPeopleHaveReleased() throws Exception {
        operators.release(operators.held("H-1"));
        hub.receive("west", 1);
        hub.receipts("north", 1);

        ask(false, "H-1");

        assertThat(hub.receive("west", 1)).singleElement().asString().contains("\"id\":\"H-1\"");
        ends();
    }

    @Test
    void sendsNothingThatWasHeldOrNeverGiven() throws Exception {
        operators.held("H-2");

        assertThatThrownBy(() -> ask(false, "H-2"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("was given none of these");
        operators.clear();
    }

    @Test
    void putsAFileThereAgainUnderItsNameAndWritesNoneThatIsThereStill() throws Exception {
        give("F-1", "east");
        give("F-2", "east");
        Path inbox = hub.server("east").inbox();
        Path taken = inbox.resolve("north_F-1_r1.json");
        Path left = inbox.resolve("north_F-2_r1.json");
        Files.delete(taken);
        Files.writeString(left, "the partner's now");

        RepeatRequest request = sendAgain()
                .ask(new RepeatScope("east", Instant.EPOCH, Instant.now(), List.of("F-1", "F-2"), false), WHO, WHY);

        await().untilAsserted(() -> assertThat(events("REPEATED", request))
                .extracting(event -> event.detail().path("step").asText())
                .containsExactlyInAnyOrder("QUEUED", "QUEUED", "DELIVERED", "DELIVERED"));
        assertThat(taken).hasContent(Notifications.of("north", "F-1", "INTELLIGENCE", "\"east\""));
        assertThat(left).hasContent("the partner's now");
        assertThat(hub.decided("north", "F-1")).containsExactly("east DELIVERED R1");
        assertThat(hub.nothingFor("north")).as("a second receipt").isTrue();
        assertThat(hub.count(QueueNames.deadOut("east"))).isZero();
    }

    @Test
    void losesAndDoublesNothingWhenTheHubDiedBetweenTheTwoCommits() throws Exception {
        give("K-1", "west");
        give("K-2", "west");
        give("K-3", "west");
        hub.test("west");
        RepeatRequest request = hub.bean(RepeatRequests.class).ask(scope(false, "K-1", "K-2", "K-3"), WHO, WHY);
        List<RepeatCopy> begun = hub.bean(RepeatCopies.class).begin(request.id(), 2);
        assertThat(begun).hasSize(2);
        List<Outgoing> sent = List.of(outgoing(request, begun.get(0), "K-1"), outgoing(request, begun.get(1), "K-2"));
        new OnceSender(hub.bean(SharedConnection.class)).send(sent, "repeat-" + request.id() + "-1", Lease.UNSHARED);

        hub.activate("west");

        assertThat(hub.receive("west", 3)).containsExactly("as sent: K-1", "as sent: K-2", notification("K-3"));
        ends(request, "DONE");
        assertThat(count(request, RepeatState.SENT)).isEqualTo(3);
        assertThat(events("REPEATED", request)).hasSize(3);
        assertThat(hub.nothingFor("west")).isTrue();
    }

    @Test
    void sendsWhatTheHubHadBegunAndTheBrokerHasNot() throws Exception {
        give("B-1", "west");
        give("B-2", "west");
        hub.test("west");
        RepeatRequest request = hub.bean(RepeatRequests.class).ask(scope(false, "B-1", "B-2"), WHO, WHY);
        hub.bean(RepeatCopies.class).begin(request.id(), 1);

        hub.activate("west");

        assertThat(hub.receive("west", 2)).containsExactly(notification("B-1"), notification("B-2"));
        ends(request, "DONE");
    }

    @Test
    void sendsNoMoreOfWhatIsStopped() throws Exception {
        give("T-1", "west");
        RepeatRequest request = held("T-1");

        sendAgain().stop(request.id(), WHO, "a mistake");

        hub.activate("west");
        assertThat(hub.nothingFor("west")).isTrue();
        ends(request, "STOPPED");
        assertThat(events("REPEAT_ASKED", request))
                .extracting(event -> event.detail().path("act").asText())
                .containsExactly("asked", "stopped");
        assertThatThrownBy(() -> sendAgain().stop(request.id(), WHO, "again"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("has ended already");
    }

    @Test
    void runsOneRequestOfAPartnerAtATime() throws Exception {
        give("D-1", "west");
        RepeatRequest request = held("D-1");

        assertThatThrownBy(() -> hub.bean(RepeatRequests.class).ask(scope(false, "D-1"), WHO, WHY))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining(request.id());

        sendAgain().stop(request.id(), WHO, "the test is over");
        hub.activate("west");
    }

    @Test
    void sendsNothingToAPartnerInTestMode() throws Exception {
        give("M-1", "west");
        hub.test("west");

        assertThatThrownBy(() -> ask(false, "M-1"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("is in test mode");

        hub.activate("west");
    }

    @Test
    void refusesWhatNamesNoPartnerNoTimeOrNoReason() {
        assertThatThrownBy(() -> query("{\"partner\":\"nobody\",\"references\":[\"X\"]}", WHY))
                .hasMessageContaining("there is no partner 'nobody'");
        assertThatThrownBy(() -> query("{\"partner\":\"west\"}", WHY)).hasMessageContaining("say from when on");
        assertThatThrownBy(() -> query("{\"partner\":\"west\",\"since\":\"2026-11-03T14:00\"}", WHY))
                .hasMessageContaining("is no time with a zone");
        assertThatThrownBy(() -> query(
                        "{\"partner\":\"west\",\"since\":\"2026-11-03T14:00Z\",\"until\":\"2026-11-03T14:00Z\"}", WHY))
                .hasMessageContaining("is not after the beginning");
        assertThatThrownBy(() -> query("{\"partner\":\"west\",\"references\":[\"X\"]}", " "))
                .hasMessageContaining("give a reason");
    }

    private static void query(String query, String reason) {
        sendAgain().ask(JsonText.query(query, RepeatQuery.class).scope(Instant.now()), WHO, reason);
    }

    private static SendAgain sendAgain() {
        return hub.bean(SendAgain.class);
    }

    private static RepeatScope scope(boolean allRevisions, String... references) {
        return new RepeatScope("west", Instant.EPOCH, Instant.now(), List.of(references), allRevisions);
    }

    private static RepeatRequest ask(boolean allRevisions, String... references) {
        return sendAgain().ask(scope(allRevisions, references), WHO, WHY);
    }

    /** One that does not begin before the partner is active again. */
    private static RepeatRequest held(String reference) {
        hub.test("west");
        return hub.bean(RepeatRequests.class).ask(scope(false, reference), WHO, WHY);
    }

    private static void ends() {
        await().untilAsserted(() ->
                assertThat(hub.bean(RepeatRequests.class).unfinished()).isEmpty());
    }

    private static void ends(RepeatRequest request, String how) {
        ends();
        assertThat(hub.bean(RepeatRequests.class).get(request.id()).progress()).hasToString(how);
    }

    private static int count(RepeatRequest request, RepeatState state) {
        return hub.bean(RepeatCopies.class).counts(request.id()).stream()
                .filter(count -> count.state() == state)
                .mapToInt(RepeatCopies.RepeatCount::count)
                .sum();
    }

    private static Outgoing outgoing(RepeatRequest request, RepeatCopy copy, String reference) {
        byte[] body = ("as sent: " + reference).getBytes(StandardCharsets.UTF_8);
        return Outgoing.repeat(request.id(), "west", body, reference, 1, new Source("north", copy.entry(), "x"));
    }

    private static List<EventSeen> events(String kind, RepeatRequest request) {
        return EventSeen.all(hub.bean(DataSource.class), kind).stream()
                .filter(event -> event.detail().path("request").asText().equals(request.id()))
                .toList();
    }

    private static void give(String reference, String recipient) throws Exception {
        hub.send("north", Notifications.of("north", reference, "INTELLIGENCE", "\"" + recipient + "\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED " + recipient);
        if (recipient.equals("west")) {
            hub.receive("west", 1);
        }
    }

    private static void update(String reference, int revision) throws Exception {
        hub.send("north", revision(reference, revision));
        hub.receipts("north", 2);
        hub.receive("west", 1);
    }

    private static void cancel(String reference) throws Exception {
        hub.send("north", cancellation(reference));
        hub.receipts("north", 2);
        hub.receive("west", 1);
    }

    private static void erase(String reference) {
        Erasure erasure = new Erasure(hub.bean(LedgerDatabase.class));
        erasure.erase("north", reference, OperatorFixture.RELEASER_1, WHY);
        assertThat(erasure.erase("north", reference, OperatorFixture.RELEASER_2, WHY))
                .isPresent();
    }

    private static String notification(String reference) {
        return Notifications.of("north", reference, "INTELLIGENCE", "\"west\"");
    }

    private static String revision(String reference, int revision) {
        return notification(reference)
                .replace("\"action\":\"NEW\",\"revision\":1", "\"action\":\"UPDATE\",\"revision\":" + revision);
    }

    private static String cancellation(String reference) {
        return """
                {"id":"%s","sender":"north","recipients":["west"],"type":"INTELLIGENCE","action":"CANCEL","revision":2,\
                "urgency":"ROUTINE","createdAt":"2026-06-03T03:40:00Z",\
                "handling":{"level":"BASIC","codes":["H0"]},"grading":{"source":"B","information":"2"}}""".formatted(reference);
    }
}
