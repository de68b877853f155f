package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.Notifications.arrest;
import static org.flaghoist.testing.Notifications.notification;

import java.util.Objects;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.people.Person;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An edit that changes what counts is no one person's doing. */
class EditsByTwoTest {

    private static final Person ONE = Person.local("duty-desk");
    private static final Person TWO = Person.local("releaser-1");
    private static final String WHY = "as agreed by telephone";

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
    void letsNobodyLowerALevelThatCouldBeRead() throws Exception {
        String arrest = arrest("T-3", "west").replace("BASIC", "SENSITIVE");
        ParkedMessage row = given.rejected("UNKNOWN " + arrest, "CODE_UNKNOWN");

        then.rejects(
                () -> when.edits(row, notification("T-3", "west")),
                "the level was SENSITIVE and must not become BASIC");

        then.west().hasNothing();
        assertThat(letters.requests()).isEmpty();
    }

    @Test
    void doesNotForgetALevelThatASecondPersonLetBeDamaged() throws Exception {
        String arrest = arrest("T-4", "west").replace("BASIC", "SENSITIVE");
        ParkedMessage row = given.rejected("UNKNOWN " + arrest, "CODE_UNKNOWN");
        when.edits(row, "UNKNOWN " + arrest.replace("SENSITIVE", "DAMAGED"));
        when.agrees(row);
        then.north().getsReceipts("REJECTED CODE_UNKNOWN");

        ParkedMessage again = then.deadLetter();

        then.rejects(() -> when.edits(again, arrest("T-4", "west")), "the level was SENSITIVE");
    }

    @Test
    void asksASecondPersonWhoSeesFieldByFieldWhatIsChanged() throws Exception {
        String arrest = arrest("T-5", "west");
        ParkedMessage row = given.rejected("UNKNOWN " + arrest, "CODE_UNKNOWN");
        String edited = arrest.replace("ARREST", "INTELLIGENCE").replace("[\"west\"]", "[\"west\",\"east\"]");

        ParkedMessage after = when.edits(row, edited);

        assertThat(after.state()).isEqualTo(ParkedState.WAITING);
        then.west().hasNothing();
        DeadLetterView shown = letters.show(row.id(), TWO.name());
        Proposal proposal = Objects.requireNonNull(shown.proposal());
        assertThat(proposal.edit().second()).containsExactly("/type", "/recipients", "type", "share of east");
        assertThat(proposal.edit().changes())
                .extracting(change -> change.path() + " " + change.before() + " " + change.after())
                .containsExactly("/recipients/1 null \"east\"", "/type null \"INTELLIGENCE\"");
        assertThat(proposal.difference()).contains("-UNKNOWN {", "+{");
        assertThat(proposal.read().text()).isEqualTo(edited);

        then.rejects(() -> letters.agree(row.id(), when.token(row), ONE, WHY), "it takes a second person");
        then.rejects(() -> letters.agree(row.id(), "00000000", TWO, WHY), "look at it again");
        letters.agree(row.id(), when.token(row), TWO, "I have asked, too");

        then.west().gets(edited);
        assertThat(hub.receipts("north", 3)).contains("ACCEPTED");
        assertThat(ledger.actors(row.entry(), "EDITED")).containsExactly("duty-desk, releaser-1");
        assertThat(ledger.actors(row.entry(), "REQUESTED")).containsExactly("duty-desk");
        assertThat(letters.requests()).isEmpty();
    }

    @Test
    void letsOnePersonChangeWhatDoesNotCount() throws Exception {
        String arrest = arrest("TOO-LONG-6", "west");
        when.sends(arrest);
        then.north().getsReceipts("ACCEPTED", "HELD west R9");
        when.releases(then.hold("west"));
        then.north().getsReceipts("FAILED west TOO_LONG");
        ParkedMessage row = then.deadLetter();
        hub.fixMapping();

        ParkedMessage after = when.edits(row, arrest.replace("A boat left.", "Left."));

        assertThat(after.state()).isEqualTo(ParkedState.DONE);
        then.hold("west");
    }

    @Test
    void asksASecondPersonAboutPersonsInWhatCouldNotBeRendered() throws Exception {
        String one = notification("TOO-LONG-7", "west")
                .replace(
                        "\"narrative\"",
                        "\"persons\":[{\"role\":\"SUSPECT\",\"name\":{\"family\":\"Example\",\"script\":\"Latn\"}}],\"narrative\"");
        ParkedMessage row = given.failed(one, "west", "TOO_LONG");
        hub.fixMapping();

        ParkedMessage after = when.edits(row, one.replace("SUSPECT", "WITNESS"));

        assertThat(after.state()).isEqualTo(ParkedState.WAITING);
        assertThat(letters.requests()).containsKey(row.id());
        then.west().hasNothing();
    }

    @Test
    void takesBackWhatWaitsAndForgetsItWhenTheOriginalIsDealtWith() throws Exception {
        ParkedMessage row = given.rejected("UNKNOWN " + arrest("T-8", "west"), "CODE_UNKNOWN");
        when.edits(row, notification("T-8", "west"));
        then.rejects(() -> when.edits(row, notification("T-8", "west")), "duty-desk has changed");
        String first = when.token(row);
        letters.withdraw(row.id(), TWO, "not so");
        when.edits(row, notification("T-8", "west"));
        then.rejects(() -> letters.agree(row.id(), first, TWO, WHY));

        letters.discard(row.id(), ONE.name(), "they send it anew");

        assertThat(letters.requests()).isEmpty();
        then.rejects(() -> letters.agree(row.id(), first, TWO, WHY));
        then.west().hasNothing();
    }
}
