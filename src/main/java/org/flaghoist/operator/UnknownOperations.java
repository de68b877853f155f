package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.flaghoist.exchange.UnknownEntries;
import org.flaghoist.parking.UnknownMessage;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Messages whose entry the ledger has lost, over JMX. Answers are JSON; who acts is whoever is logged in. */
@ManagedResource(
        objectName = "org.flaghoist:type=Unknown",
        description = "Messages on queues whose entry the ledger has lost")
public final class UnknownOperations {

    private final UnknownEntries unknown;
    private final Operator operator;

    public UnknownOperations(UnknownEntries unknown, Operator operator) {
        this.unknown = unknown;
        this.operator = operator;
    }

    @ManagedOperation(description = "All there are; reads each message of the queues once")
    public String list() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = answer.putArray("messages");
        unknown.list().forEach(message -> messages.add(json(message)));
        return answer.toString();
    }

    @ManagedOperation(description = "Make a dead letter of one, so that what comes after it goes on")
    @ManagedOperationParameter(name = "message", description = "its name in the list")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String setAside(String message, String reason) {
        return json(unknown.setAside(message, operator.name(), reason)).toString();
    }

    private static ObjectNode json(UnknownMessage message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("message", message.message())
                .put("queue", message.queue())
                .put("partner", message.partner())
                .put("sender", message.sender());
        if (message.reference() != null) {
            json.put("reference", message.reference()).put("revision", message.revision());
        }
        json.put("entry", message.entry())
                .put("messageKey", message.messageKey())
                .put("seen", message.seen().toString());
        if (message.actor() != null) {
            json.put("actor", message.actor()).put("reason", message.reason());
        }
        return json;
    }
}
