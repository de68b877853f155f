package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Stage;
import org.flaghoist.operator.DeadLetterView;
import org.flaghoist.operator.DeadLetters;
import org.flaghoist.operator.Filters;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.pgp.Protection;
import org.flaghoist.search.RecordedEvent;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.PgpPartner;
import org.flaghoist.testing.PgpParty;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.Steps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PgpPartnerTest {

    private static final PgpParty OURS = PgpParty.make();
    private static final PgpParty THEIRS = PgpParty.make();
    private static final PgpParty STRANGER = PgpParty.make();
    private static final Protection EAST = THEIRS.with(OURS);

    private static HubFixture hub;

    private static PgpPartner east;

    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent();
        east = new PgpPartner(hub);
        east.agree(List.of(OURS), List.of(THEIRS));
    }

    @AfterEach
    void clearUp() throws Exception {
        hub.moveClock(Duration.ZERO);
        letters().discardAll(Filters.of("", "", "", "", "", ""), HubFixture.OPERATOR, "the test is over");
        await().until(() -> hub.count(QueueNames.out("east")) == 0);
        east.emptyInbox();
    }

    @Test
    void collectsWhatIsEncryptedAndAnswersEncrypted() throws Exception {
        east.upload("FILE_0001.json.pgp", EAST.protect(bytes(notification("IN-1") + "\nBROKEN")));

        assertThat(hub.receive("west", 1)).containsExactly(notification("IN-1"));
        await().untilAsserted(() -> assertThat(east.receipts(EAST))
                .containsExactlyInAnyOrder("ACCEPTED", "DELIVERED west", "REJECTED  MALFORMED"));
        assertThat(SftpServerFixture.names(east.inbox())).allMatch(name -> name.endsWith(".json.pgp"));
        // What was cut from an open file is open, too, and can be fixed.
        ParkedMessage row = only();
        assertThat(row.stage()).isEqualTo(Stage.TRANSLATE);
        assertThat(letters().show(row.id(), HubFixture.OPERATOR).content())
                .asString()
                .isEqualTo("BROKEN");
    }

    @Test
    void deliversEncryptedAndKeepsWhatPeopleCanRead() throws Exception {
        hub.send("north", toEast("OUT-1"));

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED east");
        Path file = east.inbox().resolve("north_OUT-1_r1.json.pgp");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("A boat left");
        assertThat(PgpPartner.read(file, EAST)).isEqualTo(toEast("OUT-1"));
    }

    @Test
    void findsAFileThatItHadDeliveredBeforeItDied() throws Exception {
        hub.server("east").faults().hangUpAfterRenames(1);
        hub.send("north", toEast("SAME-1"));

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED east");
        assertThat(Steps.of(hub, "SAME-1"))
                .last()
                .extracting(RecordedEvent::detail)
                .isEqualTo("{\"attempts\":\"2\",\"repeat\":\"FOUND\"}");
    }

    static Stream<Arguments> faults() {
        byte[] content = bytes(notification("FAULT-1"));
        byte[] damaged = EAST.protect(content);
        damaged[damaged.length - 30] ^= 1;
        return Stream.of(
                Arguments.of("NOT_ENCRYPTED", content),
                Arguments.of("NOT_SIGNED", OURS.unsigned(content)),
                Arguments.of("SIGNATURE_INVALID", OURS.forged(EAST)),
                Arguments.of("KEY_UNKNOWN", STRANGER.with(OURS).protect(content)),
                Arguments.of("KEY_UNKNOWN", THEIRS.with(STRANGER).protect(content)),
                Arguments.of("UNDECRYPTABLE", damaged));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void makesAFileADeadLetterThatIsNotProtectedAsItHasToBe(String code, byte[] file) throws Exception {
        east.upload("FILE_0002.json.pgp", file);

        await().untilAsserted(() -> assertThat(east.receipts(EAST)).containsExactly("REJECTED  " + code));
        ParkedMessage row = only();
        assertThat(row.fault().code()).isEqualTo(code);
        assertThat(row.stage()).isEqualTo(Stage.OPEN);
        DeadLetterView shown = letters().show(row.id(), HubFixture.OPERATOR);
        assertThat(shown.content()).isEqualTo(file);
        assertThat(shown.isEditable()).isFalse();
        assertThat(shown.read().text())
                .startsWith(code.equals("NOT_ENCRYPTED") ? "{" : "-----BEGIN PGP MESSAGE-----\n\n");
        assertThatThrownBy(() -> letters().edit(row.id(), bytes("x"), Person.local(HubFixture.OPERATOR), "try"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("only its sender can sign and encrypt it");
        await().until(() -> Files.exists(east.outbox().resolve(".failed/FILE_0002.json.pgp")));
    }

    @Test
    void setsABombAsideWithoutItsBytes() throws Exception {
        east.upload("FILE_0003.json.pgp", OURS.packed(new byte[70_000_000]));

        await().untilAsserted(() -> assertThat(east.receipts(EAST)).containsExactly("REJECTED  TOO_LARGE"));
        assertThat(letters().show(only().id(), HubFixture.OPERATOR).content()).isEmpty();
    }

    @Test
    void opensAFileAgainWhenTheKeysAreFixed() throws Exception {
        east.upload(
                "FILE_0004.json.pgp",
                STRANGER.with(OURS).protect(bytes(notification("FIX-1") + "\n" + notification("FIX-2"))));
        await().untilAsserted(() -> assertThat(east.receipts(EAST)).containsExactly("REJECTED  KEY_UNKNOWN"));

        letters().replay(only().id(), HubFixture.OPERATOR, "nothing is fixed yet");
        await().untilAsserted(() -> assertThat(only().tries().attempts()).isEqualTo(2));
        east.agree(List.of(OURS), List.of(THEIRS, STRANGER));
        letters().replay(only().id(), HubFixture.OPERATOR, "their new key is there");

        assertThat(hub.receive("west", 2)).containsExactly(notification("FIX-1"), notification("FIX-2"));
        await().untilAsserted(() -> assertThat(east.receipts(EAST))
                .containsExactlyInAnyOrder(
                        "REJECTED  KEY_UNKNOWN",
                        "REJECTED  KEY_UNKNOWN",
                        "ACCEPTED",
                        "ACCEPTED",
                        "DELIVERED west",
                        "DELIVERED west"));
        east.agree(List.of(OURS), List.of(THEIRS));
    }

    @Test
    void takesTwoKeysOfBothWhileTheyAreChanged() throws Exception {
        PgpParty newOurs = PgpParty.rsa();
        PgpParty newTheirs = PgpParty.make();
        east.agree(List.of(OURS, newOurs), List.of(THEIRS, newTheirs));

        east.upload("FILE_0005.json.pgp", EAST.protect(bytes(notification("OLD-1"))));
        assertThat(hub.receive("west", 1)).containsExactly(notification("OLD-1"));
        east.upload("FILE_0006.json.pgp", newTheirs.with(newOurs).protect(bytes(notification("NEW-1"))));
        assertThat(hub.receive("west", 1)).containsExactly(notification("NEW-1"));
        await().until(() -> east.receipts(EAST).size() == 4);
        assertThat(east.receipts(newTheirs.with(OURS))).hasSize(4);
        east.emptyInbox();

        east.agree(List.of(newOurs), List.of(newTheirs));
        hub.send("north", toEast("CHANGED-1"));
        assertThat(hub.receipts("north", 2)).contains("DELIVERED east");
        Path copy = east.inbox().resolve("north_CHANGED-1_r1.json.pgp");
        assertThat(PgpPartner.read(copy, newTheirs.with(newOurs))).isEqualTo(toEast("CHANGED-1"));
        east.upload("FILE_0007.json.pgp", EAST.protect(bytes(notification("OLD-2"))));
        await().untilAsserted(() ->
                assertThat(east.receipts(newTheirs.with(newOurs))).containsExactly("REJECTED  KEY_UNKNOWN"));
        east.emptyInbox();
        east.agree(List.of(OURS), List.of(THEIRS));
    }

    @Test
    void showsAnEncryptedDeadLetterAsItWasAndSendsItAsItIs() throws Exception {
        Path taken = Files.writeString(east.inbox().resolve("north_TAKEN-1_r1.json.pgp"), "another's");
        hub.send("north", toEast("TAKEN-1"));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "FAILED east INTERNAL");

        DeadLetterView shown = letters().show(only().id(), HubFixture.OPERATOR);
        assertThat(shown.read().text()).isEqualTo(toEast("TAKEN-1"));
        assertThat(opened(shown.content())).isEqualTo(toEast("TAKEN-1"));
        Files.delete(taken);
        letters().replay(only().id(), HubFixture.OPERATOR, "the name is free");

        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED east");
        assertThat(taken).hasBinaryContent(shown.content());
    }

    @Test
    void setsACopyAsideThatNoKeyIsLeftFor() throws Exception {
        PgpParty ending = PgpParty.endingAfter(Duration.ofDays(1));
        east.agree(List.of(OURS), List.of(ending));
        hub.moveClock(Duration.ofDays(2));

        hub.send("north", toEast("ENDED-1"));

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "FAILED east KEY_EXPIRED");
        ParkedMessage row = only();
        assertThat(row.stage()).isEqualTo(Stage.RENDER);
        east.agree(List.of(OURS), List.of(THEIRS));
        letters().replay(row.id(), HubFixture.OPERATOR, "their new key is there");
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED east");
        assertThat(PgpPartner.read(east.inbox().resolve("north_ENDED-1_r1.json.pgp"), EAST))
                .isEqualTo(toEast("ENDED-1"));
    }

    @Test
    void sendsNothingPlainThatWasMadeBeforeItHadToBeEncrypted() throws Exception {
        east.agreeOnNothing();
        hub.pause("east");
        hub.send("north", toEast("BEFORE-1"));
        assertThat(hub.receipts("north", 1)).containsExactly("ACCEPTED");
        east.agree(List.of(OURS), List.of(THEIRS));
        hub.activate("east");

        assertThat(hub.receipts("north", 1)).containsExactly("FAILED east NOT_ENCRYPTED");
        letters().replay(only().id(), HubFixture.OPERATOR, "now it is encrypted");

        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED east");
        assertThat(SftpServerFixture.names(east.inbox())).containsExactly("north_BEFORE-1_r1.json.pgp");
        assertThat(PgpPartner.read(east.inbox().resolve("north_BEFORE-1_r1.json.pgp"), EAST))
                .isEqualTo(toEast("BEFORE-1"));
    }

    private static String opened(byte[] file) {
        return new String(EAST.open(file, 1_000_000), StandardCharsets.UTF_8);
    }

    private static DeadLetters letters() {
        return hub.bean(DeadLetters.class);
    }

    private static ParkedMessage only() {
        List<ParkedMessage> rows = letters().list(Filters.of("", "", "", "", "", ""), 10);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static String notification(String id) {
        return Notifications.of("east", id, "INTELLIGENCE", "\"west\"");
    }

    private static String toEast(String id) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"east\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
