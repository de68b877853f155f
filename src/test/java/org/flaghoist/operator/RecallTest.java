package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.Request;
import org.flaghoist.recall.Recall;
import org.flaghoist.retention.Erasure;
import org.flaghoist.search.AuditLog;
import org.flaghoist.search.AuditLog.AuditFilter;
import org.flaghoist.search.RecordedEvent;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.OperatorFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What two people recall. */
class RecallTest {

    private static final Person FIRST = RecallFixture.FIRST;
    private static final Person SECOND = RecallFixture.SECOND;
    private static final String WEST = QueueNames.out("west");
    private static final String EAST = QueueNames.out("east");

    private static RecallFixture fixture;

    private static OperatorFixture operators;
    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        fixture = new RecallFixture();
        operators = fixture.operators();
        hub = operators.hub();
    }

    @AfterEach
    void leaveNothing() throws Exception {
        fixture.clear();
    }

    @Test
    void takesTwoPeopleAndRecordsWhoTheyAreAndWhy() throws Exception {
        fixture.send("A-1", "\"west\"");
        await().until(() -> hub.count(WEST) == 1);

        assertThat(fixture.recalls().ask("north", "A-1", FIRST, "wrong boat")).isEmpty();
        assertThatThrownBy(() -> fixture.recalls().ask("north", "A-1", FIRST, "wrong boat"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("second person");
        assertThatThrownBy(() ->
                        fixture.recalls().ask("north", "A-1", new Person("renamed", FIRST.identity()), "wrong boat"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("second person");
        assertThat(hub.count(WEST)).as("before the second has spoken").isOne();
        assertThat(fixture.list().path("requests").findValuesAsText("reference"))
                .containsExactly("A-1");
        Recall recall =
                fixture.recalls().ask("north", "A-1", SECOND, "so it is").orElseThrow();

        fixture.awaitSent(recall);
        assertThat(fixture.list().path("requests")).isEmpty();
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
        fixture.send("B-1", "\"west\"");
        await().until(() -> hub.count(WEST) == 1);
        fixture.recalls().ask("north", "B-1", FIRST, "wrong boat");
        fixture.recalls().withdraw("north", "B-1", FIRST, "it was right");

        assertThat(fixture.recalls().ask("north", "B-1", SECOND, "wrong boat")).isEmpty();
        fixture.recalls().withdraw("north", "B-1", SECOND, "it was right");
        assertThat(hub.receive("west", 1)).hasSize(1);
    }

    @Test
    void withdrawsWhatIsNotFetchedCancelsWhatIsAndShowsWhich() throws Exception {
        fixture.stop("deliver-sftp-east");
        fixture.send("C-1", "\"west\",\"east\",\"south\"");
        assertThat(hub.receive("west", 1)).hasSize(1);
        await().until(() -> fixture.inbox("south").contains("north_C-1_r1.json"));
        hub.receipts("north", 3);

        Recall recall = fixture.recall("C-1");

        fixture.awaitStates(recall, "east WAITING QUEUED", "south CONFIRMED DELIVERED", "west FETCHED DELIVERED");
        QueuedMessage copy = hub.consume(WEST, 1).get(0);
        assertThat(copy.message().getStringProperty(HubProperties.RECALL)).isEqualTo(recall.id());
        assertThat(copy.body())
                .contains("\"id\":\"C-1\"", "\"action\":\"CANCEL\"", "\"revision\":2")
                .doesNotContain("narrative", "A boat left");
        fixture.startAgain("deliver-sftp-east");
        fixture.awaitStates(
                recall, "east WITHDRAWN WITHDRAWN", "south CONFIRMED DELIVERED", "west CONFIRMED DELIVERED");
        assertThat(fixture.inbox("east")).noneMatch(name -> name.contains("C-1"));
        assertThat(fixture.inbox("south")).contains("north_C-1_r1.json", "north_C-1_r2.json");
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
        fixture.send("C-2", "\"west\",\"east\"");
        assertThat(hub.receive("west", 1)).hasSize(1);
        await().until(() -> fixture.inbox("east").contains("north_C-2_r1.json"));
        fixture.stop("deliver-sftp-east");
        hub.send("north", fixture.revision("C-2", "\"west\",\"east\"", 2));
        await().until(() -> hub.count(WEST) == 1 && hub.count(EAST) == 1);

        Recall recall = fixture.recall("C-2");

        fixture.awaitStates(recall, "east WAITING QUEUED", "west FETCHED DELIVERED");
        fixture.startAgain("deliver-sftp-east");
        assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL", "\"revision\":3");
        fixture.awaitStates(recall, "east CONFIRMED DELIVERED", "west CONFIRMED DELIVERED");
        assertThat(fixture.inbox("east")).contains("north_C-2_r3.json").doesNotContain("north_C-2_r2.json");
    }

    @Test
    void givesNothingToWhoeverWasNotGivenIt() throws Exception {
        fixture.send("D-1", "");
        hub.receive("west", 1);
        fixture.send("D-2", "\"west\"");
        await().until(() -> hub.count(WEST) == 1);

        Recall recall = fixture.recall("D-2");

        fixture.awaitSent(recall);
        fixture.awaitStates(recall, "west WITHDRAWN");
        assertThat(hub.decided("north", "D-2"))
                .as("nothing about the cancellation")
                .hasSize(1);
        assertThat(hub.count(WEST)).isZero();
        assertThat(fixture.inbox("east")).noneMatch(name -> name.contains("D-2"));
    }

    @Test
    void rejectsWhatItsSenderSendsAfterwards() throws Exception {
        fixture.send("E-1", "\"west\"");
        hub.receive("west", 1);
        fixture.awaitSent(fixture.recall("E-1"));
        hub.receive("west", 1);
        hub.receipts("north", 4);

        hub.send("north", fixture.revision("E-1", "\"west\"", 3));

        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED REVISION_ORDER");
        assertThatThrownBy(() -> fixture.recall("E-1"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("cancelled already, by revision 2");
        assertThat(hub.count(WEST)).isZero();
    }

    @Test
    void cancelsByTheReleaseRules() throws Exception {
        operators.release(operators.held("F-1"));
        hub.receive("west", 1);
        hub.receipts("north", 1);

        Recall recall = fixture.recall("F-1");

        fixture.awaitStates(recall, "west FETCHED HELD");
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "HELD west R9");
        assertThat(hub.count(WEST)).isZero();

        operators.release(operators.holds().list("west", 1).get(0));

        QueuedMessage copy = hub.consume(WEST, 1).get(0);
        assertThat(copy.body()).contains("CANCEL");
        assertThat(copy.message().getStringProperty(HubProperties.RECALL)).isEqualTo(recall.id());
    }

    @Test
    void recallsThoughTheSenderIsPaused() throws Exception {
        fixture.send("G-1", "\"west\"");
        hub.receive("west", 1);
        hub.pause("north");
        try {
            fixture.awaitSent(fixture.recall("G-1"));
            assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL");
        } finally {
            hub.activate("north");
        }
    }

    @Test
    void endsARequestToWhichNobodyCanAgreeAnyMoreAndRecordsWhy() throws Exception {
        for (String reference : List.of("L-1", "L-2", "L-3")) {
            fixture.send(reference, "\"west\"");
            hub.receive("west", 1);
            fixture.recalls().ask("north", reference, FIRST, "wrong boat");
        }
        hub.send("north", fixture.revision("L-1", "\"west\"", 2).replace("UPDATE", "CANCEL"));
        hub.receive("west", 1);
        Erasure erasure = new Erasure(hub.bean(LedgerDatabase.class));
        erasure.erase("north", "L-2", FIRST, "asked for");
        erasure.erase("north", "L-2", SECOND, "asked for");

        await().atMost(RecallFixture.LONGEST)
                .untilAsserted(() -> assertThat(fixture.recalls().requests())
                        .extracting(Request::subject)
                        .containsExactly("L-3"));
        assertThat(new AuditLog(hub.bean(DataSource.class))
                        .list(new AuditFilter("hub", EventKind.REQUEST_WITHDRAWN, "north", null, null, null), 10))
                .extracting(RecordedEvent::detail)
                .satisfiesExactlyInAnyOrder(
                        why -> assertThat(why).contains("L-1 is cancelled already, by revision 2"),
                        why -> assertThat(why).contains("the contents of L-2 were deleted"));
        fixture.recalls().withdraw("north", "L-3", FIRST, "it was right");
    }

    @Test
    void endsNoRequestThatWasMadeSinceItLooked() throws Exception {
        fixture.send("M-1", "\"west\"");
        hub.receive("west", 1);
        fixture.recalls().ask("north", "M-1", FIRST, "wrong boat");
        Request before = fixture.recalls().requests().get(0);
        fixture.recalls().withdraw("north", "M-1", FIRST, "it was right");
        fixture.recalls().ask("north", "M-1", SECOND, "it was not");

        fixture.recalls().close(before, "it is gone");

        assertThat(fixture.recalls().requests()).extracting(Request::subject).containsExactly("M-1");
        fixture.recalls().withdraw("north", "M-1", FIRST, "it was right");
    }

    @Test
    void refusesWhatItCannotRecall() throws Exception {
        assertThatThrownBy(() -> fixture.recall("NOT-THERE"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("has sent no notification");
        fixture.send("J-1", "\"west\"");
        hub.receive("west", 1);
        hub.receipts("north", 2);
        Erasure erasure = new Erasure(hub.bean(LedgerDatabase.class));
        erasure.erase("north", "J-1", FIRST, "asked for");
        erasure.erase("north", "J-1", SECOND, "asked for");

        assertThatThrownBy(() -> hub.invoke("org.flaghoist:type=Recall", "recall", "north", "J-1", "wrong boat"))
                .rootCause()
                .hasMessageContaining("the contents of J-1 were deleted");
    }
}
