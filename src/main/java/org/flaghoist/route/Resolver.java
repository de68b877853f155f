package org.flaghoist.route;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.flaghoist.ledger.Act;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.NotDone;
import org.flaghoist.ledger.Parked;
import org.flaghoist.ledger.ParkedState;
import org.flaghoist.ledger.Parking;
import org.flaghoist.route.ParkedMessages.Content;

/**
 * Carries out what operators decided. A decision stands in the ledger first; then, in one broker transaction, its message
 * leaves the operators' queue and what follows from it is sent. A crash at any point leaves a decision to be carried out
 * by the next pass, or a message that is gone and a decision to be ticked off.
 */
final class Resolver {

    private final Ledger ledger;
    private final Parking parking;
    private final ParkedMessages messages;
    private final Replays replays;
    private final Releases releases;
    private final Set<String> inHand = ConcurrentHashMap.newKeySet();

    Resolver(Ledger ledger, ParkedMessages messages, Replays replays, Releases releases) {
        this.ledger = ledger;
        this.parking = ledger.parking();
        this.messages = messages;
        this.replays = replays;
        this.releases = releases;
    }

    /**
     * Carries out one decision, unless another thread is at it or was quicker.
     *
     * @throws NotDone where it cannot be, for a reason of its own; it waits for a person again
     */
    void carryOut(String id) {
        if (inHand.add(id)) {
            try {
                // Read now that it is in hand: what was read before may have been carried out, and wait again, since.
                Parked row = parking.get(id);
                if (row.state() == ParkedState.DECIDED || row.state() == ParkedState.UNDER_WAY) {
                    carryOut(row);
                }
            } finally {
                inHand.remove(id);
            }
        }
    }

    private void carryOut(Parked row) {
        try {
            boolean there = messages.exchange(row, content -> ledger.together(() -> outgoing(row, content)));
            if (!there && !isGone(row)) {
                throw new NotDone(
                        row.id() + " is not on its queue yet, so nothing is done; look at it again in a minute");
            }
            parking.done(row);
        } catch (NotDone fault) {
            parking.waitAgain(row);
            throw fault;
        }
    }

    // Not there: an earlier try sent it on and died before it could tick it off. Where none came so far, the message is
    // still to come: its own transaction, begun when it was recorded, is not committed.
    private static boolean isGone(Parked row) {
        return row.state() == ParkedState.UNDER_WAY
                || Objects.requireNonNull(row.decision()).act() == Act.DISCARD;
    }

    private List<Outgoing> outgoing(Parked row, Content content) {
        parking.begin(row);
        if (parking.isOvertaken(row)) {
            throw new NotDone(row.id() + " is overtaken by a later revision; discard or refuse it");
        }
        Parked.Decision decision = Objects.requireNonNull(row.decision(), "nothing is decided");
        return switch (decision.act()) {
            case DISCARD -> List.of();
            case REPLAY, EDIT -> replays.of(row, content);
            case RELEASE, REFUSE -> releases.held(row, decision, content.body());
        };
    }
}
