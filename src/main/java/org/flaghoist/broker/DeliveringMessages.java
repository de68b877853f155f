package org.flaghoist.broker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.activemq.artemis.api.core.Message;

/** Reads what a broker's management says of messages that consumers have and did not commit yet. */
final class DeliveringMessages {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** The broker's own time on a message that came over Core, over AMQP, and the sender's. */
    private static final List<String> TIMES =
            List.of(Message.HDR_INGRESS_TIMESTAMP.toString(), "x-opt-ingress-time", "timestamp");

    private DeliveringMessages() {}

    /** When each came to the broker; where it did not stamp it, when its sender says that it was sent. */
    static Stream<Instant> came(String consumers) {
        try {
            return all(JSON.readTree(consumers))
                    .flatMap(consumer -> all(consumer.path("elements")))
                    .map(DeliveringMessages::came);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "the broker's list of messages in hand is no JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static Instant came(JsonNode message) {
        return TIMES.stream()
                .map(message::path)
                .filter(JsonNode::isNumber)
                .findFirst()
                .map(time -> Instant.ofEpochMilli(time.asLong()))
                .orElse(Instant.EPOCH);
    }

    private static Stream<JsonNode> all(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
