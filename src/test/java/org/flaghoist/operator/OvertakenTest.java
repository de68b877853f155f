package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.HubForm;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.Parking;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.OperatorFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A copy that waits for people is not sent once a later revision was accepted, whoever that goes to. */
class OvertakenTest {

    private static final Person ONE = OperatorFixture.RELEASER_1;
    private static final Person TWO = OperatorFixture.RELEASER_2;
    private static final String WHO = OperatorFixture.OPERATOR;

    private static OperatorFixture operators;

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        operators = new OperatorFixture();
        hub = operators.hub();
    }

    @AfterEach
    void clear() throws Exception {
        operators.clear();
    }

    @Test
    void releasesNothingOnceALaterRevisionWentToOthersOnly() throws Exception {
        ParkedMessage row = operators.held("H-7");
        operators.holds().release(row.id(), ONE, "the arrest is public");
        hub.send("north", second("H-7", "east"));
        assertThat(hub.receipts("north", 2)).contains("ACCEPTED");

        assertThatThrownBy(() -> operators.holds().release(row.id(), TWO, "so it is"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("a later revision, 2, was accepted since; refuse it");

        assertThat(hub.count(QueueNames.out("west"))).isZero();
        String list = hub.invoke("org.flaghoist:type=Holds", "list", "west").toString();
        JsonNode hold = new ObjectMapper().readTree(list).at("/messages/0");
        assertThat(hold.path("queue").asText()).isEqualTo("HELD");
        assertThat(hold.path("overtakenBy").asInt()).isEqualTo(2);
    }

    @Test
    void holdsAgainWhatIsOvertakenAfterBothHaveVoted() throws Exception {
        ParkedMessage row = operators.held("H-8");
        Parking parking = parking();
        ParkedMessage decided = hub.bean(Ledger.class).together(() -> {
            parking.holds().vote(row.id(), Act.RELEASE, ONE, "the arrest is public");
            ParkedMessage both = parking.holds().vote(row.id(), Act.RELEASE, TWO, "so it is");
            // The later revision waits for the lineage no longer than for this.
            hub.bean(Ledger.class).accept(later(), HubForm.of(bytes(second("H-8", "east"))));
            return both;
        });

        await().until(() -> parking.get(decided.id()).against().notDone() != null);

        assertThat(parking.get(decided.id()).state()).isEqualTo(ParkedState.WAITING);
        assertThat(parking.get(decided.id()).against().notDone()).contains("a later revision, 2,");
        assertThat(hub.count(QueueNames.out("west"))).isZero();
    }

    @Test
    void bringsNoFileOnceALaterRevisionWentToOthersOnly() throws Exception {
        Path taken = Files.writeString(hub.server("east").inbox().resolve("north_TAKEN-8_r1.json"), "another's");
        String copy = notification("TAKEN-8").replace("west", "east");
        hub.send("north", copy);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "FAILED east INTERNAL");
        ParkedMessage row = operators.onlyDeadLetter();
        hub.send("north", second(notification("TAKEN-8")));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        Files.delete(taken);

        assertThatThrownBy(() -> operators.deadLetters().replay(row.id(), WHO, "now it is gone"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("a later revision, 2, was accepted since; discard it");
        assertThat(operators.deadLetters().replayAll(Filters.of("", "", "", "", "", ""), WHO, "now it is gone"))
                .isZero();
        operators.deadLetters().discard(row.id(), WHO, "overtaken");

        assertThat(taken).doesNotExist();
        assertThat(hub.receive("west", 1)).hasSize(1);
    }

    @Test
    void showsNoPreviewOfAChangeToWhatIsOvertaken() throws Exception {
        hub.send("north", notification("TOO-LONG-V"));
        assertThat(hub.receipts("north", 2)).contains("FAILED west TOO_LONG");
        ParkedMessage row = operators.onlyDeadLetter();
        hub.fixMapping();
        hub.send("north", second(notification("TOO-LONG-V")).replace("west", "east"));
        assertThat(hub.receipts("north", 2)).contains("ACCEPTED");
        String shorter = notification("TOO-LONG-V").replace("A boat left.", "A boat.");

        assertThatThrownBy(() -> operators.deadLetters().preview(row.id(), shorter))
                .isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> operators.deadLetters().edit(row.id(), bytes(shorter), Person.local(WHO), "shorter"))
                .isInstanceOf(OperationRejected.class);
    }

    private static long later() {
        byte[] body = bytes(second("H-8", "east"));
        return hub.bean(Ledger.class)
                .begin(new Arrival("north", "message-later", body, null, 1))
                .entry();
    }

    private static String notification(String id) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"west\"");
    }

    private static String second(String id, String recipient) {
        return second(Notifications.of("north", id, "ARREST", "\"" + recipient + "\""));
    }

    private static String second(String notification) {
        return notification.replace("\"action\":\"NEW\",\"revision\":1", "\"action\":\"UPDATE\",\"revision\":2");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Parking parking() {
        return hub.bean(Parking.class);
    }
}
