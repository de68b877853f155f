package org.flaghoist.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What waits for people, and what they decided: dead letters and held messages. The messages themselves lie on the
 * broker's queues. A decision is recorded first and carried out afterwards; until then it is {@link #pending}, so that
 * a crash in between leaves it to be carried out, not lost and not done twice.
 */
public final class Parking {

    private static final int TOKEN = 32;
    private static final Pattern TOKENS = Pattern.compile("[0-9a-f]{" + TOKEN + "}");

    private final Database database;
    private final Transactions transactions;
    private final Messages messages;
    private final ParkedRows rows;
    private final Votes votes;
    private final Lineages lineages;
    private final Decisions decisions;
    private final Bodies bodies;

    Parking(
            Database database,
            Messages messages,
            ParkedRows rows,
            Votes votes,
            Lineages lineages,
            Decisions decisions,
            Bodies bodies) {
        this.database = database;
        this.transactions = database.transactions();
        this.messages = messages;
        this.rows = rows;
        this.votes = votes;
        this.lineages = lineages;
        this.decisions = decisions;
        this.bodies = bodies;
    }

    /**
     * Records that a message is about to be put on its queue to wait for a person. Done again it stays one row; where
     * it waited before and was sent on, it waits again, once more tried.
     */
    public Parked park(ToPark wanted) {
        return transactions.get(() -> {
            Optional<Parked> there = messages.hasLeft(wanted.entry()) ? rows.find(wanted.id()) : Optional.empty();
            return there.orElseGet(() -> put(wanted));
        });
    }

    private Parked put(ToPark wanted) {
        rows.put(wanted);
        // What people said about it when it was held before was about another content.
        votes.forget(wanted.id());
        return get(wanted.id());
    }

    /** Forgets a delivery's dead letter that never left the broker, because the delivery, done again, went well. */
    public void deliveredAfterAll(long entry, String recipient) {
        transactions.run(() -> rows.find(ToPark.outId(entry, recipient))
                .filter(row -> row.state() == ParkedState.WAITING || row.state() == ParkedState.DECIDED)
                .ifPresent(row -> rows.remove(row.id())));
    }

    /**
     * A part of what waits, in the order of arrival.
     *
     * @param after the last of the part before; null for the first
     */
    public List<Parked> page(ParkedFilter filter, @Nullable String after, int most) {
        return rows.page(filter, after == null ? null : get(after), most);
    }

    /** How many wait where and why. */
    public List<ParkedGroup> groups() {
        return rows.groups();
    }

    /** What waits, the oldest entry first. */
    public List<Parked> list(ParkedFilter filter, int most) {
        return rows.list(filter, ParkedState.WAITING, most);
    }

    /** How many wait. */
    public long count(ParkedFilter filter) {
        return rows.count(filter, ParkedState.WAITING);
    }

    /** @throws OperationRejected where there is none of this name */
    public Parked get(String id) {
        return rows.find(id).orElseThrow(() -> new OperationRejected("nothing is parked as " + id));
    }

    public List<Vote> votes(String id) {
        return votes.of(id);
    }

    /** The entry that a replayed message comes from; empty for a token that the hub never gave out. */
    public Optional<Long> origin(String token) {
        // A partner may have set anything: a NUL PostgreSQL would refuse, again and again.
        return TOKENS.matcher(token).matches() ? rows.origin(token) : Optional.empty();
    }

    /**
     * Decides about a dead letter.
     *
     * @return it, decided
     * @throws OperationRejected where it is none, does not wait (any more), or must not be sent any more
     */
    public Parked decide(String id, Act act, String actor, String reason) {
        return transactions.get(() -> decided(dead(id), act, actor, reason));
    }

