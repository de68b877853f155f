package org.flaghoist.broker;

import static org.flaghoist.broker.QueueList.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * What a broker's queue is.
 *
 * @param keepsAll false where it drops messages by itself, or takes only some
 */
record QueueFacts(String name, String address, boolean exclusive, boolean durable, boolean keepsAll, long messages) {

    static List<QueueFacts> of(Management management) {
        return QueueList.all(management).stream().map(QueueFacts::of).toList();
    }

    private static QueueFacts of(JsonNode queue) {
        boolean keepsAll = queue.path("filter").asText().isEmpty()
                && queue.path("ringSize").asLong() < 0
                && queue.path("maxConsumers").asLong() < 0
                && !is(queue, "lastValue")
                && !is(queue, "purgeOnNoConsumers")
                && !is(queue, "autoDelete")
                && is(queue, "enabled");
        return new QueueFacts(
                queue.path("name").asText(),
                queue.path("address").asText(),
                is(queue, "exclusive"),
                is(queue, "durable"),
                keepsAll,
                queue.path("messageCount").asLong());
    }
}
