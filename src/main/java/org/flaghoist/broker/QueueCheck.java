package org.flaghoist.broker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.jspecify.annotations.Nullable;

/**
 * Compares a broker with what the partners need: that it loses nothing, its queues, what becomes of messages there, and
 * rights. Everything is asked, and reported, at once; on an external broker each fault names the element of broker.xml.
 */
public final class QueueCheck {

    private static final List<String> MANAGEMENT = List.of("activemq.management", "activemq.management.answers");

    /** Has no block of its own, so that the one for all holds. */
    private static final String ANY = "any-other";

    private final BrokerFactsReader inventory;
    private final BrokerPlan plan;
    private final BrokerSettings settings;
    private final Map<String, QueueFacts> there;
    private final List<String> faults = new ArrayList<>();

    public QueueCheck(Broker broker, BrokerPlan plan, BrokerSettings settings) {
        this.inventory = broker.inventory();
        this.plan = plan;
        this.settings = settings;
        this.there = inventory.queues().stream().collect(Collectors.toMap(QueueFacts::name, Function.identity()));
    }

    public List<String> faults() {
        BrokerFacts facts = inventory.broker();
        faults.addAll(new BrokerDemands(settings, plan).faults(facts));
        var addresses = new AddressDemands(settings, plan, facts.ids());
        var rights = new RightsDemands(plan);
        plan.queues().forEach(name -> {
            AddressFacts address = inventory.address(name);
            queue(name, there.get(name));
            lastResorts(name, address);
            addresses.look(name, address);
            rights.queue(name, address);
        });
        MANAGEMENT.forEach(name -> rights.others(name, inventory.address(name)));
        rights.others("#", inventory.address(ANY));
        faults.addAll(new TopicDemands(plan)
                .faults(inventory.address(QueueNames.EVENTS), inventory.hasTopic(QueueNames.EVENTS)));
        faults.addAll(addresses.faults());
        faults.addAll(rights.faults());
        Set<String> wanted = plan.queues().collect(Collectors.toSet());
        there.values().stream()
                .filter(queue ->
                        !wanted.contains(queue.name()) && !queue.address().equals(QueueNames.EVENTS))
                .forEach(queue -> unknown(queue, wanted));
        return faults;
    }

    private void queue(String name, @Nullable QueueFacts queue) {
        if (queue == null || !queue.address().equals(name)) {
            faults.add("queue " + name + " is not there or not bound to its address");
        } else if (queue.exclusive() != plan.isExclusive(name)) {
            faults.add("queue " + name + " must " + (queue.exclusive() ? "not " : "") + "be exclusive");
        } else if (!queue.durable()) {
            faults.add("queue " + name + " must be durable");
        } else if (!queue.keepsAll()) {
            faults.add("queue " + name + " must keep all messages for any consumer: enabled, without filter, ring-size,"
                    + " max-consumers, last-value, purge-on-no-consumers and auto-delete");
        }
    }

    private void lastResorts(String name, AddressFacts facts) {
        for (SimpleString last : Arrays.asList(
                facts.settings().getDeadLetterAddress(), facts.settings().getExpiryAddress())) {
            String queue = last == null ? "" : last.toString();
            if (!there.containsKey(queue)) {
                faults.add(queue + ", where " + name + " puts what it gives up, has no queue");
            }
        }
    }

    private void unknown(QueueFacts queue, Set<String> wanted) {
        boolean wild = queue.address().matches(".*[*#].*");
        if (wild || wanted.contains(queue.address())) {
            faults.add(
                    "queue " + queue.name() + " on address " + queue.address() + " gets what is for others; remove it");
        } else if (queue.messages() > 0) {
            leftOver(queue);
        }
    }

    // An empty one is harmless: nobody has rights on it, and it is there again should the partner come back.
    private void leftOver(QueueFacts queue) {
        String name = queue.name();
        if (Stream.of("in.", "out.", "urgent.", "held.", "dead.", "withdrawn.").anyMatch(name::startsWith)) {
            String partner = QueueNames.partner(name);
            String of = plan.partners().contains(partner)
                    ? "for the server of " + partner + ", which its file does not name any more; put sftp back"
                    : "of a partner that is not configured; put config/partners/" + partner + ".yaml and mappings/"
                            + partner + "/ back";
            boolean isOne = queue.messages() == 1;
            faults.add("queue " + name + " holds " + (isOne ? "1 message " : queue.messages() + " messages ") + of
                    + (isOne ? " until it is dealt" : " until they are dealt") + " with, then remove "
                    + (plan.partners().contains(partner) ? "it" : "them"));
        }
    }
}
