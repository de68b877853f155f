package org.flaghoist.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody writes to the table of votes without the ledger's key is nobody's word. */
@Tag(TestDatabase.BOTH)
class ForgedVotesTest {

    private static final Person ONE = Person.local("releaser-1");
    private static final Person TWO = Person.local("releaser-2");
    private static final Person THREE = Person.local("releaser-3");
    private static final String KEEP = "create table kept_vote as select * from vote";
    private static final String PUT_BACK = "insert into vote select * from kept_vote";

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final Parking parking = hub.parking;

    @Test
    void countsNoVoteThatSomebodyPutIn() {
        String id = held("1", "new");
        putIn(id, ONE);

        assertThat(vote(id, TWO, Act.RELEASE)).isEqualTo(ParkedState.WAITING);

        assertThat(voters(id)).containsExactly(TWO.name());
        assertThat(vote(id, THREE, Act.RELEASE)).isEqualTo(ParkedState.DECIDED);
        assertThat(parking.get(id).decision()).extracting("actor").isEqualTo("releaser-2, releaser-3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "act = 'RELEASE'",
                "actor = 'releaser-3'",
                "identity = 'local:releaser-3'",
                "actor = 'releaser-3', identity = 'local:releaser-3'",
                "reason = 'another'",
                "voted_at = voted_at + 1"
            })
    void countsNoVoteThatSomebodyChanged(String change) {
        String id = held("1", "new");
        vote(id, ONE, change.startsWith("act =") ? Act.REFUSE : Act.RELEASE);
        hub.rows.update("update vote set " + change);

        assertThat(vote(id, TWO, Act.RELEASE)).isEqualTo(ParkedState.WAITING);
        assertThat(voters(id)).containsExactly(TWO.name());
    }

    @Test
    void countsNoVoteAboutAnotherHold() {
        String one = held("1", "new");
        String other = held("2", "update-2");
        vote(one, ONE, Act.REFUSE);
        hub.rows.update("update vote set parked = ?", other);

        assertThat(vote(other, TWO, Act.REFUSE)).isEqualTo(ParkedState.WAITING);
    }

    /** It could not be carried out, and two people are to look at it anew. */
    @Test
    void countsNoVoteAgainThatCountsNoMore() {
        String id = held("1", "new");
        vote(id, ONE, Act.RELEASE);
        hub.rows.update(KEEP);
        vote(id, TWO, Act.RELEASE);
        parking.execution().waitAgain(parking.get(id), "the broker has none of it");
        hub.rows.update(PUT_BACK);

        assertThat(vote(id, TWO, Act.RELEASE)).isEqualTo(ParkedState.WAITING);

        assertThat(voters(id)).containsExactly(TWO.name());
        assertThat(vote(id, ONE, Act.RELEASE)).isEqualTo(ParkedState.DECIDED);
    }

    @Test
    void countsNoVoteOfSomebodyWhoHasVotedOtherwiseSince() {
        String id = held("1", "new");
        vote(id, ONE, Act.RELEASE);
        hub.rows.update(KEEP);
        hub.rows.update("delete from vote");
        vote(id, ONE, Act.REFUSE);
        hub.rows.update("delete from vote");
        hub.rows.update(PUT_BACK);

        assertThat(vote(id, TWO, Act.RELEASE)).isEqualTo(ParkedState.WAITING);
    }

    /** It was held of another try of the same work, with other contents perhaps. */
    @Test
    void countsNoVoteOfBeforeItWasHeldAnew() {
        String id = held("1", "new");
        vote(id, ONE, Act.RELEASE);
        hub.rows.update(KEEP);
        hub.held("1", "new", "R10");
        hub.rows.update(PUT_BACK);

        assertThat(vote(id, TWO, Act.RELEASE)).isEqualTo(ParkedState.WAITING);
    }

