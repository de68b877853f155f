package org.flaghoist.route;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.NotDone;
import org.flaghoist.ledger.Parked;
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
     * Carries out one decision, unless another thread is at it.
     *
     * @throws NotDone where it cannot be, for a reason of its own; it waits for a person again
     */
    void carryOut(Parked row) {
        if (inHand.add(row.id())) {
            try {
                exchange(row);
            } catch (NotDone fault) {
                parking.waitAgain(row);
                throw fault;
            } finally {
                inHand.remove(row.id());
            }
        }
    }

    private void exchange(Parked row) {
        // Where the message is not there, an earlier pass sent it on and died before it could tick it off.
        messages.exchange(row, content -> ledger.together(() -> outgoing(row, content)));
        parking.done(row);
    }

    private List<Outgoing> outgoing(Parked row, Content content) {
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
