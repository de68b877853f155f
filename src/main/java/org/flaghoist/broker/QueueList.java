package org.flaghoist.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.management.ResourceNames;

/** A broker's queues as its management lists them, some hundreds in one answer. */
final class QueueList {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 500;
    private static final String FILTER = "{\"field\":\"%s\",\"operation\":\"%s\",\"value\":\"%s\"}";

    private QueueList() {}

    /** All but the broker's own and those that go with a connection. */
    static List<JsonNode> all(Management management) {
        return pages(management, FILTER.formatted("", "", ""));
    }

    /** Those that give nothing to anybody. */
    static List<JsonNode> paused(Management management) {
        return pages(management, FILTER.formatted("paused", "EQUALS", true));
    }

    /** It gives all its values as texts. */
    static boolean is(JsonNode queue, String fact) {
        return queue.path(fact).asBoolean();
    }

    private static List<JsonNode> pages(Management management, String filter) {
        List<JsonNode> all = new ArrayList<>();
        for (int page = 1; ; page++) {
            JsonNode data = page(management, filter, page);
            data.forEach(queue -> {
                if (!is(queue, "temporary") && !is(queue, "internalQueue")) {
                    all.add(queue);
                }
            });
            if (data.size() < AT_ONCE) {
                return all;
            }
        }
    }

    private static JsonNode page(Management management, String filter, int page) {
        String answer = management
                .invoke(ResourceNames.BROKER, "listQueues", filter, page, AT_ONCE)
                .toString();
        try {
            return JSON.readTree(answer).path("data");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the broker's list of queues is no JSON: " + e.getOriginalMessage(), e);
        }
    }
}
