package org.flaghoist.exchange;

import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.sftp.Direction;

/** Says whether this hub is to collect files from a partner now. */
public final class CollectionGate {

    private final PartnerGates gates;
    private final ClusterLeases leases;

    public CollectionGate(PartnerGates gates, ClusterLeases leases) {
        this.gates = gates;
        this.leases = leases;
    }

    /** False while the partner is paused or over its quota, the disk is full, or another hub collects from it. */
    public boolean isOpen(String partner) {
        return !gates.isShut(partner) && lease(partner).isHeld();
    }

    Lease lease(String partner) {
        return leases.of(Direction.COLLECT.route(partner));
    }
}
