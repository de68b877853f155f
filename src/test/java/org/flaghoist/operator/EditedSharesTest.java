package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.Notifications.sentBy;

import java.util.List;
import java.util.Objects;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.ReloadingHub;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An edit by which somebody gets more, or less, is no one person's doing, whichever field it changes. */
class EditedSharesTest {

    /** Then nothing is left of what says nothing else. */
    private static final String NO_NARRATIVE_FOR_SOUTH = """
            rules:
              - rule: R20
                words: no narrative
                agreement: 'Exchange of letters: "no narrative".'
                recipients: [south]
                then: WITHOUT
                without: [/narrative]
            """;

    private static final String EVENT = "\"event\":.*?}},";

    private final Scenario scenario =
            Scenario.lent(HubSetup.usual().partner("north", "answers: true\n").policy(NO_NARRATIVE_FOR_SOUTH));
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();

    @AfterEach
    void carryOutAllThatIsDecided() {
        hub.discardDeadLetters();
    }

    @Test
    void asksASecondPersonWhereAnAnswerGoesToAnother() throws Exception {
        given.taken("N-1");
        hub.send("west", answer("south", "S-1"));
        then.west().getsReceipts("REJECTED NOT_RECEIVED");
        ParkedMessage row = then.deadLetter();

        waitsFor(row, answer("north", "N-1"), "/inReplyTo", "share of south", "share of north");

        then.north().hasNothing();
        when.agrees(row);
        then.north().gets(answer("north", "N-1"));
    }

    @Test
    void asksASecondPersonWhereAnotherGetsAMessage() throws Exception {
        String whole = sentBy("north", "T-1", "west", "south");
        ParkedMessage row = given.rejected("FAULTY " + withoutEvent(whole), "SCHEMA");

        waitsFor(row, whole, "share of south");

        then.west().hasNothing();
    }

    @Test
    void asksASecondPersonWhereAnotherGetsARowOfAFile() throws Exception {
        String whole = "NO TRAILER\n" + sentBy("east", "F-1", "west", "south");
        when.uploads("FILE_0001.json", withoutEvent(whole));
        then.queued(QueueNames.deadIn("east"), 1);
        hub.fixMapping();

        waitsFor(then.deadLetter(), whole, "share of south");

        then.west().hasNothing();
    }

    @Test
    void asksASecondPersonWhereARowOfAFileIsDamaged() throws Exception {
        String row = sentBy("east", "F-2", "west", "south");
        when.uploads("FILE_0002.json", "NO TRAILER\n" + row);
        then.queued(QueueNames.deadIn("east"), 1);
        hub.fixMapping();

        ParkedMessage after = when.edits(then.deadLetter(), withoutEvent(row).replace("ROUTINE", "SOON"));

        assertThat(after.state()).isEqualTo(ParkedState.WAITING);
        then.west().hasNothing();
    }

    @Test
    void letsOnePersonMendARowOfAFileBesideOneThatCannotBeRead() throws Exception {
        String row = sentBy("east", "F-3", "west");
        when.uploads("FILE_0003.json", "NO TRAILER\nBROKEN\n" + row);
        then.queued(QueueNames.deadIn("east"), 1);
        hub.fixMapping();
        String mended = row.replace("A boat left.", "Left.");

        when.edits(then.deadLetter(), "BROKEN\n" + mended);

        then.west().gets(mended);
    }

    @Test
    void asksASecondPersonWhereACopyGoesThatTheRulesWouldKeepBackToday() throws Exception {
        String whole = sentBy("north", "TOO-LONG-4", "west");
        ParkedMessage row = given.failed(withoutEvent(whole), "west", "TOO_LONG");
        ReloadingHub files = new ReloadingHub(hub);
        files.change("config/release-policy.yaml", policy -> policy.replace("[south]", "[south, west]"));
        files.reload();
        hub.fixMapping();

        waitsFor(row, whole, "share of west");

        then.west().hasNothing();
    }

    @Test
    void knowsWhatOneEditDamagesWhenAnotherPutsMoreInItsPlace() throws Exception {
        String whole = sentBy("north", "T-2", "west", "south");
        ParkedMessage row = given.rejected("FAULTY " + withoutEvent(whole), "SCHEMA");
        assertThat(when.edits(row, "FAULTY " + whole.replaceFirst("\"urgency\":\"ROUTINE\"", "\"urgency\":\"SOON\""))
                        .state())
                .isEqualTo(ParkedState.DONE);
        then.north().getsReceipts("REJECTED SCHEMA");

        waitsFor(then.deadLetter(), whole, "share of south");

        then.west().hasNothing();
    }

    @Test
    void letsOnePersonMendWhatEachGetsAnyway() throws Exception {
        String sent = sentBy("north", "T-3", "west", "south");
        ParkedMessage row = given.rejected("FAULTY " + sent, "SCHEMA");
        String mended = sent.replace("A boat left.", "Left.").replace("\"country\":\"FR\"", "\"country\":\"BE\"");

        when.edits(row, mended);

        then.west().gets(mended);
    }

    private void waitsFor(ParkedMessage row, String edited, String... second) {
        assertThat(when.edits(row, edited).state()).isEqualTo(ParkedState.WAITING);
        Proposal proposal = Objects.requireNonNull(hub.bean(DeadLetters.class)
                .show(row.id(), When.RELEASER_1.name())
                .proposal());
        assertThat(proposal.edit().second()).isEqualTo(List.of(second));
    }

    private static String withoutEvent(String notification) {
        return notification.replaceFirst(EVENT, "");
    }

    private static String answer(String to, String reference) {
        return withoutEvent(Notifications.of("west", "W-1", "ANSWER", ""))
                .replaceFirst(
                        "\\{",
                        "{\"inReplyTo\":{\"sender\":\"" + to + "\",\"id\":\"" + reference
                                + "\"},\"answer\":{\"kind\":\"READ\",\"revision\":1},");
    }
}
