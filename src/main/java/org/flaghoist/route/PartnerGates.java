package org.flaghoist.route;

import org.flaghoist.ledger.Standing;
import org.flaghoist.partner.PartnerState;

/** Keeps shut on the broker what a partner's state shuts: only the ledger remembers it, so the two cannot differ. */
final class PartnerGates {

    private final Broker broker;
    private final BrokerPlan plan;
    private final PartnerStates states;

    PartnerGates(Broker broker, BrokerPlan plan, PartnerStates states) {
        this.broker = broker;
        this.plan = plan;
        this.states = states;
    }

    /** Brings the queues into the partners' states, then lets the partners in. */
    void open() throws Exception {
        states.onChange(this::set);
        plan.partners().forEach(partner -> set(states.of(partner)));
        broker.listen();
    }

    private void set(Standing standing) {
        broker.hold(Queues.in(standing.partner()), standing.state() == PartnerState.PAUSED);
        broker.hold(Queues.out(standing.partner()), standing.state() != PartnerState.ACTIVE);
    }
}
