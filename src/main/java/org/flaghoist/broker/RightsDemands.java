package org.flaghoist.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.core.security.CheckType;

/** Who may do what on each address: the hub, the partner that it belongs to, and nobody else. */
final class RightsDemands {

    private static final Set<CheckType> HUBS = Set.of(CheckType.SEND, CheckType.CONSUME, CheckType.BROWSE);

    private final BrokerPlan plan;
    private final List<String> faults = new ArrayList<>();
    private final FaultsByAddress strangers = new FaultsByAddress("security-setting");

    RightsDemands(BrokerPlan plan) {
        this.plan = plan;
    }

    /** A queue's address, on which the hub works. */
    void queue(String name, AddressFacts facts) {
        HUBS.stream()
                .filter(right -> !facts.may(BrokerRights.HUB, right))
                .sorted()
                .forEach(right ->
                        faults.add("role " + BrokerRights.HUB + " must have the right to " + right + " on " + name));
        others(name, facts);
    }

    /** Another address: nobody but the hub may do anything there. */
    void others(String name, AddressFacts facts) {
        plan.users().keySet().forEach(partner -> {
            Set<CheckType> wanted = BrokerRights.of(partner, name);
            Set<CheckType> has = facts.rights().getOrDefault(partner, Set.of());
            if (!has.equals(wanted)) {
                faults.add(
                        "role " + partner + " must have " + words(wanted) + " on " + name + ", and has " + words(has));
            }
        });
        facts.rights().forEach((role, has) -> {
            if (!role.equals(BrokerRights.HUB) && !plan.users().containsKey(role)) {
                strangers.add("role " + role + " must have no right, and has " + words(has), name);
            }
        });
    }

    static String words(Set<CheckType> rights) {
        return rights.isEmpty()
                ? "no right"
                : "the right to "
                        + rights.stream().map(CheckType::toString).sorted().collect(Collectors.joining(", "));
    }

    List<String> faults() {
        List<String> all = new ArrayList<>(faults);
        all.addAll(strangers.texts());
        return all;
    }
}
