package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.cancelled;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.Notifications.revised;
import static org.flaghoist.testing.When.RELEASER_1;
import static org.flaghoist.testing.When.RELEASER_2;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.people.Person;
import org.flaghoist.people.Request;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recalls;
import org.flaghoist.search.AuditLog;
import org.flaghoist.search.AuditLog.AuditFilter;
import org.flaghoist.search.RecordedEvent;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What two people recall. */
class RecallTest {

    private static final String WEST = QueueNames.out("west");

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final Recalls recalls = hub.bean(Recalls.class);

    @AfterEach
    void carryOutAllThatIsDecided() {
        then.nothingIsPending();
    }

    @Test
    void takesTwoPeopleAndRecordsWhoTheyAreAndWhy() throws Exception {
        given.delivered("A-1", "west");

        assertThat(recalls.ask("north", "A-1", RELEASER_1, "wrong boat")).isEmpty();
        then.rejects(() -> recalls.ask("north", "A-1", RELEASER_1, "wrong boat"), "second person");
        Person renamed = new Person("renamed", RELEASER_1.identity());
        then.rejects(() -> recalls.ask("north", "A-1", renamed, "wrong boat"), "second person");
        assertThat(hub.count(WEST)).as("before the second has spoken").isOne();
        assertThat(then.list("Recall").path("requests").findValuesAsText("reference"))
                .containsExactly("A-1");
        Recall recall = recalls.ask("north", "A-1", RELEASER_2, "so it is").orElseThrow();

        then.sent(recall);
        assertThat(then.list("Recall").path("requests")).isEmpty();
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
        given.delivered("B-1", "west");
        recalls.ask("north", "B-1", RELEASER_1, "wrong boat");
        recalls.withdraw("north", "B-1", RELEASER_1, "it was right");

        assertThat(recalls.ask("north", "B-1", RELEASER_2, "wrong boat")).isEmpty();
        recalls.withdraw("north", "B-1", RELEASER_2, "it was right");
        then.west().takes(1);
    }

    @Test
    void withdrawsWhatIsNotFetchedCancelsWhatIsAndShowsWhich() throws Exception {
        given.stopped("deliver-sftp-east");
        when.sends(notification("C-1", "west", "east", "south"));
        then.west().takes(1);
        then.south().findsAmongOthers("C-1_r1");
        hub.receipts("north", 3);

        Recall recall = when.recalls("C-1");

        then.recalled(recall, "east WAITING QUEUED", "south CONFIRMED DELIVERED", "west FETCHED DELIVERED");
        QueuedMessage copy = hub.consume(WEST, 1).get(0);
        assertThat(copy.message().getStringProperty(HubProperties.RECALL)).isEqualTo(recall.id());
        assertThat(copy.body())
                .contains("\"id\":\"C-1\"", "\"action\":\"CANCEL\"", "\"revision\":2")
                .doesNotContain("narrative", "A boat left");
        when.starts("deliver-sftp-east");
        then.recalled(recall, "east WITHDRAWN WITHDRAWN", "south CONFIRMED DELIVERED", "west CONFIRMED DELIVERED");
        then.east().hasFound();
        then.south().hasFound("C-1_r1", "C-1_r2");
        assertThat(hub.receipts("north", 5))
                .containsExactlyInAnyOrder(
                        "ACCEPTED",
                        "DELIVERED west",
                        "DELIVERED south",
                        "REFUSED east WITHDRAWN",
                        "REFUSED east WITHDRAWN");
    }

    @Test
    void cancelsAfterTheLastRevisionWhateverWasFetchedOfThem() throws Exception {
        given.delivered("C-2", "west", "east");
        then.west().takes(1);
        then.east().findsAmongOthers("C-2_r1");
        given.stopped("deliver-sftp-east");
        when.sends(revised(notification("C-2", "west", "east"), 2));
        then.west().has(1);
        then.east().has(1);

        Recall recall = when.recalls("C-2");

        then.recalled(recall, "east WAITING QUEUED", "west FETCHED DELIVERED");
        when.starts("deliver-sftp-east");
        then.west().getsOneWith("CANCEL", "\"revision\":3");
        then.recalled(recall, "east CONFIRMED DELIVERED", "west CONFIRMED DELIVERED");
        assertThat(then.east().inbox()).contains("north_C-2_r3.json").doesNotContain("north_C-2_r2.json");
    }

