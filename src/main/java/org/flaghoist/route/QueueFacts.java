package org.flaghoist.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/**
 * What a broker's queue is.
 *
 * @param keepsAll false where it drops messages by itself, or takes only some
 */
record QueueFacts(String name, String address, boolean exclusive, boolean durable, boolean keepsAll, long messages) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 200;
    private static final String EVERY = "{\"field\":\"\",\"operation\":\"\",\"value\":\"\"}";

    /** All that a broker has but those of its own and those that go with a connection. */
    static List<QueueFacts> of(Management management) {
        List<QueueFacts> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode data = page(management, page);
            data.forEach(queue -> {
                if (!is(queue, "temporary") && !is(queue, "internalQueue")) {
                    all.add(of(queue));
                }
            });
            if (data.size() < AT_ONCE) {
                return all;
            }
        }
    }

    private static JsonNode page(Management management, int page) {
        String answer = management
                .invoke(ResourceNames.BROKER, "listQueues", EVERY, page, AT_ONCE)
                .toString();
        try {
            return JSON.readTree(answer).path("data");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the broker's list of queues is no JSON: " + e.getOriginalMessage(), e);
        }
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

    // It gives all its values as texts.
    private static boolean is(JsonNode queue, String fact) {
        return queue.path(fact).asBoolean();
    }
}
