package org.flaghoist.parking;

import java.util.List;
import org.flaghoist.database.Transactions;
import org.flaghoist.ledger.Bodies;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.body.KeptBody;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.WrittenReason;

/** What one person decides about a dead letter; recorded here, carried out afterwards. */
public final class ParkedDecisions {

    private final LedgerDatabase database;
    private final Transactions transactions;
    private final ParkedRows rows;
    private final ParkedOutcomes outcomes;
    private final Bodies bodies;
    private final DecisionStamps stamps;

    ParkedDecisions(Ledger ledger, ParkedRows rows, ParkedOutcomes outcomes, DecisionStamps stamps) {
        this.database = ledger.database();
        this.transactions = database.transactions();
        this.bodies = new Bodies(database);
        this.rows = rows;
        this.outcomes = outcomes;
        this.stamps = stamps;
    }

    /**
     * Decides about a dead letter.
     *
     * @return it, decided
     * @throws OperationRejected where it is none, does not wait (any more), or must not be sent any more
     */
    public ParkedMessage decide(String id, Act act, String actor, String reason) {
        return transactions.get(() -> decided(dead(id), act, actor, WrittenReason.of(reason)));
    }

    /**
     * Decides about a dead letter and has other content sent in its place.
     *
     * @param difference between the two, for people
     */
    public ParkedMessage edit(String id, byte[] content, byte[] difference, String actor, String reason) {
        return transactions.get(() -> {
            ParkedMessage row = waiting(id, Act.EDIT);
            String digest = bodies.keep(row.entry(), BodyKind.EDITED, row.partner(), content);
            String differs = bodies.keep(row.entry(), BodyKind.DIFFERENCE, row.partner(), difference);
            return decide(
                    row,
                    Act.EDIT,
                    actor,
                    WrittenReason.of(reason),
                    Event.of(row.entry(), EventKind.EDITED, row.partner())
                            .about(digest)
                            .with(KeptBody.DIFFERENCE, differs));
        });
    }

    /**
     * Decides about many dead letters, all or none. What does not wait any more, or must not be sent any more, is left.
     *
     * @return how many it decided about
     */
    public int decideAll(List<String> ids, Act act, String actor, String reason) {
        String why = WrittenReason.of(reason);
        return transactions.get(() -> (int) ids.stream()
                .flatMap(id -> rows.lock(id).stream())
                .filter(row -> row.queue() != ParkingQueue.HELD && row.state() == ParkedState.WAITING)
                .filter(row -> isFor(row, act) && !(act.sends() && isOvertaken(row)))
                .map(row -> decided(row, act, actor, why))
                .count());
    }

    private ParkedMessage dead(String id) {
        ParkedMessage row = rows.lock(id).orElseThrow(() -> new OperationRejected("nothing is parked as " + id));
        if (row.queue() == ParkingQueue.HELD) {
            throw new OperationRejected(id + " is held; two people release or refuse it");
        }
        return row;
    }

    /**
     * A dead letter that nobody has decided about, and nobody else does until the transaction ends.
     *
     * @throws OperationRejected where it is none, or this is not to be done with it
     */
    ParkedMessage waiting(String id, Act act) {
        ParkedMessage row = dead(id);
        if (row.state() != ParkedState.WAITING) {
            throw new OperationRejected(id + " does not wait any more: it is " + row.state() + "; look at it again");
        }
        refuseWhatItIsNotFor(row, act);
        return row;
    }

    /** What is above the hub's ceiling can be shredded only, and nothing else can. */
    private static boolean isFor(ParkedMessage row, Act act) {
        return row.isSpill() == (act == Act.SHRED);
    }

    private static void refuseWhatItIsNotFor(ParkedMessage row, Act act) {
        if (!isFor(row, act)) {
            throw new OperationRejected(
                    row.isSpill()
                            ? row.id() + " is above the hub's ceiling: it cannot be sent again, changed or discarded;"
                                    + " a releaser may open it, and two releasers shred it"
                            : row.id() + " is not above the hub's ceiling; discard it, or erase its notification");
        }
    }

    ParkedMessage decided(ParkedMessage row, Act act, String actor, String why) {
        return decide(row, act, actor, why, Event.of(row.entry(), act.event(), row.partner()));
    }

    ParkedMessage decide(ParkedMessage row, Act act, String actor, String why, Event event) {
        if (row.queue() != ParkingQueue.HELD) {
            refuseWhatItIsNotFor(row, act);
        }
        if (act.sends()) {
            row.refuseIfOvertaken();
        }
        String token = Digests.token(ParkedExecution.TOKEN);
        ParkedMessage.OperatorDecision decision = new ParkedMessage.OperatorDecision(act, actor, why, token);
        if (!outcomes.decide(row.id(), decision, stamps.of(row, decision, event.digest()))) {
            throw new OperationRejected(
                    row.id() + " does not wait any more: it is " + row.state() + "; look at it again");
        }
        database.append(
                event.actor(actor).with("parked", row.id()).with("act", act).with("reason", why));
        return rows.get(row.id());
    }

    private static boolean isOvertaken(ParkedMessage row) {
        return row.against().successor() != null;
    }
}