    /**
     * Decides about a dead letter and has other content sent in its place.
     *
     * @param difference between the two, for people
     */
    public Parked edit(String id, byte[] content, byte[] difference, String actor, String reason) {
        return transactions.get(() -> {
            Parked row = waiting(id, Act.EDIT);
            Message message = messages.get(row.entry());
            String digest = bodies.keep(message, BodyKind.EDITED, row.partner(), content);
            String differs = bodies.keep(message, BodyKind.DIFFERENCE, row.partner(), difference);
            return decide(
                    row,
                    Act.EDIT,
                    actor,
                    reason,
                    Event.of(row.entry(), EventKind.EDITED, row.partner())
                            .about(digest)
                            .with(Bodies.DIFFERENCE, differs));
        });
    }

    /** The names of all that wait. */
    public List<String> names(ParkedFilter filter) {
        return rows.names(filter);
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
                .filter(row -> row.lot() != ParkingQueue.HELD && row.state() == ParkedState.WAITING)
                .filter(row -> isFor(row, act) && !(sends(act) && isOvertaken(row)))
                .map(row -> decided(row, act, actor, why))
                .count());
    }

    private Parked dead(String id) {
        Parked row = rows.lock(id).orElseThrow(() -> new OperationRejected("nothing is parked as " + id));
        if (row.lot() == ParkingQueue.HELD) {
            throw new OperationRejected(id + " is held; two people release or refuse it");
        }
        return row;
    }

    /**
     * A dead letter that nobody has decided about, and nobody else does until the transaction ends.
     *
     * @throws OperationRejected where it is none, or this is not to be done with it
     */
    Parked waiting(String id, Act act) {
        Parked row = dead(id);
        if (row.state() != ParkedState.WAITING) {
            throw new OperationRejected(id + " does not wait any more: it is " + row.state() + "; look at it again");
        }
        refuseWhatItIsNotFor(row, act);
        return row;
    }

    /** What is above the hub's ceiling can be shredded only, and nothing else can. */
    private static boolean isFor(Parked row, Act act) {
        return row.isSpill() == (act == Act.SHRED);
    }

    private static void refuseWhatItIsNotFor(Parked row, Act act) {
        if (!isFor(row, act)) {
            throw new OperationRejected(
                    row.isSpill()
                            ? row.id() + " is above the hub's ceiling: it cannot be sent again, changed or discarded;"
                                    + " a releaser may open it, and two releasers shred it"
                            : row.id() + " is not above the hub's ceiling; discard it, or erase its notification");
        }
    }

    private Parked decided(Parked row, Act act, String actor, String reason) {
        return decide(row, act, actor, reason, Event.of(row.entry(), act.event(), row.partner()));
    }

    Parked decide(Parked row, Act act, String actor, String reason, Event event) {
        String why = WrittenReason.of(reason);
        if (row.lot() != ParkingQueue.HELD) {
            refuseWhatItIsNotFor(row, act);
        }
        if (sends(act)) {
            row.refuseIfOvertaken();
        }
        String token = Digests.salt().substring(0, TOKEN);
        if (!rows.decide(row.id(), new Parked.OperatorDecision(act, actor, why, token))) {
            throw new OperationRejected(
                    row.id() + " does not wait any more: it is " + row.state() + "; look at it again");
        }
        database.append(event.actor(actor)
                .with("parked", row.id())
                .with("act", act.name())
                .with("reason", why));
        return get(row.id());
    }

    private static boolean sends(Act act) {
        return act != Act.DISCARD && act != Act.SHRED && act != Act.REFUSE;
    }

    private static boolean isOvertaken(Parked row) {
        return row.against().successor() != null;
    }

    /**
     * Casts one person's vote about a held message; the second of two that agree decides.
     *
     * @param act RELEASE or REFUSE
     * @return it, decided or still waiting
     * @throws OperationRejected where this person has voted before, or it is not held (any more)
     */
    public Parked vote(String id, Act act, Person person, String reason) {
        return transactions.get(() -> {
            Parked row = held(id);
            String why = WrittenReason.of(reason);
            if (sends(act)) {
                row.refuseIfOvertaken();
            }
            List<Vote> before = votes.of(id);
            refuseASecondVote(id, person, before);
            votes.put(id, person, act, why);
            database.append(Event.of(row.entry(), EventKind.VOTED, row.partner())
                    .by(row.rule())
                    .actor(person.name())
                    .with("person", person.identity())
                    .with("parked", id)
                    .with("act", act.name())
                    .with("reason", why));
            return before.stream()
                    .filter(vote -> vote.act() == act && person.isSurelyNot(vote.person()))
                    .findFirst()
                    .map(first -> decided(
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

    private Parked held(String id) {
        Parked row = rows.lock(id).orElseThrow(() -> new OperationRejected("nothing is held as " + id));
        if (row.lot() != ParkingQueue.HELD || row.state() != ParkedState.WAITING) {
            throw new OperationRejected(id + " is not held, or not any more; look at it again");
        }
        return row;
    }

    /** Records that a person looked at the content. */
    public void shown(String id, String actor) {
        transactions.run(() -> {
            Parked row = get(id);
            database.append(Event.of(row.entry(), EventKind.SHOWN, row.partner())
                    .actor(actor)
                    .with("parked", id));
        });
    }

    /** Records that a person opened what is sealed. */
    public void opened(String id, String actor, String reason) {
        String why = WrittenReason.of(reason);
        transactions.run(() -> {
            Parked row = get(id);
            database.append(Event.of(row.entry(), EventKind.OPENED, row.partner())
                    .actor(actor)
                    .with("parked", id)
                    .with("reason", why));
        });
    }

    /** The names of what was decided and is not known to be carried out, in the order of arrival. */
    public List<String> pending() {
        return rows.pending();
    }

    /**
     * Records that it is being carried out, in the transaction that does so. Only what has come so far can have left
     * its queue.
     *
     * @throws OperationRejected where another decision, or none, is in force by now
     */
    public void begin(Parked row) {
        transactions.run(() -> {
            if (!rows.begin(row.id(), Objects.requireNonNull(row.decision()).token())) {
                throw new OperationRejected(row.id() + " was decided about again in between; look at it again");
            }
        });
    }

    /** The content to send in place of the message's own. */
    public byte[] edited(Parked row) {
        return bodies.read(row.entry(), BodyKind.EDITED, row.partner()).orElseThrow(() -> purged(row));
    }

    static OperationRejected purged(Parked row) {
        return new OperationRejected(row.id() + ": the edited content is purged; edit it again");
    }

    /**
     * What would overtake it from now on waits for the transaction's end.
     *
     * @throws OperationRejected where it is overtaken, and was not decided to be given up
     */
    public void refuseIfOvertaken(Parked row) {
        transactions.run(() -> {
            lineages.lock(row.entry());
            if (sends(Objects.requireNonNull(row.decision()).act())) {
                get(row.id()).refuseIfOvertaken();
            }
        });
    }

    /** What was decided has been carried out. */
    public void done(Parked row) {
        transactions.run(
                () -> rows.done(row.id(), Objects.requireNonNull(row.decision()).token()));
    }

    /**
     * Records that its message is not on its queue.
     *
     * @return whether that has been so for this long, by the database's clock; since the decision, or the last try to
     *     carry it out, and seen after that
     */
    public boolean isMissedFor(Duration time, Parked row) {
        String token = Objects.requireNonNull(row.decision()).token();
        return transactions
                .get(() -> rows.miss(row.id(), token))
                .filter(missed -> missed.compareTo(time) > 0)
                .isPresent();
    }

    /**
     * What was decided cannot be carried out: it waits again, and votes about it count no more. What the ledger says of
     * an earlier try that did not leave the broker is taken back.
     *
     * @param why for people
     */
    public void waitAgain(Parked row, String why) {
        transactions.run(() -> {
            rows.wait(row.id(), Objects.requireNonNull(row.decision()).token(), why);
            votes.forget(row.id());
            if (row.state() == ParkedState.UNDER_WAY && row.lot() != ParkingQueue.DEAD_IN && !row.isReceipt()) {
                boolean held = row.lot() == ParkingQueue.HELD;
                decisions.takenBack(row.entry(), row.partner(), held ? DeliveryState.HELD : DeliveryState.FAILED);
            }
        });
    }
}
