package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.broker.Queues;
import org.flaghoist.exchange.HubForm;
import org.flaghoist.ledger.Act;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.OperationRejected;
import org.flaghoist.ledger.Parked;
import org.flaghoist.ledger.ParkedFilter;
import org.flaghoist.ledger.ParkedState;
import org.flaghoist.ledger.Parking;
import org.flaghoist.ledger.Person;
import org.flaghoist.ledger.TestDatabase;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that waits for people is not sent once a later revision was accepted, whoever that goes to. */
@Tag(TestDatabase.BOTH)
class OvertakenTest {

    private static final Person ONE = Person.local("releaser-1");
    private static final Person TWO = Person.local("releaser-2");
    private static final String WHO = "duty-desk";

    @AutoClose
    private static HubFixture hub;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory);
    }

    @AfterEach
    void giveUpWhatIsLeft() throws Exception {
        hub.breakMapping();
        for (Parked row : holds().list("", 10)) {
            holds().refuse(row.id(), Person.local("cleaner-1"), "the test is over");
            holds().refuse(row.id(), Person.local("cleaner-2"), "the test is over");
            hub.receipts("north", 1);
        }
        letters().discardAll(all(), WHO, "the test is over");
        await().untilAsserted(() -> assertThat(parking().pending()).isEmpty());
    }

    @Test
    void releasesNothingOnceALaterRevisionWentToOthersOnly() throws Exception {
        Parked row = held("H-7");
        holds().release(row.id(), ONE, "the arrest is public");
        hub.send("north", second("H-7", "east"));
        assertThat(hub.receipts("north", 2)).contains("ACCEPTED");

        assertThatThrownBy(() -> holds().release(row.id(), TWO, "so it is"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("a later revision, 2, was accepted since; refuse it");

        assertThat(hub.count(Queues.out("west"))).isZero();
        String list = hub.invoke("org.flaghoist:type=Holds", "list", "west").toString();
        assertThat(new ObjectMapper()
                        .readTree(list)
                        .at("/messages/0/overtakenBy")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void holdsAgainWhatIsOvertakenAfterBothHaveVoted() throws Exception {
        Parked row = held("H-8");
        Parking parking = parking();
        Parked decided = hub.bean(Ledger.class).together(() -> {
            parking.vote(row.id(), Act.RELEASE, ONE, "the arrest is public");
            Parked both = parking.vote(row.id(), Act.RELEASE, TWO, "so it is");
            // The later revision waits for the lineage no longer than for this.
            hub.bean(Ledger.class).accept(later(), HubForm.of(bytes(second("H-8", "east"))));
            return both;
        });

        await().until(() -> parking.get(decided.id()).against().notDone() != null);

        assertThat(parking.get(decided.id()).state()).isEqualTo(ParkedState.WAITING);
        assertThat(parking.get(decided.id()).against().notDone()).contains("a later revision, 2,");
        assertThat(hub.count(Queues.out("west"))).isZero();
    }

    @Test
    void bringsNoFileOnceALaterRevisionWentToOthersOnly() throws Exception {
        Path taken = Files.writeString(hub.server("east").inbox().resolve("north_TAKEN-8_r1.json"), "another's");
        String copy = notification("TAKEN-8").replace("west", "east");
        hub.send("north", copy);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "FAILED east INTERNAL");
        Parked row = only();
        hub.send("north", second(notification("TAKEN-8")));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        Files.delete(taken);

        assertThatThrownBy(() -> letters().replay(row.id(), WHO, "now it is gone"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("a later revision, 2, was accepted since; discard it");
        assertThat(letters().replayAll(all(), WHO, "now it is gone")).isZero();
        letters().discard(row.id(), WHO, "overtaken");

        assertThat(taken).doesNotExist();
        assertThat(hub.receive("west", 1)).hasSize(1);
    }

    @Test
    void showsNoPreviewOfAChangeToWhatIsOvertaken() throws Exception {
        hub.send("north", notification("TOO-LONG-V"));
        assertThat(hub.receipts("north", 2)).contains("FAILED west TOO_LONG");
        Parked row = only();
        hub.fixMapping();
        hub.send("north", second(notification("TOO-LONG-V")).replace("west", "east"));
        assertThat(hub.receipts("north", 2)).contains("ACCEPTED");
        String shorter = notification("TOO-LONG-V").replace("A boat left.", "A boat.");

        assertThatThrownBy(() -> letters().preview(row.id(), shorter)).isInstanceOf(OperationRejected.class);
        assertThatThrownBy(() -> letters().edit(row.id(), bytes(shorter), Person.local(WHO), "shorter"))
                .isInstanceOf(OperationRejected.class);
    }

    private static long later() {
        byte[] body = bytes(second("H-8", "east"));
        return hub.bean(Ledger.class)
                .begin(new Arrival("north", "claim-later", body, null, 1))
                .entry();
    }

    private static Parked held(String id) throws Exception {
        hub.send("north", Notifications.of("north", id, "ARREST", "\"west\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "HELD west R9");
        return holds().list("west", 10).get(0);
    }

    private static Parked only() {
        List<Parked> rows = letters().list(all(), 10);
        assertThat(rows).hasSize(1);
        return rows.get(0);
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

    private static ParkedFilter all() {
        return Filters.of("", "", "", "", "", "");
    }

    private static Parking parking() {
        return hub.bean(Ledger.class).parking();
    }

    private static Holds holds() {
        return hub.bean(Holds.class);
    }

    private static DeadLetters letters() {
        return hub.bean(DeadLetters.class);
    }
}