    /** A row of what waits could be given another entry, whose record has no end of it. */
    @Test
    void countsNoVoteWhereSomebodyChangedWhoseMessageItIs() {
        String id = held("1", "new");
        vote(id, ONE, Act.REFUSE);
        held("2", "update-2");
        hub.rows.update("update parked_message set entry = (select max(id) from entry) where id = ?", id);

        assertThat(vote(id, TWO, Act.REFUSE)).isEqualTo(ParkedState.WAITING);
    }

    @Test
    void countsNoVoteThatIsOfNoKind() {
        String id = held("1", "new");
        vote(id, ONE, Act.RELEASE);
        hub.rows.update("update vote set act = 'MAYBE'");

        assertThat(voters(id)).isEmpty();
        assertThat(vote(id, TWO, Act.RELEASE)).isEqualTo(ParkedState.WAITING);
    }

    @Test
    void theRecordSaysWhatWasRemovedByItsNumberAlone() {
        String id = held("1", "new");
        putIn(id, ONE);
        long number = hub.rows.number("select id from vote");
        assertThat(new StoredVotes(hub.database, hub.key).firstForged()).contains(number);

        vote(id, TWO, Act.RELEASE);

        assertThat(EventSeen.all(hub.database, "OPERATED"))
                .extracting(event -> event.detail().toString())
                .containsExactly("{\"did\":\"removed vote " + number + ", which is not as the hubs have written it\"}");
        assertThat(new StoredVotes(hub.database, hub.key).firstForged()).isEmpty();
    }

    @Test
    void letsWhomeverSomebodyVotedForVoteThemselves() {
        String id = held("1", "new");
        putIn(id, TWO);
        vote(id, ONE, Act.RELEASE);

        assertThat(vote(id, TWO, Act.RELEASE)).isEqualTo(ParkedState.DECIDED);
    }

    @Test
    void countsNobodyTwiceBesideAVoteThatSomebodyPutIn() {
        String id = held("1", "new");
        vote(id, ONE, Act.RELEASE);
        putIn(id, TWO);

        assertThatThrownBy(() -> vote(id, ONE, Act.RELEASE))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("has voted about");
    }

    @Test
    void countsNoVoteThatATriggerChangesAsItIsCast() {
        String id = held("1", "new");
        String change = "update vote set act = 'RELEASE' where act = 'REFUSE';";
        if (TestDatabase.isPostgresql()) {
            hub.rows.update("create function other_act() returns trigger language plpgsql as $$ begin " + change
                    + " return new; end $$");
            hub.rows.update("create trigger other after insert on vote for each row execute function other_act()");
        } else {
            hub.rows.update("create trigger other after insert on vote for each row begin " + change + " end");
        }
        vote(id, ONE, Act.REFUSE);

        assertThat(vote(id, TWO, Act.RELEASE)).isEqualTo(ParkedState.WAITING);
    }

    @Test
    void countsTwoVotesOfOneTransaction() {
        String id = held("1", "new");

        hub.ledger.together(() -> {
            vote(id, ONE, Act.RELEASE);
            return vote(id, TWO, Act.RELEASE);
        });

        assertThat(parking.get(id).state()).isEqualTo(ParkedState.DECIDED);
    }

    /** The database and the record each have another character for half a pair. */
    @Test
    void countsAVoteOfSomebodyWithHalfAPairInTheirName() {
        String id = held("1", "new");
        vote(id, Person.local("releaser\uD800"), Act.RELEASE);

        assertThat(vote(id, TWO, Act.RELEASE)).isEqualTo(ParkedState.DECIDED);
    }

    private String held(String messageKey, String sample) {
        return hub.held(messageKey, sample, "R9").id();
    }

    private void putIn(String id, Person person) {
        hub.rows.update(
                "insert into vote (parked, actor, identity, act, reason, voted_at, round, stamp)"
                        + " values (?, ?, ?, 'RELEASE', 'so', 1, 0, '')",
                id,
                person.name(),
                person.identity());
    }

    private ParkedState vote(String id, Person person, Act act) {
        return parking.holds().vote(id, act, person, "public").state();
    }

    private List<String> voters(String id) {
        return parking.holds().votes(id).stream().map(Vote::actor).toList();
    }
}
