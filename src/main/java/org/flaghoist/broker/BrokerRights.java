package org.flaghoist.broker;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.flaghoist.partner.Jms;
import org.jspecify.annotations.Nullable;

/** Who may do what on the broker: a partner sends to its own inbound queue and consumes its own outbound one. */
public final class BrokerRights {

    // With a dot, which no partner's id has: no partner can be taken for the hub.
    public static final String HUB = "flaghoist.hub";

    /** Of systems that subscribe to the topic of events. */
    public static final String EVENTS = "flaghoist.events";

    /** They make and remove their own subscriptions, and can do nothing else. */
    static final Set<CheckType> SUBSCRIBERS = Set.of(
            CheckType.CONSUME,
            CheckType.CREATE_DURABLE_QUEUE,
            CheckType.DELETE_DURABLE_QUEUE,
            CheckType.CREATE_NON_DURABLE_QUEUE,
            CheckType.DELETE_NON_DURABLE_QUEUE);

    private BrokerRights() {}

    /**
     * The users; the role of a partner's is the partner's id.
     *
     * @param partners by id, those that come to the broker
     * @param subscribers their password; null where none may come
     */
    static SecurityConfiguration users(Map<String, Jms> partners, @Nullable String subscribers, String hubPassword) {
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(HUB, hubPassword);
        users.addRole(HUB, HUB);
        partners.forEach((partner, jms) -> {
            users.addUser(jms.user(), jms.passwordText());
            users.addRole(jms.user(), partner);
        });
        if (subscribers != null) {
            users.addUser(EVENTS, subscribers);
            users.addRole(EVENTS, EVENTS);
        }
        return users;
    }

    /** What a partner that comes to the broker may do on an address. */
    static Set<CheckType> of(String partner, String address) {
        if (address.equals(QueueNames.in(partner))) {
            return Set.of(CheckType.SEND);
        }
        return address.equals(QueueNames.out(partner)) ? Set.of(CheckType.CONSUME) : Set.of();
    }

    /**
     * The rights on one address. Complete by itself: Artemis takes nothing from the block for {@code #}.
     *
     * @param partners that come to the broker
     */
    static Set<Role> on(String address, Set<String> partners) {
        Set<Role> roles = new HashSet<>();
        roles.add(hub());
        for (String partner : partners) {
            Set<CheckType> may = of(partner, address);
            if (!may.isEmpty()) {
                roles.add(only(partner, may.contains(CheckType.SEND), may.contains(CheckType.CONSUME)));
            }
        }
        return roles;
    }

    /** The hub itself makes no queue at run time either: what is not there at the start is a fault. */
    static Role hub() {
        return new Role(HUB, true, true, false, false, false, false, false, true, false, false, false, false);
    }

    /** The rights on the topic of events. */
    static Set<Role> onTopic() {
        return Set.of(
                hub(), new Role(EVENTS, false, true, true, true, true, true, false, false, false, false, false, false));
    }

    private static Role only(String role, boolean send, boolean consume) {
        return new Role(role, send, consume, false, false, false, false, false, false, false, false, false, false);
    }
}
