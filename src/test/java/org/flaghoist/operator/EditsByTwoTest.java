package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.Request;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An edit that changes what counts is no one person's doing. */
class EditsByTwoTest {

    private static final Person ONE = Person.local("duty-desk");
    private static final Person TWO = Person.local("releaser-1");
    private static final String WHY = "as agreed by telephone";

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent();
    }

    @AfterEach
    void discardWhatIsLeft() {
        hub.breakMapping();
        hub.discardDeadLetters();
    }

    @Test
    void letsNobodyLowerALevelThatCouldBeRead() throws Exception {
        String arrest = arrest("T-3").replace("BASIC", "SENSITIVE");
        ParkedMessage row = rejected("UNKNOWN " + arrest);

        assertThatThrownBy(() -> edit(row, intelligence("T-3")))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("the level was SENSITIVE and must not become BASIC");

        assertThat(hub.count(QueueNames.out("west"))).isZero();
        assertThat(letters().requests()).isEmpty();
    }

    @Test
    void doesNotForgetALevelThatASecondPersonLetBeDamaged() throws Exception {
        String arrest = arrest("T-4").replace("BASIC", "SENSITIVE");
        ParkedMessage row = rejected("UNKNOWN " + arrest);
        edit(row, "UNKNOWN " + arrest.replace("SENSITIVE", "DAMAGED"));
        agree(row);
        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED CODE_UNKNOWN");

        ParkedMessage again = only();

        assertThatThrownBy(() -> edit(again, arrest("T-4")))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("the level was SENSITIVE");
    }

    @Test
    void asksASecondPersonWhoSeesFieldByFieldWhatIsChanged() throws Exception {
        String arrest = arrest("T-5");
        ParkedMessage row = rejected("UNKNOWN " + arrest);
        String edited = arrest.replace("ARREST", "INTELLIGENCE").replace("[\"west\"]", "[\"west\",\"east\"]");

        ParkedMessage after = edit(row, edited);

        assertThat(after.state()).isEqualTo(ParkedState.WAITING);
        assertThat(hub.count(QueueNames.out("west"))).isZero();
        DeadLetterView shown = letters().show(row.id(), TWO.name());
        Proposal proposal = Objects.requireNonNull(shown.proposal());
        assertThat(proposal.edit().second()).containsExactly("/type", "/recipients", "type");
        assertThat(proposal.edit().changes())
                .extracting(change -> change.path() + " " + change.before() + " " + change.after())
                .containsExactly("/recipients/1 null \"east\"", "/type null \"INTELLIGENCE\"");
        assertThat(proposal.difference()).contains("-UNKNOWN {", "+{");
        assertThat(proposal.read().text()).isEqualTo(edited);

        assertThatThrownBy(() -> letters().agree(row.id(), token(row), ONE, WHY))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("it takes a second person");
        assertThatThrownBy(() -> letters().agree(row.id(), "00000000", TWO, WHY))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("look at it again");
        letters().agree(row.id(), token(row), TWO, "I have asked, too");

        assertThat(hub.receive("west", 1)).containsExactly(edited);
        assertThat(hub.receipts("north", 3)).contains("ACCEPTED");
        assertThat(actors(row, "EDITED")).containsExactly("duty-desk, releaser-1");
        assertThat(actors(row, "REQUESTED")).containsExactly("duty-desk");
        assertThat(letters().requests()).isEmpty();
    }

    @Test
    void letsOnePersonChangeWhatDoesNotCount() throws Exception {
        String arrest = arrest("TOO-LONG-6");
        hub.send("north", arrest);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "HELD west R9");
        ParkedMessage row = released();
        hub.fixMapping();

        ParkedMessage after = edit(row, arrest.replace("A boat left.", "Left."));

        assertThat(after.state()).isEqualTo(ParkedState.DONE);
        assertThat(hub.bean(Holds.class).list("west", 10)).hasSize(1);
        refuse();
    }

    @Test
    void asksASecondPersonAboutPersonsInWhatCouldNotBeRendered() throws Exception {
        String one = intelligence("TOO-LONG-7")
                .replace(
                        "\"narrative\"",
                        "\"persons\":[{\"role\":\"SUSPECT\",\"name\":{\"family\":\"Example\",\"script\":\"Latn\"}}],\"narrative\"");
        hub.send("north", one);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "FAILED west TOO_LONG");
        ParkedMessage row = only();
        hub.fixMapping();

        ParkedMessage after = edit(row, one.replace("SUSPECT", "WITNESS"));

        assertThat(after.state()).isEqualTo(ParkedState.WAITING);
        assertThat(letters().requests()).containsKey(row.id());
        assertThat(hub.count(QueueNames.out("west"))).isZero();
    }

    @Test
    void takesBackWhatWaitsAndForgetsItWhenTheOriginalIsDealtWith() throws Exception {
        ParkedMessage row = rejected("UNKNOWN " + arrest("T-8"));
        edit(row, intelligence("T-8"));
        assertThatThrownBy(() -> edit(row, intelligence("T-8")))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("duty-desk has changed");
        String first = token(row);
        letters().withdraw(row.id(), TWO, "not so");
        edit(row, intelligence("T-8"));
        assertThatThrownBy(() -> letters().agree(row.id(), first, TWO, WHY)).isInstanceOf(OperationRejected.class);

        letters().discard(row.id(), ONE.name(), "they send it anew");

        assertThat(letters().requests()).isEmpty();
        assertThatThrownBy(() -> letters().agree(row.id(), first, TWO, WHY)).isInstanceOf(OperationRejected.class);
        assertThat(hub.count(QueueNames.out("west"))).isZero();
    }

    private static ParkedMessage released() throws Exception {
        Holds holds = hub.bean(Holds.class);
        String id = holds.list("west", 1).get(0).id();
        holds.release(id, TWO, "public");
        holds.release(id, Person.local("releaser-2"), "so it is");
        assertThat(hub.receipts("north", 1)).containsExactly("FAILED west TOO_LONG");
        return only();
    }

    private static void refuse() throws Exception {
        Holds holds = hub.bean(Holds.class);
        String id = holds.list("west", 1).get(0).id();
        holds.refuse(id, TWO, "the test is over");
        holds.refuse(id, Person.local("releaser-2"), "the test is over");
        hub.receipts("north", 1);
    }

    private static ParkedMessage rejected(String content) throws Exception {
        hub.send("north", content);
        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED CODE_UNKNOWN");
        return only();
    }

    private static ParkedMessage only() {
        List<ParkedMessage> rows =
                letters().list(new ParkedFilter(ParkedFilter.DEAD, null, null, null, null, null), 10);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static ParkedMessage edit(ParkedMessage row, String content) {
        return letters().edit(row.id(), content.getBytes(StandardCharsets.UTF_8), ONE, WHY);
    }

    private static void agree(ParkedMessage row) {
        letters().agree(row.id(), token(row), TWO, "seen");
    }

    private static String token(ParkedMessage row) {
        Request request = Objects.requireNonNull(letters().requests().get(row.id()));
        return request.token();
    }

    private static String arrest(String id) {
        return Notifications.of("north", id, "ARREST", "\"west\"");
    }

    private static String intelligence(String id) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"west\"");
    }

    private static DeadLetters letters() {
        return hub.bean(DeadLetters.class);
    }

    private static List<String> actors(ParkedMessage row, String kind) {
        return EventSeen.of(hub.bean(DataSource.class), row.entry()).stream()
                .filter(event -> event.kind().equals(kind))
                .map(EventSeen::actor)
                .toList();
    }
}
