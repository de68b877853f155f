package org.flaghoist.exchange;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.LatestQuotaUse;
import org.flaghoist.partner.PartnerState;

/**
 * The one place that knows all {@link GateReason reasons} why something of a partner waits, and the only one that shuts
 * the broker's queues: a queue is open where no reason is left. The reasons count as they are now, not as they once
 * changed, so what another hub did, or could not do, is put right by the next look.
 */
public final class PartnerGates {

    private final Broker broker;
    private final BrokerPlan plan;
    private final PartnerStates states;
    private final Maintenance maintenance;
    private final LatestQuotaUse quotas;
    private volatile boolean diskFull;

    public PartnerGates(
            Broker broker, BrokerPlan plan, PartnerStates states, Maintenance maintenance, LatestQuotaUse quotas) {
        this.broker = broker;
        this.plan = plan;
        this.states = states;
        this.maintenance = maintenance;
        this.quotas = quotas;
    }

    /** Brings the queues into the partners' states, then lets the partners in. */
    void open() throws Exception {
        states.orderedBy(broker);
        states.onChange(state -> changed(state.partner()));
        align();
        broker.listen();
    }

    /**
     * Brings each queue to what the reasons say. The ledger is asked before anything is moved, and after the broker, so
     * that a hub that has lost the database opens nothing that an operator shut at another.
     *
     * @throws RuntimeException where broker or ledger cannot be asked; then nothing is moved
     */
    void align() {
        Set<String> shutQueues = broker.shutQueues();
        if (differs(shutQueues)) {
            states.refresh();
            maintenance.refresh();
            plan.partners().forEach(partner -> align(partner, shutQueues));
        }
    }

    private void changed(String partner) {
        maintenance.refresh();
        align(partner, broker.shutQueues());
    }

    private boolean differs(Set<String> shutQueues) {
        return plan.partners().stream().anyMatch(partner -> differs(partner, shutQueues));
    }

    private boolean differs(String partner, Set<String> shutQueues) {
        Set<GateReason> reasons = reasons(partner);
        return plan.waysIn(partner).anyMatch(queue -> shutQueues.contains(queue) != isAny(GateReason.IN, reasons))
                || plan.waysOut(partner)
                        .anyMatch(queue -> shutQueues.contains(queue) != isAny(outward(partner), reasons));
    }

    private synchronized void align(String partner, Set<String> shutQueues) {
        Set<GateReason> reasons = reasons(partner);
        boolean shutInward = isAny(GateReason.IN, reasons);
        plan.waysIn(partner).forEach(queue -> setShut(queue, shutInward, shutQueues));
        boolean shut = isAny(outward(partner), reasons);
        plan.waysOut(partner).forEach(queue -> setShut(queue, shut, shutQueues));
    }

    private void setShut(String queue, boolean shut, Set<String> shutQueues) {
        if (shutQueues.contains(queue) != shut) {
            broker.setShut(queue, shut);
        }
    }

    void setDiskFull(boolean full) {
        diskFull = full;
    }

    boolean isDiskFull() {
        return diskFull;
    }

    /** Whether nothing is collected from a partner now. */
    boolean isShut(String partner) {
        return isAny(GateReason.COLLECTION, reasons(partner));
    }

    /** Whether nothing goes to a partner now. */
    boolean isShutOutward(String partner) {
        return isAny(outward(partner), reasons(partner));
    }

    private Set<GateReason> outward(String partner) {
        return plan.servers().containsKey(partner) ? GateReason.DELIVERY : GateReason.OUT;
    }

    private static boolean isAny(Set<GateReason> concerning, Set<GateReason> reasons) {
        return !Collections.disjoint(concerning, reasons);
    }

    /** All reasons there are now. */
    Set<GateReason> reasons(String partner) {
        Set<GateReason> reasons = EnumSet.noneOf(GateReason.class);
        PartnerState state = states.of(partner).state();
        put(state == PartnerState.PAUSED, GateReason.PAUSED, reasons);
        put(state == PartnerState.TESTING, GateReason.TESTING, reasons);
        put(maintenance.now(partner).isPresent(), GateReason.MAINTENANCE, reasons);
        put(diskFull, GateReason.DISK_FULL, reasons);
        put(quotas.isFull(partner), GateReason.QUOTA_FULL, reasons);
        return reasons;
    }

    private static void put(boolean there, GateReason reason, Set<GateReason> reasons) {
        if (there) {
            reasons.add(reason);
        }
    }
}
