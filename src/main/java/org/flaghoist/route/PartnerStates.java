package org.flaghoist.route;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.flaghoist.ledger.Standing;
import org.flaghoist.ledger.Standings;
import org.flaghoist.ledger.WrittenReason;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.PartnerState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the hub deals with each partner, changed while it runs and remembered by the ledger. What is in hand when a state
 * changes is finished as it was begun. Thread-safe.
 */
public final class PartnerStates {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerStates.class);

    private final Standings standings;
    private final Map<String, Standing> now = new ConcurrentHashMap<>();
    private volatile Consumer<Standing> changed = standing -> {};

    PartnerStates(Standings standings, Collection<Partner> partners) {
        this.standings = standings;
        for (Partner partner : partners) {
            String reason = "first start with config/partners/" + partner.id() + ".yaml";
            now.put(partner.id(), standings.of(partner.id(), partner.firstState(), reason));
        }
    }

    /** @throws IllegalArgumentException where there is no such partner */
    public Standing of(String partner) {
        Standing standing = now.get(partner);
        if (standing == null) {
            throw new IllegalArgumentException(
                    "there is no partner '" + partner + "', only " + String.join(", ", new TreeMap<>(now).keySet()));
        }
        return standing;
    }

    /**
     * Changes a partner's state, at once and over restarts. To test once more begins another trial, to which what came
     * in earlier ones is unknown.
     *
     * @param actor the operator's login
     * @param reason why, for those who read the ledger later
     * @throws IllegalArgumentException where there is no such partner
     * @throws org.flaghoist.ledger.NotDone where no reason is given
     * @throws IllegalStateException where that is its state already
     */
    public synchronized void change(String partner, PartnerState to, String actor, String reason) {
        Standing before = of(partner);
        String why = WrittenReason.of(reason);
        if (before.state() == to && to != PartnerState.TESTING) {
            throw new IllegalStateException(partner + " is " + to + " since " + before.since() + ", by " + before.by()
                    + ": " + before.reason());
        }
        Standing standing = standings.change(partner, to, actor, why);
        now.put(partner, standing);
        changed.accept(standing);
        LOG.info("{} is {} now, by {}", partner, to, actor);
    }

    /** Takes over what was changed at another hub. */
    synchronized void refresh() {
        for (Standing standing : standings.all()) {
            Standing before = now.get(standing.partner());
            if (before != null && !standing.equals(before)) {
                now.put(standing.partner(), standing);
                changed.accept(standing);
                LOG.info("{} is {} now, by {} at another hub", standing.partner(), standing.state(), standing.by());
            }
        }
    }

    /** Has somebody do what follows from each change, after it is recorded. */
    void onChange(Consumer<Standing> follows) {
        changed = follows;
    }

    /** Which of its trials what a partner sends now belongs to; 0 where it sends in earnest. */
    int trial(String partner) {
        return of(partner).trial();
    }

    /** Which of its trials a partner sent for at that time. */
    int trialAt(String partner, Instant at) {
        Standing standing = of(partner);
        return at.isBefore(standing.since()) ? standings.trialAt(partner, at) : standing.trial();
    }

    /** False for what is no partner at all, as somebody may name anybody as a recipient. */
    boolean isTesting(String partner) {
        Standing standing = now.get(partner);
        return standing != null && standing.state() == PartnerState.TESTING;
    }

    boolean isPaused(String partner) {
        return of(partner).state() == PartnerState.PAUSED;
    }
}
