package org.flaghoist.broker;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flaghoist.notification.UrgencyLook;

/**
 * Whether an external broker knows what is urgent of partners by the same signs as the hub. Where it does not, nothing
 * is lost: what is urgent waits in its turn.
 */
public final class UrgencyCheck {

    private final Broker broker;
    private final BrokerPlan plan;

    public UrgencyCheck(Broker broker, BrokerPlan plan) {
        this.broker = broker;
        this.plan = plan;
    }

    /**
     * What differs, and what to do.
     *
     * @param looks the hub's, by partner
     */
    public List<String> differences(Map<String, UrgencyLook> looks) {
        Map<String, String> there = SanitizerFacts.urgency(broker.inventory().management());
        // What is fetched from the others' servers the hub marks.
        return plan.users().keySet().stream()
                .sorted()
                .filter(partner -> !wanted(partner, looks).equals(of(partner, there)))
                .map(partner -> "the broker knows what is urgent of " + partner + " by other signs than mappings/"
                        + partner + "/format.yaml has, so it may wait behind all else; run flaghoist broker partners"
                        + " --write, give the broker its broker.xml, and start it again (docs/deploy.md)")
                .toList();
    }

    private static Map<String, String> wanted(String partner, Map<String, UrgencyLook> looks) {
        UrgencyLook look = looks.get(partner);
        return look == null ? Map.of() : UrgencyProperties.of(partner, look);
    }

    private static Map<String, String> of(String partner, Map<String, String> properties) {
        return properties.entrySet().stream()
                .filter(property -> UrgencyProperties.isOf(partner, property.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
    }
}
