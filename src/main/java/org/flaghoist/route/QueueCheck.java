package org.flaghoist.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.core.security.CheckType;
import org.jspecify.annotations.Nullable;

/** Compares what a broker has with what the partners need: queues, what becomes of messages there, and rights. */
final class QueueCheck {

    private static final Set<CheckType> HUBS = Set.of(CheckType.SEND, CheckType.CONSUME, CheckType.BROWSE);

    private final Broker broker;
    private final BrokerPlan plan;
    private final Map<String, QueueFacts> there;
    private final List<String> faults = new ArrayList<>();

    QueueCheck(Broker broker, BrokerPlan plan) {
        this.broker = broker;
        this.plan = plan;
        this.there = broker.queues().stream().collect(Collectors.toMap(QueueFacts::name, Function.identity()));
    }

    List<String> faults() {
        plan.queues().forEach(name -> {
            queue(name, there.get(name));
            address(name, broker.address(name));
        });
        Set<String> wanted = plan.queues().collect(Collectors.toSet());
        there.values().stream()
                .filter(queue -> !wanted.contains(queue.name()) && queue.messages() > 0)
                .forEach(this::leftOver);
        return faults;
    }

    private void queue(String name, @Nullable QueueFacts queue) {
        if (queue == null || !queue.address().equals(name)) {
            faults.add("queue " + name + " is not there or not bound to its address");
        } else if (queue.exclusive() != plan.isExclusive(name)) {
            faults.add("queue " + name + " must " + (queue.exclusive() ? "not " : "") + "be exclusive");
        } else if (!queue.durable()) {
            faults.add("queue " + name + " must be durable");
        }
    }

    private void address(String name, AddressFacts facts) {
        for (String last : List.of(facts.deadLetters(), facts.expired())) {
            if (!there.containsKey(last)) {
                faults.add(last + ", where " + name + " puts what it gives up, has no queue");
            }
        }
        wanted(facts.attempts() < 0, name, "max-delivery-attempts -1, or what waits for a partner is given up");
        wanted(facts.delayMillis() == 0, name, "redelivery-delay 0, or the next message overtakes");
        wanted(facts.full().equals("PAGE"), name, "address-full-policy PAGE, or what is too much gets lost or blocks");
        wanted(!facts.creates(), name, "auto-create-queues and auto-create-addresses false");
        rights(name, facts);
    }

    private void wanted(boolean holds, String name, String what) {
        if (!holds) {
            faults.add("address " + name + " must have " + what);
        }
    }

    private void rights(String name, AddressFacts facts) {
        HUBS.stream()
                .filter(right -> !facts.may(BrokerRights.HUB, right))
                .forEach(right -> faults.add("role " + BrokerRights.HUB + " must have the right to "
                        + right.toString().toLowerCase(Locale.ROOT) + " on " + name));
        plan.users().keySet().forEach(partner -> {
            Set<CheckType> wanted = BrokerRights.of(partner, name);
            Set<CheckType> has = facts.rights().getOrDefault(partner, Set.of());
            if (!has.equals(wanted)) {
                faults.add(
                        "role " + partner + " must have " + words(wanted) + " on " + name + ", and has " + words(has));
            }
        });
    }

    private static String words(Set<CheckType> rights) {
        return rights.isEmpty()
                ? "no right"
                : "the right to "
                        + rights.stream().map(CheckType::toString).sorted().collect(Collectors.joining(", "));
    }

    // An empty one is harmless: nobody has rights on it, and it is there again should the partner come back.
    private void leftOver(QueueFacts queue) {
        String name = queue.name();
        if (Stream.of("in.", "out.", "held.", "dead.").anyMatch(name::startsWith)) {
            String partner = name.substring(name.lastIndexOf('.') + 1);
            faults.add("queue " + name + " holds " + queue.messages() + " message(s) of a partner that is not"
                    + " configured; put config/partners/" + partner + ".yaml and mappings/" + partner
                    + "/ back until they"
                    + " are dealt with, then remove them");
        }
    }
}
