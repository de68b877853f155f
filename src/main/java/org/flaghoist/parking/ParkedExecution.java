package org.flaghoist.parking;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.flaghoist.database.Transactions;
import org.flaghoist.ledger.Bodies;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.Origin;
import org.flaghoist.ledger.body.BodyKind;
import org.flaghoist.people.OperationRejected;
import org.jspecify.annotations.Nullable;

/**
 * How what was decided about a dead letter or a held message is carried out. Until it is done it is {@link #pending},
 * also after a crash. Each step names the decision by its token, so that none is taken for another.
 */
public final class ParkedExecution {

    static final int TOKEN = 32;
    private static final Pattern TOKENS = Pattern.compile("[0-9a-f]{" + TOKEN + "}");

    private final Transactions transactions;
    private final ParkedRows rows;
    private final ParkedOutcomes outcomes;
    private final Votes votes;
    private final DecisionStamps stamps;
    private final Ledger ledger;
    private final Bodies bodies;

    ParkedExecution(Ledger ledger, ParkedRows rows, ParkedOutcomes outcomes, Votes votes, DecisionStamps stamps) {
        this.ledger = ledger;
        this.bodies = new Bodies(ledger.database());
        this.transactions = ledger.database().transactions();
        this.rows = rows;
        this.outcomes = outcomes;
        this.votes = votes;
        this.stamps = stamps;
    }

    /** The names of what was decided and is not known to be carried out, in the order of arrival. */
    public List<String> pending() {
        return outcomes.pending();
    }

    /**
     * Records that it is being carried out, in the transaction that does so. Only what has come so far can have left
     * its queue.
     *
     * @throws OperationRejected where another decision, or none, is in force by now, or it was decided at no hub
     */
    public void begin(ParkedMessage row) {
        ParkedMessage.OperatorDecision decision = Objects.requireNonNull(row.decision());
        transactions.run(() -> {
            String stamp = outcomes.begin(row.id(), decision.token())
                    .orElseThrow(() ->
                            new OperationRejected(row.id() + " was decided about again in between; look at it again"));
            if (!stamps.isOf(stamp, row, decision, content(row, decision))) {
                throw new OperationRejected("what the database says was decided about " + row.id() + " is not as the"
                        + " hubs have written it, so nothing is done; find out who writes there, and look at it again");
            }
        });
    }

    private @Nullable String content(ParkedMessage row, ParkedMessage.OperatorDecision decision) {
        return decision.act() == Act.EDIT
                ? bodies.digest(row.entry(), BodyKind.EDITED, row.partner()).orElseThrow(() -> purged(row))
                : null;
    }

    /**
     * What would overtake it from now on waits for the transaction's end.
     *
     * @throws OperationRejected where it is overtaken, and was not decided to be given up
     */
    public void refuseIfOvertaken(ParkedMessage row) {
        transactions.run(() -> {
            ledger.lockRevisions(row.entry());
            if (Objects.requireNonNull(row.decision()).act().sends()) {
                rows.get(row.id()).refuseIfOvertaken();
            }
        });
    }

    /** The content to send in place of the message's own. */
    public byte[] edited(ParkedMessage row) {
        return bodies.read(row.entry(), BodyKind.EDITED, row.partner()).orElseThrow(() -> purged(row));
    }

    static OperationRejected purged(ParkedMessage row) {
        return new OperationRejected(row.id() + ": the edited content is purged; edit it again");
    }

    /** What was decided has been carried out. */
    public void done(ParkedMessage row) {
        transactions.run(() ->
                outcomes.done(row.id(), Objects.requireNonNull(row.decision()).token()));
    }

    /**
     * Records that its message is not on its queue.
     *
     * @return whether that has been so for this long, by the database's clock; since the decision, or the last try to
     *     carry it out, and seen after that
     */
    public boolean isMissedFor(Duration time, ParkedMessage row) {
        String token = Objects.requireNonNull(row.decision()).token();
        return transactions
                .get(() -> outcomes.miss(row.id(), token))
                .filter(missed -> missed.compareTo(time) > 0)
                .isPresent();
    }

    /**
     * What was decided cannot be carried out: it waits again, and votes about it count no more. What the ledger says of
     * an earlier try that did not leave the broker is taken back; there was none where it was decided at no hub.
     *
     * @param why for people
     */
    public void waitAgain(ParkedMessage row, String why) {
        transactions.run(() -> {
            boolean mayBeTried = row.state() == ParkedState.UNDER_WAY && !isForged(row);
            outcomes.wait(row.id(), Objects.requireNonNull(row.decision()).token(), why);
            votes.forget(row.id());
            if (mayBeTried && row.queue() != ParkingQueue.DEAD_IN && !row.isReceipt()) {
                boolean held = row.queue() == ParkingQueue.HELD;
                ledger.takeBack(row.entry(), row.partner(), held ? DeliveryState.HELD : DeliveryState.FAILED);
            }
        });
    }

    // What was to be sent may be purged by now: nothing then says that it is forged.
    private boolean isForged(ParkedMessage row) {
        ParkedMessage.OperatorDecision decision = Objects.requireNonNull(row.decision());
        Optional<String> edited = bodies.digest(row.entry(), BodyKind.EDITED, row.partner());
        boolean isPurged = decision.act() == Act.EDIT && edited.isEmpty();
        String content = decision.act() == Act.EDIT ? edited.orElse(null) : null;
        return !isPurged
                && outcomes.stamp(row.id(), decision.token())
                        .filter(stamp -> !stamps.isOf(stamp, row, decision, content))
                        .isPresent();
    }

    /** The entry that a replayed message comes from; empty for a token that the hub never gave out. */
    public Optional<Long> origin(String token) {
        // A partner may have set anything: a NUL PostgreSQL would refuse, again and again.
        return TOKENS.matcher(token).matches() ? outcomes.origin(token) : Optional.empty();
    }

    /** The messages that one which an operator sent again came from, the latest first, but for whole files. */
    public List<Original> originals(long entry) {
        return Origin.of(ledger.database().sql(), entry).stream()
                .filter(origin -> origin.entry() != entry && origin.piece() > 0)
                .flatMap(origin -> bodies.read(origin.entry(), BodyKind.ORIGINAL, origin.sender()).stream()
                        .map(content -> new Original(content, origin.piece())))
                .toList();
    }
}
