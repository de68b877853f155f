package org.flaghoist.parking;

import java.time.Instant;
import java.util.List;
import org.flaghoist.database.Transactions;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.people.WrittenReason;

/** What people vote about held messages: the second of two who agree decides. */
public final class HoldVotes {

    private final LedgerDatabase database;
    private final Transactions transactions;
    private final ParkedRows rows;
    private final ParkedDecisions decisions;
    private final Votes votes;

    HoldVotes(LedgerDatabase database, ParkedRows rows, ParkedDecisions decisions, Votes votes) {
        this.database = database;
        this.transactions = database.transactions();
        this.rows = rows;
        this.decisions = decisions;
        this.votes = votes;
    }

    /**
     * Casts one person's vote about a held message; the second of two that agree decides.
     *
     * @param act RELEASE or REFUSE
     * @return it, decided or still waiting
     * @throws OperationRejected where this person has voted before, or it is not held (any more)
     */
    public ParkedMessage vote(String id, Act act, Person person, String reason) {
        return transactions.get(() -> {
            ParkedMessage row = held(id);
            String why = WrittenReason.of(reason);
            if (act.sends()) {
                row.refuseIfOvertaken();
            }
            List<Vote> before = votes.counted(row);
            refuseASecondVote(id, person, before);
            votes.put(row, new Vote(person, act, why, Instant.ofEpochMilli(database.now())));
            database.append(Event.of(row.entry(), EventKind.VOTED, row.partner())
                    .by(row.rule())
                    .actor(person.name())
                    .with("person", person.identity())
                    .with("parked", id)
                    .with("act", act)
                    .with("reason", why));
            return before.stream()
                    .filter(vote -> vote.act() == act && person.isSurelyNot(vote.person()))
                    .findFirst()
                    .map(first -> decisions.decided(
                            row, act, first.actor() + ", " + person.name(), WrittenReason.both(first.reason(), why)))
                    .orElse(row);
        });
    }

    private static void refuseASecondVote(String id, Person person, List<Vote> before) {
        before.stream().map(Vote::person).filter(person::is).findFirst().ifPresent(other -> {
            String then = other.name().equals(person.name()) ? "" : ", as " + other.name();
            throw new OperationRejected(person.name() + " has voted about " + id + then + "; it takes a second person");
        });
    }

    private ParkedMessage held(String id) {
        ParkedMessage row = rows.lock(id).orElseThrow(() -> new OperationRejected("nothing is held as " + id));
        if (row.queue() != ParkingQueue.HELD || row.state() != ParkedState.WAITING) {
            throw new OperationRejected(id + " is not held, or not any more; look at it again");
        }
        return row;
    }

    public List<Vote> votes(String id) {
        return rows.find(id).map(votes::of).orElse(List.of());
    }
}
