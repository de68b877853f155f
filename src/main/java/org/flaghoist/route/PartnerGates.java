package org.flaghoist.route;

import org.flaghoist.ledger.Standing;
import org.flaghoist.partner.PartnerState;

/**
 * Keeps shut what a partner's state, or a full disk, shuts. Only the ledger remembers the state, so the two cannot
 * differ. On a full disk the hub starts nothing that would send, and partners go on taking what is theirs.
 */
final class PartnerGates {

    private final Broker broker;
    private final BrokerPlan plan;
    private final PartnerStates states;
    private final StartCheck check;
    private volatile boolean diskFull;

    PartnerGates(Broker broker, BrokerPlan plan, PartnerStates states, StartCheck check) {
        this.broker = broker;
        this.plan = plan;
        this.states = states;
        this.check = check;
    }

    /** Sees that all belongs together, brings the queues into the partners' states, then lets the partners in. */
    void open() throws Exception {
        check.run();
        states.onChange(this::set);
        setAll(false);
        broker.listen();
    }

    void setAll(boolean full) {
        diskFull = full;
        plan.partners().forEach(partner -> set(states.of(partner)));
    }

    boolean isDiskFull() {
        return diskFull;
    }

    /** Whether nothing is collected from a partner now. */
    boolean isShut(String partner) {
        return diskFull || states.isPaused(partner);
    }

    private synchronized void set(Standing standing) {
        String partner = standing.partner();
        // Bringing a file to a server sends a receipt, too.
        boolean sends = plan.servers().containsKey(partner);
        broker.hold(Queues.in(partner), isShut(partner));
        broker.hold(Queues.out(partner), standing.state() != PartnerState.ACTIVE || (diskFull && sends));
    }
}
