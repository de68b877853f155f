package org.flaghoist.broker;

import java.util.Map;
import java.util.stream.Collectors;

/** Who has subscribed to the topic of events for good, and how many each has not taken yet. */
public record EventSubscriptions(Broker broker) {

    /** By the subscription's name, which is its client's and its own. */
    public Map<String, Long> unread() {
        return broker.inventory().queues().stream()
                .filter(queue -> queue.address().equals(QueueNames.EVENTS))
                .collect(Collectors.toMap(QueueFacts::name, QueueFacts::messages));
    }
}
