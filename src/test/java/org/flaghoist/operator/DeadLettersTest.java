package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.arrest;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.Notifications.revised;
import static org.flaghoist.testing.Notifications.sentBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Stage;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final String WHO = HubFixture.OPERATOR;
    private static final String WHY = "the mapping is fixed";

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();
    private final DeadLetters letters = hub.bean(DeadLetters.class);

    @AfterEach
    void carryOutAllThatIsDecided() {
        hub.discardDeadLetters();
    }

    @Test
    void saysAllAboutARejectedMessageOnItsQueueAndInItsList() throws Exception {
        ParkedMessage row = given.rejected("FAULTY D-1", "SCHEMA");
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
        assertThat(letters.show(row.id(), WHO).content()).asString().isEqualTo("FAULTY D-1");
        assertThat(ledger.kinds(row.entry())).contains("SHOWN");
    }

    @Test
    void keepsHalfASurrogatePairSoThatItIsRefusedAgain() throws Exception {
        when.sends("\u00E9\uD83D\uDEA4 \uD83D");

        then.north().getsReceipts("REJECTED CHARSET");
        assertThat(letters.show(then.deadLetter().id(), WHO).content())
                .asHexString()
                .isEqualTo("C3A9F09F9AA420EDA0BD");
    }

    @Test
    void replaysAMessageThatTheMappingCanReadByNow() throws Exception {
        ParkedMessage row = given.rejected(unknown("R-1"), "CODE_UNKNOWN");

        hub.fixMapping();
        ParkedMessage done = when.replays(row);

        assertThat(done.state()).isEqualTo(ParkedState.DONE);
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");
        then.west().takes(1);
        assertThat(then.deadLetters()).isEmpty();
        then.nothingIn(QueueNames.deadIn("north"));
        assertThat(ledger.kinds(row.entry())).contains("REPLAYED");
        assertThat(ledger.actors(row.entry(), "REPLAYED")).containsExactly(WHO);
    }

    @Test
    void countsWhatFailsAgainAndKeepsWhenItFirstDid() throws Exception {
        ParkedMessage first = given.rejected(unknown("F-1"), "CODE_UNKNOWN");

        when.replays(first);

        then.north().getsReceipts("REJECTED CODE_UNKNOWN");
        ParkedMessage again = then.deadLetter();
        assertThat(again.id()).isNotEqualTo(first.id());
        assertThat(again.tries().attempts()).isEqualTo(2);
        assertThat(again.tries().first()).isEqualTo(first.tries().first());
    }

    @Test
    void deliversNothingTwiceWhenTheSenderWasQuicker() throws Exception {
        when.sends(unknown("Q-1"));
        hub.receipts("north", 1);
        when.sends(notification("Q-1", "west"));
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");
        then.west().takes(1);

        hub.fixMapping();
        when.replays(then.deadLetter());

        then.north().getsReceipts("DUPLICATE");
        then.west().hasNothing();
    }

    @Test
    void sendsAnEditedMessageAndKeepsWhatItWas() throws Exception {
        ParkedMessage row = given.rejected("BROKEN", "MALFORMED");

        when.edits(row, notification("E-1", "west"));
        when.agrees(row);

        then.north().getsReceipts("ACCEPTED", "DELIVERED west");
        then.west().gets(notification("E-1", "west"));
        assertThat(ledger.column("select count(*) from entry where origin = ?", row.entry()))
                .containsExactly("1");
        assertThat(ledger.actors(row.entry(), "EDITED")).containsExactly(WHO + ", releaser-1");
    }

    @Test
    void cutsAFileAgainThatWasAtFaultAsAWhole() throws Exception {
        String row = sentBy("east", "C-1", "west");
        hub.server("east").upload("FILE_0007.json", ("NO TRAILER\n" + row).getBytes(StandardCharsets.UTF_8));
        then.queued(QueueNames.deadIn("east"), 1);
        ParkedMessage parked = then.deadLetter();
        assertThat(parked.stage()).isEqualTo(Stage.COLLECT);

        when.edits(parked, row);
        when.agrees(parked);

        then.west().gets(row);
    }

    @Test
    void judgesThePiecesOfAFileThatIsCutAgainAsThoseOfAnyOther() throws Exception {
        hub.server("east").upload("FILE_0008.json", "NO TRAILER".getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(() -> assertThat(then.deadLetters()).hasSize(1));

        String large = sentBy("east", "C-2", "west");
        ParkedMessage row = then.deadLetter();
        when.edits(row, large.replace("A boat left.", "x".repeat(1 << 20)));
        when.agrees(row);

        await().untilAsserted(() -> assertThat(then.deadLetters())
                .extracting(ParkedMessage::stage, other -> other.fault().code())
                .containsExactly(Tuple.tuple(Stage.TRANSLATE, "TOO_LARGE")));
    }

    @Test
    void rendersAgainWhatCouldNotBeRendered() throws Exception {
        ParkedMessage row = given.failed(notification("TOO-LONG-R", "west"), "west", "TOO_LONG");
        assertThat(row.stage()).isEqualTo(Stage.RENDER);

        when.replays(row);
        assertThat(then.deadLetter().tries().attempts()).isEqualTo(2);
        hub.fixMapping();
        when.replays(row);

        then.north().getsReceipts("DELIVERED west");
        then.west().gets(notification("TOO-LONG-R", "west"));
        then.north().hasNothing();
    }

    @Test
    void asksTheReleaseRulesAgainAboutAnEditedNotification() throws Exception {
        String arrest = arrest("TOO-LONG-E", "west");
        when.sends(arrest);
        then.north().getsReceipts("ACCEPTED", "HELD west R9");
        when.releases(then.hold("west"));
        then.north().getsReceipts("FAILED west TOO_LONG");
        ParkedMessage row = then.deadLetter();
        hub.fixMapping();

        then.rejects(() -> when.edits(row, notification("TOO-LONG-E", "west")), "'type' must stay");
        then.rejects(() -> when.edits(row, notification("ANOTHER-1", "west")));
        then.rejects(() -> when.edits(row, arrest.replace("BASIC", "SENSITIVE")));
        then.rejects(() -> when.edits(row, arrest.replace("west", "east")));
        for (String wrong : List.of("{}", "", "null", "[1]", "{\"id\":1}{}", "{\"id\":", "[".repeat(100_000), "\0")) {
            assertThatThrownBy(() -> when.edits(row, wrong)).as(wrong).isInstanceOf(OperationRejected.class);
        }
        when.edits(row, arrest.replace("A boat left.", "Left."));

        ParkedMessage again = then.hold("west");
        then.west().hasNothing();
        when.releases(again);
        then.west().gets(arrest.replace("A boat left.", "Left."));
        then.north().getsReceipts("DELIVERED west");
    }

    @Test
    void bringsAFileToAServerThatHadAnotherOfItsName() throws Exception {
        Path taken = Files.writeString(hub.server("east").inbox().resolve("north_TAKEN-9_r1.json"), "another's");
        String copy = notification("TAKEN-9", "east");
        ParkedMessage row = given.failed(copy, "east", "INTERNAL");
        assertThat(row.stage()).isEqualTo(Stage.DELIVER);

        when.replays(row);
        await().untilAsserted(
                        () -> assertThat(then.deadLetter().tries().attempts()).isEqualTo(2));
        then.queued(QueueNames.deadOut("east"), 1);
        Files.delete(taken);
        when.replays(row);

        then.north().getsReceipts("DELIVERED east");
        assertThat(taken).hasContent(copy);
    }

    @Test
    void takesUpADeliveryWhereItFailedAfterARendering() throws Exception {
        Path taken = Files.writeString(hub.server("east").inbox().resolve("north_TOO-LONG-D_r1.json"), "another's");
        String copy = notification("TOO-LONG-D", "east");
        when.sends(copy);
        then.north().getsReceipts("ACCEPTED", "FAILED east TOO_LONG");

        hub.fixMapping();
        when.replays(then.deadLetter());
        await().untilAsserted(() -> assertThat(then.deadLetter().stage()).isEqualTo(Stage.DELIVER));
        then.queued(QueueNames.deadOut("east"), 1);
        hub.breakMapping();
        Files.delete(taken);
        when.replays(then.deadLetter());

        // The sender got one receipt that it failed: the same receipt again would be another file of one name.
        then.north().getsReceipts("DELIVERED east");
        assertThat(taken).hasContent(copy);
        then.north().hasNothing();
    }

    @Test
    void sendsNoCopyAfterItsSuccessor() throws Exception {
        when.sends(notification("TOO-LONG-O", "west"));
        assertThat(hub.receipts("north", 2)).contains("FAILED west TOO_LONG");
        ParkedMessage row = then.deadLetter();
        hub.fixMapping();
        when.sends(revised(notification("TOO-LONG-O", "west"), 2));
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");

        then.rejects(() -> when.replays(row), "later revision");

        then.west().takes(1);
        assertThat(then.deadLetter().id()).isEqualTo(row.id());
    }

    @Test
    void givesUpAndSendsNothing() throws Exception {
        ParkedMessage row = given.rejected("BROKEN", "MALFORMED");

        when.discards(row);

        then.nothingIn(QueueNames.deadIn("north"));
        assertThat(then.deadLetters()).isEmpty();
        assertThat(ledger.kinds(row.entry())).contains("DISCARDED");
        then.rejects(() -> when.replays(row));
    }

    @Test
    void wantsAReasonAndAnIdThatIsThere() throws Exception {
        ParkedMessage row = given.rejected("BROKEN", "MALFORMED");

        then.rejects(() -> letters.discard(row.id(), WHO, " "));
        then.rejects(() -> letters.discard("4711-in", WHO, "why not"));

        assertThat(hub.count(QueueNames.deadIn("north"))).isOne();
    }

    @Test
    void replaysAllThatAFilterMeansInTheirOrder() throws Exception {
        for (int i = 0; i < 20; i++) {
            when.sends(unknown("M-" + i));
        }
        hub.send("west", "BROKEN");
        hub.receipts("north", 20);
        hub.receipts("west", 1);
        hub.fixMapping();

        int replayed = letters.replayAll(Filters.of("in", "", "CODE_UNKNOWN", "", "", ""), WHO, WHY);

        assertThat(replayed).isEqualTo(20);
        assertThat(hub.receive("west", 20))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly(IntStream.range(0, 20).mapToObj(i -> "M-" + i).toArray(String[]::new));
        assertThat(then.deadLetter().partner()).isEqualTo("west");
        hub.receive("north", 40);
    }

    private static String unknown(String id) {
        return "UNKNOWN " + notification(id, "west");
    }
}
