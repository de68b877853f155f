package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.arrest;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.Notifications.revised;
import static org.flaghoist.testing.When.OPERATOR;
import static org.flaghoist.testing.When.RELEASER_1;
import static org.flaghoist.testing.When.RELEASER_2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.exchange.HubForm;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.Parking;
import org.flaghoist.people.Person;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A copy that waits for people is not sent once a later revision was accepted, whoever that goes to. */
class OvertakenTest {

    private static final Person ONE = RELEASER_1;
    private static final Person TWO = RELEASER_2;
    private static final String WHO = OPERATOR;

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final DeadLetters letters = hub.bean(DeadLetters.class);
    private final Holds holds = hub.bean(Holds.class);

    @AfterEach
    void carryOutAllThatIsDecided() {
        then.nothingIsPending();
    }

    @Test
    void releasesNothingOnceALaterRevisionWentToOthersOnly() throws Exception {
        ParkedMessage row = given.held("H-7");
        holds.release(row.id(), ONE, "the arrest is public");
        when.sends(revised(arrest("H-7", "east"), 2));
        assertThat(hub.receipts("north", 2)).contains("ACCEPTED");

        then.rejects(
                () -> holds.release(row.id(), TWO, "so it is"), "a later revision, 2, was accepted since; refuse it");

        then.west().hasNothing();
        String list = hub.invoke("org.flaghoist:type=Holds", "list", "west").toString();
        JsonNode hold = new ObjectMapper().readTree(list).at("/messages/0");
        assertThat(hold.path("queue").asText()).isEqualTo("HELD");
        assertThat(hold.path("overtakenBy").asInt()).isEqualTo(2);
    }

    @Test
    void holdsAgainWhatIsOvertakenAfterBothHaveVoted() throws Exception {
        ParkedMessage row = given.held("H-8");
        Parking parking = parking();
        ParkedMessage decided = hub.bean(Ledger.class).together(() -> {
            parking.holds().vote(row.id(), Act.RELEASE, ONE, "the arrest is public");
            ParkedMessage both = parking.holds().vote(row.id(), Act.RELEASE, TWO, "so it is");
            // The later revision waits for the lineage no longer than for this.
            hub.bean(Ledger.class).accept(later(), HubForm.of(bytes(revised(arrest("H-8", "east"), 2))));
            return both;
        });

        await().until(() -> parking.get(decided.id()).against().notDone() != null);

        assertThat(parking.get(decided.id()).state()).isEqualTo(ParkedState.WAITING);
        assertThat(parking.get(decided.id()).against().notDone()).contains("a later revision, 2,");
        then.west().hasNothing();
    }

    @Test
    void bringsNoFileOnceALaterRevisionWentToOthersOnly() throws Exception {
        Path taken = Files.writeString(hub.server("east").inbox().resolve("north_TAKEN-8_r1.json"), "another's");
        String copy = notification("TAKEN-8", "east");
        ParkedMessage row = given.failed(copy, "east", "INTERNAL");
        when.sends(revised(notification("TAKEN-8", "west"), 2));
        then.north().getsReceipts("ACCEPTED", "DELIVERED west");
        Files.delete(taken);

        then.rejects(() -> when.replays(row), "a later revision, 2, was accepted since; discard it");
        assertThat(letters.replayAll(Filters.of("", "", "", "", "", ""), WHO, "now it is gone"))
                .isZero();
        letters.discard(row.id(), WHO, "overtaken");

        assertThat(taken).doesNotExist();
        then.west().takes(1);
    }

    @Test
    void showsNoPreviewOfAChangeToWhatIsOvertaken() throws Exception {
        when.sends(notification("TOO-LONG-V", "west"));
        assertThat(hub.receipts("north", 2)).contains("FAILED west TOO_LONG");
        ParkedMessage row = then.deadLetter();
        hub.fixMapping();
        when.sends(revised(notification("TOO-LONG-V", "east"), 2));
        assertThat(hub.receipts("north", 2)).contains("ACCEPTED");
        String shorter = notification("TOO-LONG-V", "west").replace("A boat left.", "A boat.");

        then.rejects(() -> letters.preview(row.id(), shorter));
        then.rejects(() -> letters.edit(row.id(), bytes(shorter), Person.local(WHO), "shorter"));
    }

    private long later() {
        byte[] body = bytes(revised(arrest("H-8", "east"), 2));
        return hub.bean(Ledger.class)
                .begin(new Arrival("north", "message-later", body, null, 1))
                .entry();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Parking parking() {
        return hub.bean(Parking.class);
    }
}
