package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Stage;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.OperatorFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final String WHO = OperatorFixture.OPERATOR;
    private static final String WHY = "the mapping is fixed";

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
    void saysAllAboutARejectedMessageOnItsQueueAndInItsList() throws Exception {
        hub.send("north", "FAULTY D-1");
        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED SCHEMA");

        ParkedMessage row = operators.onlyDeadLetter();
        QueuedMessage queued = hub.browse(QueueNames.deadIn("north"));

        assertThat(row.queue()).isEqualTo(ParkingQueue.DEAD_IN);
        assertThat(row.stage()).isEqualTo(Stage.TRANSLATE);
        assertThat(List.of(
                        row.partner(),
                        row.from().sender(),
                        row.from().reference(),
                        row.fault().code(),
                        row.fault().location(),
                        row.fault().field()))
                .containsExactly("north", "north", "D-1", "SCHEMA", "/x", "x");
        assertThat(row.tries().attempts()).isEqualTo(1);
        assertThat(queued.body()).isEqualTo("FAULTY D-1");
        for (String property :
                List.of("parked", "stage", "code", "location", "field", "attempts", "first", "last", "id")) {
            assertThat(queued.message().getStringProperty(HubProperties.PREFIX + property))
                    .as(property)
                    .isNotBlank();
        }
        assertThat(operators.deadLetters().show(row.id(), WHO).content())
                .asString()
                .isEqualTo("FAULTY D-1");
        assertThat(operators.events(row.entry())).contains("SHOWN");
    }

    @Test
    void keepsHalfASurrogatePairSoThatItIsRefusedAgain() throws Exception {
        hub.send("north", "\u00E9\uD83D\uDEA4 \uD83D");

        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED CHARSET");
        assertThat(operators
                        .deadLetters()
                        .show(operators.onlyDeadLetter().id(), WHO)
                        .content())
                .asHexString()
                .isEqualTo("C3A9F09F9AA420EDA0BD");
    }

    @Test
    void replaysAMessageThatTheMappingCanReadByNow() throws Exception {
        hub.send("north", unknown("R-1"));
        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED CODE_UNKNOWN");
        ParkedMessage row = operators.onlyDeadLetter();

        hub.fixMapping();
        ParkedMessage done = operators.deadLetters().replay(row.id(), WHO, WHY);

        assertThat(done.state()).isEqualTo(ParkedState.DONE);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        assertThat(hub.receive("west", 1)).hasSize(1);
        assertThat(operators.waiting()).isEmpty();
        assertThat(hub.count(QueueNames.deadIn("north"))).isZero();
        assertThat(operators.events(row.entry())).contains("REPLAYED");
        assertThat(operators.actors(row.entry(), "REPLAYED")).containsExactly(WHO);
    }

    @Test
    void countsWhatFailsAgainAndKeepsWhenItFirstDid() throws Exception {
        hub.send("north", unknown("F-1"));
        hub.receipts("north", 1);
        ParkedMessage first = operators.onlyDeadLetter();

        operators.deadLetters().replay(first.id(), WHO, WHY);

        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED CODE_UNKNOWN");
        ParkedMessage again = operators.onlyDeadLetter();
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(again.tries().attempts()).isEqualTo(2);
        assertThat(again.tries().first()).isEqualTo(first.tries().first());
    }

    @Test
    void deliversNothingTwiceWhenTheSenderWasQuicker() throws Exception {
        hub.send("north", unknown("Q-1"));
        hub.receipts("north", 1);
        hub.send("north", notification("Q-1"));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        assertThat(hub.receive("west", 1)).hasSize(1);

        hub.fixMapping();
        operators.deadLetters().replay(operators.onlyDeadLetter().id(), WHO, WHY);

        assertThat(hub.receipts("north", 1)).containsExactly("DUPLICATE");
        assertThat(hub.count(QueueNames.out("west"))).isZero();
    }

    @Test
    void sendsAnEditedMessageAndKeepsWhatItWas() throws Exception {
        hub.send("north", "BROKEN");
        hub.receipts("north", 1);
        ParkedMessage row = operators.onlyDeadLetter();

        operators.edit(row, notification("E-1"));
        operators.agree(row);

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        assertThat(hub.receive("west", 1).get(0)).isEqualTo(notification("E-1"));
        assertThat(operators.column("select count(*) from entry where origin = ?", row.entry()))
                .containsExactly("1");
        assertThat(operators.actors(row.entry(), "EDITED")).containsExactly(WHO + ", releaser-1");
    }

    @Test
    void cutsAFileAgainThatWasAtFaultAsAWhole() throws Exception {
        String row = notification("C-1").replace("\"sender\":\"north\"", "\"sender\":\"east\"");
        hub.server("east").upload("FILE_0007.json", ("NO TRAILER\n" + row).getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(
                        () -> assertThat(hub.count(QueueNames.deadIn("east"))).isOne());
        ParkedMessage parked = operators.onlyDeadLetter();
        assertThat(parked.stage()).isEqualTo(Stage.COLLECT);

        operators.edit(parked, row);
        operators.agree(parked);

        assertThat(hub.receive("west", 1).get(0)).isEqualTo(row);
    }

    @Test
    void judgesThePiecesOfAFileThatIsCutAgainAsThoseOfAnyOther() throws Exception {
        hub.server("east").upload("FILE_0008.json", "NO TRAILER".getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(() -> assertThat(operators.waiting()).hasSize(1));

        String large = notification("C-2").replace("\"sender\":\"north\"", "\"sender\":\"east\"");
        ParkedMessage row = operators.onlyDeadLetter();
        operators.edit(row, large.replace("A boat left.", "x".repeat(1 << 20)));
        operators.agree(row);

        await().untilAsserted(() -> assertThat(operators.waiting())
                .extracting(ParkedMessage::stage, other -> other.fault().code())
                .containsExactly(Tuple.tuple(Stage.TRANSLATE, "TOO_LARGE")));
    }

    @Test
    void rendersAgainWhatCouldNotBeRendered() throws Exception {
        hub.send("north", notification("TOO-LONG-R"));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "FAILED west TOO_LONG");
        ParkedMessage row = operators.onlyDeadLetter();
        assertThat(row.stage()).isEqualTo(Stage.RENDER);

        operators.deadLetters().replay(row.id(), WHO, "to see whether it is fixed");
        assertThat(operators.onlyDeadLetter().tries().attempts()).isEqualTo(2);
        hub.fixMapping();
        operators.deadLetters().replay(row.id(), WHO, WHY);

        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED west");
        assertThat(hub.receive("west", 1).get(0)).isEqualTo(notification("TOO-LONG-R"));
        assertThat(hub.count(QueueNames.out("north"))).isZero();
    }

    @Test
    void asksTheReleaseRulesAgainAboutAnEditedNotification() throws Exception {
        String arrest = notification("TOO-LONG-E").replace("INTELLIGENCE", "ARREST");
        hub.send("north", arrest);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "HELD west R9");
        operators.release(onlyHold());
        assertThat(hub.receipts("north", 1)).containsExactly("FAILED west TOO_LONG");
        ParkedMessage row = operators.onlyDeadLetter();
        hub.fixMapping();

        assertThatThrownBy(() -> operators.edit(row, notification("TOO-LONG-E")))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("'type' must stay");
        assertThatThrownBy(() -> operators.edit(row, notification("ANOTHER-1"))).isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> operators.edit(row, arrest.replace("BASIC", "SENSITIVE")))
                .isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> operators.edit(row, arrest.replace("west", "east")))
                .isInstanceOf(OperationRejected.class);
        for (String wrong : List.of("{}", "", "null", "[1]", "{\"id\":1}{}", "{\"id\":", "[".repeat(100_000), "\0")) {
            assertThatThrownBy(() -> operators.edit(row, wrong)).as(wrong).isInstanceOf(OperationRejected.class);
        }
        operators.edit(row, arrest.replace("A boat left.", "Left."));

        ParkedMessage again = onlyHold();
        assertThat(hub.count(QueueNames.out("west"))).isZero();
        operators.release(again);
        assertThat(hub.receive("west", 1)).containsExactly(arrest.replace("A boat left.", "Left."));
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED west");
    }

    private static ParkedMessage onlyHold() {
        List<ParkedMessage> holds = operators.holds().list("west", 10);
        assertThat(holds).hasSize(1);
        return holds.get(0);
    }

    @Test
    void bringsAFileToAServerThatHadAnotherOfItsName() throws Exception {
        Path taken = Files.writeString(hub.server("east").inbox().resolve("north_TAKEN-9_r1.json"), "another's");
        String copy = notification("TAKEN-9").replace("west", "east");
        hub.send("north", copy);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "FAILED east INTERNAL");
        ParkedMessage row = operators.onlyDeadLetter();
        assertThat(row.stage()).isEqualTo(Stage.DELIVER);

        operators.deadLetters().replay(row.id(), WHO, "they say it is gone");
        await().untilAsserted(() ->
                assertThat(operators.onlyDeadLetter().tries().attempts()).isEqualTo(2));
        await().until(() -> hub.count(QueueNames.deadOut("east")) == 1);
        Files.delete(taken);
        operators.deadLetters().replay(row.id(), WHO, "now it is");

        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED east");
        assertThat(taken).hasContent(copy);
    }

    @Test
    void takesUpADeliveryWhereItFailedAfterARendering() throws Exception {
        Path taken = Files.writeString(hub.server("east").inbox().resolve("north_TOO-LONG-D_r1.json"), "another's");
        String copy = notification("TOO-LONG-D").replace("west", "east");
        hub.send("north", copy);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "FAILED east TOO_LONG");

        hub.fixMapping();
        operators.deadLetters().replay(operators.onlyDeadLetter().id(), WHO, WHY);
        await().untilAsserted(
                        () -> assertThat(operators.onlyDeadLetter().stage()).isEqualTo(Stage.DELIVER));
        await().until(() -> hub.count(QueueNames.deadOut("east")) == 1);
        hub.breakMapping();
        Files.delete(taken);
        operators.deadLetters().replay(operators.onlyDeadLetter().id(), WHO, "the name is free");

        // The sender got one receipt that it failed: the same receipt again would be another file of one name.
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED east");
        assertThat(taken).hasContent(copy);
        assertThat(hub.count(QueueNames.out("north"))).isZero();
    }

    @Test
    void sendsNoCopyAfterItsSuccessor() throws Exception {
        hub.send("north", notification("TOO-LONG-O"));
        assertThat(hub.receipts("north", 2)).contains("FAILED west TOO_LONG");
        ParkedMessage row = operators.onlyDeadLetter();
        hub.fixMapping();
        hub.send(
                "north",
                notification("TOO-LONG-O")
                        .replace("\"action\":\"NEW\",\"revision\":1", "\"action\":\"UPDATE\",\"revision\":2"));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");

        assertThatThrownBy(() -> operators.deadLetters().replay(row.id(), WHO, WHY))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("later revision");

        assertThat(hub.receive("west", 1)).hasSize(1);
        assertThat(operators.onlyDeadLetter().id()).isEqualTo(row.id());
    }

    @Test
    void givesUpAndSendsNothing() throws Exception {
        hub.send("north", "BROKEN");
        hub.receipts("north", 1);
        ParkedMessage row = operators.onlyDeadLetter();

        operators.deadLetters().discard(row.id(), WHO, "noise");

        assertThat(hub.count(QueueNames.deadIn("north"))).isZero();
        assertThat(operators.waiting()).isEmpty();
        assertThat(operators.events(row.entry())).contains("DISCARDED");
        assertThatThrownBy(() -> operators.deadLetters().replay(row.id(), WHO, WHY))
                .isInstanceOf(OperationRejected.class);
    }

    @Test
    void wantsAReasonAndAnIdThatIsThere() throws Exception {
        hub.send("north", "BROKEN");
        hub.receipts("north", 1);
        ParkedMessage row = operators.onlyDeadLetter();

        assertThatThrownBy(() -> operators.deadLetters().discard(row.id(), WHO, " "))
                .isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> operators.deadLetters().discard("4711-in", WHO, "why not"))
                .isInstanceOf(OperationRejected.class);

        assertThat(hub.count(QueueNames.deadIn("north"))).isOne();
    }

    @Test
    void replaysAllThatAFilterMeansInTheirOrder() throws Exception {
        for (int i = 0; i < 20; i++) {
            hub.send("north", unknown("M-" + i));
        }
        hub.send("west", "BROKEN");
        hub.receipts("north", 20);
        hub.receipts("west", 1);
        hub.fixMapping();

        int replayed = operators.deadLetters().replayAll(Filters.of("in", "", "CODE_UNKNOWN", "", "", ""), WHO, WHY);

        assertThat(replayed).isEqualTo(20);
        assertThat(hub.receive("west", 20))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly(java.util.stream.IntStream.range(0, 20)
                        .mapToObj(i -> "M-" + i)
                        .toArray(String[]::new));
        assertThat(operators.onlyDeadLetter().partner()).isEqualTo("west");
        hub.receive("north", 40);
    }

    private static String notification(String id) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"west\"");
    }

    private static String unknown(String id) {
        return "UNKNOWN " + notification(id);
    }
}
