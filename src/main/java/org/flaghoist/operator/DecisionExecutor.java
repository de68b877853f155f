package org.flaghoist.operator;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.HubConnections;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.exchange.ParkedMessages;
import org.flaghoist.exchange.ParkedMessages.Content;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.Parking;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.reload.CurrentSetup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what operators decided, at the one hub that holds the lease for it. A decision stands in the ledger
 * first; then, in one broker transaction, its message leaves the operators' queue and what follows from it is sent. A
 * crash at any point leaves a decision to be carried out by the next pass, or a message that is gone and a decision to
 * be marked as done.
 */
public final class DecisionExecutor {

    private static final Logger LOG = LoggerFactory.getLogger(DecisionExecutor.class);

    private static final String WORK = "decisions";

    /**
     * What a hub had in hand when it died is hidden until the broker considers it dead, and looks. Only what is missed
     * for longer has left its queue for good.
     */
    private static final Duration HIDDEN = HubConnections.LONGEST_SILENCE.plusSeconds(10);

    /** So long whoever decided waits for the result. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

    private static final long LOOK_MILLIS = 100;

    private final Ledger ledger;
    private final Parking parking;
    private final ParkedMessages messages;
    private final Replays replays;
    private final Releases releases;
    private final ClusterLeases leases;
    private final CurrentSetup current;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    public DecisionExecutor(
            Ledger ledger,
            Parking parking,
            ParkedMessages messages,
            Replays replays,
            Releases releases,
            ClusterLeases leases,
            CurrentSetup current) {
        this.ledger = ledger;
        this.parking = parking;
        this.messages = messages;
        this.replays = replays;
        this.releases = releases;
        this.leases = leases;
        this.current = current;
    }

    /** Whether this hub carries out decisions now. */
    boolean holdsLease() {
        return leases.isMine(WORK);
    }

    /**
     * Has a decision carried out for whoever made it, here or by the hub that holds the lease.
     *
     * @return what came of it; it is still {@link ParkedMessage#isPending} where it is recorded and will be carried out
     *     later
     * @throws OperationRejected where it cannot be, for a reason of its own; it waits for a person again
     */
    ParkedMessage promptly(ParkedMessage decided) {
        try {
            carryOut(decided.id());
        } catch (OperationRejected fault) {
            throw fault;
        } catch (RuntimeException failure) {
            LOG.warn(
                    "What was decided about {} is not carried out yet: {}",
                    decided.id(),
                    SafeErrorText.withCause(failure));
        }
        ParkedMessage after = awaited(decided.id());
        String notDone = after.against().notDone();
        if (notDone != null) {
            throw new OperationRejected(notDone);
        }
        return after;
    }

    private ParkedMessage awaited(String id) {
        long from = System.nanoTime();
        ParkedMessage row = parking.get(id);
        while (row.isPending() && System.nanoTime() - from < LONGEST_WAIT.toNanos()) {
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return row;
            }
            row = parking.get(id);
        }
        return row;
    }

    /**
     * Carries out one decision, unless another hub holds the lease, or another thread is at it or was quicker.
     *
     * @throws OperationRejected where it cannot be, for a reason of its own; it waits for a person again
     */
    void carryOut(String id) {
        Lease lease = leases.of(WORK);
        if (lease.isHeld() && inHand.add(id)) {
            try {
                // Read now that it is in hand: what was read before may have been carried out, and wait again, since.
                ParkedMessage row = parking.get(id);
                if (row.isPending()) {
                    carryOut(row, lease);
                }
            } finally {
                inHand.remove(id);
            }
        }
    }

    private void carryOut(ParkedMessage row, Lease lease) {
        try {
            boolean there = messages.exchange(row, content -> together(row, content, lease));
            if (there || isGone(row)) {
                if (act(row) == Act.SHRED) {
                    messages.forget();
                }
                parking.execution().done(row);
            }
        } catch (OperationRejected fault) {
            parking.execution().waitAgain(row, Objects.requireNonNull(fault.getMessage()));
            throw fault;
        }
    }

    /**
     * Whether an earlier try sent it on and died before it could mark it as done. While somebody has it in hand it may
     * come back, and just after a broker was halted the time alone says nothing. Where none came so far, the message is
     * still to come: its own transaction, begun when it was recorded, is not committed.
     */
    private boolean isGone(ParkedMessage row) {
        boolean longMissed = parking.execution().isMissedFor(HIDDEN, row);
        if (!messages.isGone(row)) {
            return false;
        }
        boolean mayBeGone = row.state() == ParkedState.UNDER_WAY || isGivenUp(row);
        if (!mayBeGone) {
            throw new OperationRejected(
                    row.id() + " is not on its queue yet, so nothing is done; look at it again in a minute");
        }
        return longMissed;
    }

    private List<Outgoing> together(ParkedMessage row, Content content, Lease lease) {
        return current.get(() -> ledger.together(() -> outgoing(row, content, lease)));
    }

    private List<Outgoing> outgoing(ParkedMessage row, Content content, Lease lease) {
        lease.check();
        parking.execution().begin(row);
        parking.execution().refuseIfOvertaken(row);
        return switch (act(row)) {
            case DISCARD, SHRED -> List.of();
            case REPLAY, EDIT -> replays.of(row, content);
            case RELEASE, REFUSE ->
                releases.held(row, Objects.requireNonNull(row.decision(), "nothing is decided"), content.body());
        };
    }

    private static boolean isGivenUp(ParkedMessage row) {
        return act(row) == Act.DISCARD || act(row) == Act.SHRED;
    }

    private static Act act(ParkedMessage row) {
        return Objects.requireNonNull(row.decision(), "nothing is decided").act();
    }
}
