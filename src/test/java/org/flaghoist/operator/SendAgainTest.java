package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.cancelled;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.Notifications.revised;

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
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.people.Person;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

/** What a partner is sent again. */
class SendAgainTest {

    private static final Person WHO = Person.local("duty-desk");
    private static final String WHY = "they restored their system";

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();
    private final SendAgain again = hub.bean(SendAgain.class);

    @Test
    void sendsTheSameBytesInTheirOrderAndSaysThatItIsARepeat() throws Exception {
        given.taken("A-1");
        given.taken("A-2");
        List<String> before = hub.decided("north", "A-1");

        RepeatRequest request = ask(false, "A-1", "A-2");

        List<QueuedMessage> copies = hub.consume(QueueNames.out("west"), 2);
        assertThat(copies)
                .extracting(QueuedMessage::body)
                .containsExactly(notification("A-1", "west"), notification("A-2", "west"));
        for (QueuedMessage copy : copies) {
            assertThat(copy.message().getStringProperty(HubProperties.REPEAT)).isEqualTo(request.id());
            assertThat(copy.message().getStringProperty(HubProperties.KIND)).isEqualTo("NOTIFICATION");
        }
        ends(request, "DONE");
        assertThat(hub.decided("north", "A-1")).isEqualTo(before);
        assertThat(events("REPEATED", request)).hasSize(2);
        then.north().getsNothing();
    }

    @Test
    void recordsWhoAskedWhyAndForWhatAndSealsIt() throws Exception {
        given.taken("S-1");

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
        given.taken("R-1");
        given.taken("R-1", 2);

        ask(false, "R-1");
        then.west().gets(revised(notification("R-1", "west"), 2));
        ends();

        ask(true, "R-1");
        then.west().gets(notification("R-1", "west"), revised(notification("R-1", "west"), 2));
        ends();
    }

    @Test
    void takesTheLaterRevisionsAlongSoThatAnEarlierIsNeverTheLast() throws Exception {
        given.taken("L-1");
        Instant until = Instant.now().plusMillis(1);
        await().until(() -> Instant.now().isAfter(until));
        given.taken("L-1", 2);

        again.ask(new RepeatScope("west", Instant.EPOCH, until, List.of("L-1"), true), WHO, WHY);

        then.west().gets(notification("L-1", "west"), revised(notification("L-1", "west"), 2));
        ends();
    }

    @Test
    void sendsNothingThatALaterRevisionOvertookBeforeItsTurn() throws Exception {
        given.taken("O-1");
        RepeatRequest request = held("O-1");
        // As if the revision that the partner was given had come after the request.
        ledger.update("update repeat_copy set last_revision = 0 where request = ?", request.id());

        hub.activate("west");

        ends(request, "DONE");
        assertThat(count(request, RepeatState.OVERTAKEN)).isOne();
        then.west().getsNothing();
    }

    @Test
    void countsWhatItWouldSendAndWhatNot() throws Exception {
        given.taken("P-1");
        given.taken("P-2");
        given.taken("P-3");
        given.cancelled("P-2", 2);
        when.erases("P-3");

        SendAgain.RepeatPreview preview = again.preview(scope(true, "P-1", "P-2", "P-3"));

        assertThat(preview.notifications()).isEqualTo(2);
        assertThat(preview.copies()).isEqualTo(2);
        assertThat(preview.bytes())
                .isEqualTo(notification("P-1", "west").length()
                        + cancelled(notification("P-2", "west"), 2).length());
        assertThat(preview.cancelled()).isOne();
        assertThat(preview.deleted()).isOne();
        assertThat(preview.seconds()).isNull();
        assertThat(preview.estimated()).isFalse();
        then.west().getsNothing();
        RepeatRequest request = ask(true, "P-1", "P-2", "P-3");
        then.west().gets(notification("P-1", "west"), cancelled(notification("P-2", "west"), 2));
        ends(request, "DONE");
        assertThat(count(request, RepeatState.CANCELLED)).isOne();
        assertThat(count(request, RepeatState.DELETED)).isOne();
    }

    @Test
    void sendsAgainWhatTwoPeopleHaveReleased() throws Exception {
        given.released("H-1");

        ask(false, "H-1");

        then.west().getsOneWith("\"id\":\"H-1\"");
        ends();
    }

    @Test
    void sendsNothingThatWasHeldOrNeverGiven() throws Exception {
        given.held("H-2");

        then.rejects(() -> ask(false, "H-2"), "was given none of these");
    }

    @Test
    void putsAFileThereAgainUnderItsNameAndWritesNoneThatIsThereStill() throws Exception {
        given.delivered("F-1", "east");
        given.delivered("F-2", "east");
        Path inbox = hub.server("east").inbox();
        Path taken = inbox.resolve("north_F-1_r1.json");
        Path left = inbox.resolve("north_F-2_r1.json");
        Files.delete(taken);
        Files.writeString(left, "the partner's now");

        RepeatRequest request = again.ask(
                new RepeatScope("east", Instant.EPOCH, Instant.now(), List.of("F-1", "F-2"), false), WHO, WHY);

        await().untilAsserted(() -> assertThat(events("REPEATED", request))
                .extracting(event -> event.detail().path("step").asText())
                .containsExactlyInAnyOrder("QUEUED", "QUEUED", "DELIVERED", "DELIVERED"));
        assertThat(taken).hasContent(notification("F-1", "east"));
        assertThat(left).hasContent("the partner's now");
        assertThat(hub.decided("north", "F-1")).containsExactly("east DELIVERED R1");
        then.north().getsNothing();
        then.nothingIn(QueueNames.deadOut("east"));
    }