    @Test
    void givesNothingToWhoeverWasNotGivenIt() throws Exception {
        when.sends(notification("D-1"));
        then.west().takes(1);
        when.sends(notification("D-2", "west"));
        then.west().has(1);

        Recall recall = when.recalls("D-2");

        then.sent(recall);
        then.recalled(recall, "west WITHDRAWN");
        assertThat(hub.decided("north", "D-2"))
                .as("nothing about the cancellation")
                .hasSize(1);
        then.west().hasNothing();
        assertThat(then.east().inbox()).noneMatch(name -> name.contains("D-2"));
    }

    @Test
    void rejectsWhatItsSenderSendsAfterwards() throws Exception {
        given.taken("E-1");
        then.sent(when.recalls("E-1"));
        then.west().takes(1);
        hub.receipts("north", 2);

        when.sends(revised(notification("E-1", "west"), 3));

        then.north().getsReceipts("REJECTED REVISION_ORDER");
        then.rejects(() -> when.recalls("E-1"), "cancelled already, by revision 2");
        then.west().hasNothing();
    }

    @Test
    void cancelsByTheReleaseRules() throws Exception {
        given.released("F-1");

        Recall recall = when.recalls("F-1");

        then.recalled(recall, "west FETCHED HELD");
        then.north().getsReceipts("ACCEPTED", "HELD west R9");
        then.west().hasNothing();

        when.releases(then.hold("west"));

        QueuedMessage copy = hub.consume(WEST, 1).get(0);
        assertThat(copy.body()).contains("CANCEL");
        assertThat(copy.message().getStringProperty(HubProperties.RECALL)).isEqualTo(recall.id());
    }

    @Test
    void recallsThoughTheSenderIsPaused() throws Exception {
        given.taken("G-1");
        hub.pause("north");

        then.sent(when.recalls("G-1"));

        then.west().getsOneWith("CANCEL");
    }

    @Test
    void endsARequestToWhichNobodyCanAgreeAnyMoreAndRecordsWhy() throws Exception {
        for (String reference : List.of("L-1", "L-2", "L-3")) {
            given.taken(reference);
            recalls.ask("north", reference, RELEASER_1, "wrong boat");
        }
        when.sends(cancelled(notification("L-1", "west"), 2));
        then.west().takes(1);
        when.erases("L-2");

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(recalls.requests())
                        .extracting(Request::subject)
                        .containsExactly("L-3"));
        assertThat(new AuditLog(hub.bean(DataSource.class))
                        .list(new AuditFilter("hub", EventKind.REQUEST_WITHDRAWN, "north", null, null, null), 10))
                .extracting(RecordedEvent::detail)
                .satisfiesExactlyInAnyOrder(
                        why -> assertThat(why).contains("L-1 is cancelled already, by revision 2"),
                        why -> assertThat(why).contains("the contents of L-2 were deleted"));
    }

    @Test
    void endsNoRequestThatWasMadeSinceItLooked() throws Exception {
        given.taken("M-1");
        recalls.ask("north", "M-1", RELEASER_1, "wrong boat");
        Request before = recalls.requests().get(0);
        recalls.withdraw("north", "M-1", RELEASER_1, "it was right");
        recalls.ask("north", "M-1", RELEASER_2, "it was not");

        recalls.close(before, "it is gone");

        assertThat(recalls.requests()).extracting(Request::subject).containsExactly("M-1");
    }

    @Test
    void refusesWhatItCannotRecall() throws Exception {
        then.rejects(() -> when.recalls("NOT-THERE"), "has sent no notification");
        given.taken("J-1");
        when.erases("J-1");

        assertThatThrownBy(() -> hub.invoke("org.flaghoist:type=Recall", "recall", "north", "J-1", "wrong boat"))
                .rootCause()
                .hasMessageContaining("the contents of J-1 were deleted");
    }
}
