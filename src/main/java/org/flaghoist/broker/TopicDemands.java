package org.flaghoist.broker;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.PageFullMessagePolicy;

/**
 * What must hold of the topic of events: that it is there, cannot fill the disk, and is for nobody but those who
 * subscribe. Where nothing is published it need not be there; rights of others would be a fault then, too.
 */
record TopicDemands(BrokerPlan plan) {

    private static final String NAME = QueueNames.EVENTS;

    List<String> faults(AddressFacts facts, boolean isThere) {
        List<String> faults = new ArrayList<>();
        Map<String, Set<CheckType>> rights = new HashMap<>(facts.rights());
        Set<CheckType> subscribers = Objects.requireNonNullElse(rights.remove(BrokerRights.EVENTS), Set.of());
        RightsDemands others = new RightsDemands(plan);
        others.others(NAME, new AddressFacts(facts.settings(), rights));
        faults.addAll(others.faults());
        boolean published = plan.events().publish();
        if (!subscribers.equals(BrokerRights.SUBSCRIBERS) && (published || !subscribers.isEmpty())) {
            faults.add("role " + BrokerRights.EVENTS + " must have " + RightsDemands.words(BrokerRights.SUBSCRIBERS)
                    + " on " + NAME + ", and has " + RightsDemands.words(subscribers));
        }
        if (published) {
            must(isThere, "must be there, with multicast", faults);
            must(
                    facts.may(BrokerRights.HUB, CheckType.SEND),
                    "role " + BrokerRights.HUB + " must have the right to send",
                    faults);
            bounds(facts.settings(), faults);
        }
        return faults;
    }

    private void bounds(AddressSettings is, List<String> faults) {
        Long limit = is.getPageLimitMessages();
        must(
                limit != null && limit > 0 && limit <= plan.events().mostUnread(),
                "page-limit-messages must be at most "
                        + plan.events().mostUnread()
                        + " (flaghoist.events.most-unread), or who does not read fills the disk for all",
                faults);
        must(
                is.getPageFullMessagePolicy() == PageFullMessagePolicy.FAIL
                        && is.getAddressFullMessagePolicy() == AddressFullMessagePolicy.PAGE,
                "address-full-policy must be PAGE and page-full-policy FAIL, or events get lost",
                faults);
    }

    private static void must(boolean holds, String what, List<String> faults) {
        if (!holds) {
            faults.add("address " + NAME + ": " + what);
        }
    }
}
