package org.flaghoist.route;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.flaghoist.partner.PartnerState;

/**
 * Keeps shut what a partner's state, its maintenance, or a full disk, shuts. Only the ledger remembers the state, so the two cannot
 * differ. On a full disk the hub starts nothing that would send, and partners go on taking what is theirs.
 */
final class PartnerGates {

    private final Broker broker;
    private final BrokerPlan plan;
    private final PartnerStates states;
    private final Maintenance maintenance;
    private final StartCheck check;
    private volatile boolean diskFull;
    /** Partners whose queues are not known to be in their state: the broker could not be reached. */
    private final Set<String> behind = ConcurrentHashMap.newKeySet();

    PartnerGates(Broker broker, BrokerPlan plan, PartnerStates states, Maintenance maintenance, StartCheck check) {
        this.broker = broker;
        this.plan = plan;
        this.states = states;
        this.maintenance = maintenance;
        this.check = check;
    }

    /** Sees that all belongs together, brings the queues into the partners' states, then lets the partners in. */
    void open() throws Exception {
        check.run();
        states.orderedBy(broker);
        states.onChange(standing -> set(standing.partner()));
        setAll(false);
        broker.listen();
    }

    void setAll(boolean full) {
        diskFull = full;
        plan.partners().forEach(this::set);
    }

    boolean isDiskFull() {
        return diskFull;
    }

    /** Brings those queues into their partners' state that could not be before. */
    void catchUp() {
        behind.forEach(this::set);
    }

    /** Whether nothing is collected from a partner now. */
    boolean isShut(String partner) {
        return takesNothing(partner) || isInMaintenance(partner);
    }

    private boolean takesNothing(String partner) {
        return diskFull || states.isPaused(partner);
    }

    private boolean isInMaintenance(String partner) {
        return maintenance.now(partner).isPresent();
    }

    /** Brings a partner's queues into its state. */
    synchronized void set(String partner) {
        // Bringing a file to a server sends a receipt, too.
        boolean sends = plan.servers().containsKey(partner);
        boolean active = states.of(partner).state() == PartnerState.ACTIVE;
        behind.add(partner);
        broker.hold(Queues.in(partner), takesNothing(partner));
        broker.hold(Queues.out(partner), !active || isInMaintenance(partner) || (diskFull && sends));
        behind.remove(partner);
    }
}
