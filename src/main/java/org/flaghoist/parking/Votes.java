package org.flaghoist.parking;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.RowStamps;
import org.flaghoist.ledger.StampedRow;
import org.flaghoist.people.ForgedWords;
import org.flaghoist.people.Person;
import org.flaghoist.people.Rounds;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people want done with held messages. Each vote has a stamp: what somebody puts into the table, changes there or
 * puts back is nobody's vote.
 */
final class Votes {

    /** With whose message it is: a row there could be given another entry, or recipient. */
    private static final List<String> STAMPED =
            List.of("parked", "entry", "partner", "actor", "identity", "act", "reason", "voted_at", "round");

    private static final String SELECT = "select v.id, v.parked, p.entry, p.partner, v.actor, v.identity, v.act,"
            + " v.reason, v.voted_at, v.round, v.stamp from vote v left join parked_message p on p.id = v.parked";

    private final LedgerDatabase database;
    private final RowStamps stamps;
    private final Rounds rounds;
    private final ForgedWords forged;

    Votes(LedgerDatabase database) {
        this.database = database;
        this.stamps = database.rowStamps("vote", STAMPED);
        this.rounds = new Rounds(database);
        this.forged = new ForgedWords(database, "vote");
    }

    private JdbcClient sql() {
        return database.sql();
    }

    /** Its event is still to be written, and belongs to its round. */
    void put(ParkedMessage about, Vote vote) {
        long at = Times.of(vote.at());
        long round = round(about, vote.person()) + 1;
        String act = vote.act().name();
        Person person = vote.person();
        String stamp = stamps.of(Arrays.asList(
                about.id(),
                about.entry(),
                about.partner(),
                person.name(),
                person.identity(),
                act,
                vote.reason(),
                at,
                round));
        sql().sql("insert into vote (parked, actor, identity, act, reason, voted_at, round, stamp)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(about.id(), person.name(), person.identity(), act, vote.reason(), at, round, stamp)
                .update();
    }

    private long round(ParkedMessage about, Person person) {
        return rounds.ofVotes(about.entry(), about.partner(), about.id(), person);
    }

    void forget(String parked) {
        sql().sql("delete from vote where parked = ?").param(parked).update();
    }

    /** In the order they were cast. */
    List<Vote> of(ParkedMessage about) {
        return rows(about).stream()
                .filter(row -> isAVote(row, about))
                .map(Votes::vote)
                .toList();
    }

    /** As {@link #of}; what is no vote makes room for those that are. */
    List<Vote> counted(ParkedMessage about) {
        rows(about).stream().filter(row -> !isAVote(row, about)).forEach(forged::remove);
        return of(about);
    }

    private List<StampedRow> rows(ParkedMessage about) {
        return sql().sql(SELECT + " where v.parked = ? order by v.voted_at, v.actor")
                .param(about.id())
                .query(stamps::read)
                .list();
    }

    // Once it is decided its votes are of a round that has ended. The vote's own event is not yet in the record of the
    // transaction in which it is cast, and not found there where that has other characters for the person.
    private boolean isAVote(StampedRow row, ParkedMessage about) {
        return stamps.isGenuine(row)
                && (about.state() != ParkedState.WAITING
                        || row.number("round") >= round(about, vote(row).person()));
    }

    /** The number of the first of all that is not as hubs have written it. */
    Optional<Long> firstForged() {
        return stamps.firstForged(sql(), SELECT + " order by v.id");
    }

    private static Vote vote(StampedRow row) {
        return new Vote(
                new Person(row.text("actor"), row.text("identity")),
                Act.valueOf(row.text("act")),
                row.text("reason"),
                Instant.ofEpochMilli(row.number("voted_at")));
    }
}