    @Test
    void losesAndDoublesNothingWhenTheHubDiedBetweenTheTwoCommits() throws Exception {
        given.taken("K-1");
        given.taken("K-2");
        given.taken("K-3");
        hub.test("west");
        RepeatRequest request = hub.bean(RepeatRequests.class).ask(scope(false, "K-1", "K-2", "K-3"), WHO, WHY);
        List<RepeatCopy> begun = hub.bean(RepeatCopies.class).begin(request.id(), 2);
        assertThat(begun).hasSize(2);
        List<Outgoing> sent = List.of(outgoing(request, begun.get(0), "K-1"), outgoing(request, begun.get(1), "K-2"));
        new OnceSender(hub.bean(SharedConnection.class)).send(sent, "repeat-" + request.id() + "-1", Lease.UNSHARED);

        hub.activate("west");

        then.west().gets("as sent: K-1", "as sent: K-2", notification("K-3", "west"));
        ends(request, "DONE");
        assertThat(count(request, RepeatState.SENT)).isEqualTo(3);
        assertThat(events("REPEATED", request)).hasSize(3);
        then.west().getsNothing();
    }

    @Test
    void sendsWhatTheHubHadBegunAndTheBrokerHasNot() throws Exception {
        given.taken("B-1");
        given.taken("B-2");
        hub.test("west");
        RepeatRequest request = hub.bean(RepeatRequests.class).ask(scope(false, "B-1", "B-2"), WHO, WHY);
        hub.bean(RepeatCopies.class).begin(request.id(), 1);

        hub.activate("west");

        then.west().gets(notification("B-1", "west"), notification("B-2", "west"));
        ends(request, "DONE");
    }

    @Test
    void sendsNoMoreOfWhatIsStopped() throws Exception {
        given.taken("T-1");
        RepeatRequest request = held("T-1");

        again.stop(request.id(), WHO, "a mistake");

        hub.activate("west");
        then.west().getsNothing();
        ends(request, "STOPPED");
        assertThat(events("REPEAT_ASKED", request))
                .extracting(event -> event.detail().path("act").asText())
                .containsExactly("asked", "stopped");
        then.rejects(() -> again.stop(request.id(), WHO, "again"), "has ended already");
    }

    @Test
    void runsOneRequestOfAPartnerAtATime() throws Exception {
        given.taken("D-1");
        RepeatRequest request = held("D-1");

        then.rejects(() -> hub.bean(RepeatRequests.class).ask(scope(false, "D-1"), WHO, WHY), request.id());
    }

    @Test
    void sendsNothingToAPartnerInTestMode() throws Exception {
        given.taken("M-1");
        hub.test("west");

        then.rejects(() -> ask(false, "M-1"), "is in test mode");
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

    private void query(String query, String reason) {
        again.ask(JsonText.query(query, RepeatQuery.class).scope(Instant.now()), WHO, reason);
    }

    private static RepeatScope scope(boolean allRevisions, String... references) {
        return new RepeatScope("west", Instant.EPOCH, Instant.now(), List.of(references), allRevisions);
    }

    private RepeatRequest ask(boolean allRevisions, String... references) {
        return again.ask(scope(allRevisions, references), WHO, WHY);
    }

    /** One that does not begin before the partner is active again. */
    private RepeatRequest held(String reference) {
        hub.test("west");
        return hub.bean(RepeatRequests.class).ask(scope(false, reference), WHO, WHY);
    }

    private void ends() {
        await().untilAsserted(() ->
                assertThat(hub.bean(RepeatRequests.class).unfinished()).isEmpty());
    }

    private void ends(RepeatRequest request, String how) {
        ends();
        assertThat(hub.bean(RepeatRequests.class).get(request.id()).progress()).hasToString(how);
    }

    private int count(RepeatRequest request, RepeatState state) {
        return hub.bean(RepeatCopies.class).counts(request.id()).stream()
                .filter(count -> count.state() == state)
                .mapToInt(RepeatCopies.RepeatCount::count)
                .sum();
    }

    private static Outgoing outgoing(RepeatRequest request, RepeatCopy copy, String reference) {
        byte[] body = ("as sent: " + reference).getBytes(StandardCharsets.UTF_8);
        return Outgoing.repeat(request.id(), "west", body, reference, 1, new Source("north", copy.entry(), "x"));
    }

    private List<EventSeen> events(String kind, RepeatRequest request) {
        return EventSeen.all(hub.bean(DataSource.class), kind).stream()
                .filter(event -> event.detail().path("request").asText().equals(request.id()))
                .toList();
    }
}
