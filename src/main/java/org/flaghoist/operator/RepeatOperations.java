package org.flaghoist.operator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Objects;
import org.flaghoist.again.RepeatRequest;
import org.flaghoist.again.RepeatState;
import org.flaghoist.operator.SendAgain.Followed;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedOperationParameter;
import org.springframework.jmx.export.annotation.ManagedResource;

/** Sending again over JMX. Answers are JSON; who asks is whoever is logged in. */
@ManagedResource(
        objectName = "org.flaghoist:type=SendAgain",
        description = "Send a partner again what it was given before")
public final class RepeatOperations {

    private final SendAgain sendAgain;
    private final Operator operator;
    private final Clock clock;

    public RepeatOperations(SendAgain sendAgain, Operator operator, Clock clock) {
        this.sendAgain = sendAgain;
        this.operator = operator;
        this.clock = clock;
    }

    @ManagedOperation(description = "What would be sent again, and what not; nothing is sent")
    @ManagedOperationParameter(name = "query", description = "JSON, as in docs/jmx.md")
    public String preview(String query) {
        return JsonText.of(
                sendAgain.preview(JsonText.query(query, RepeatQuery.class).scope(clock.instant())));
    }

    @ManagedOperation(description = "Send a partner again what it was given")
    @ManagedOperationParameter(name = "query", description = "JSON, as in docs/jmx.md")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public String send(String query, String reason) {
        RepeatRequest request = sendAgain.ask(
                JsonText.query(query, RepeatQuery.class).scope(clock.instant()), operator.person(), reason);
        return json(sendAgain.followed(request)).toString();
    }

    @ManagedOperation(description = "End a request; what is sent by then is sent")
    @ManagedOperationParameter(name = "id", description = "the request's")
    @ManagedOperationParameter(name = "reason", description = "kept as long as records are")
    public void stop(String id, String reason) {
        sendAgain.stop(id.strip(), operator.person(), reason);
    }

    @ManagedOperation(description = "The requests of the last days and how far they have come, the newest first")
    public String list() {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode requests = answer.putArray("requests");
        sendAgain.list().forEach(followed -> requests.add(json(followed)));
        return answer.toString();
    }

    private static ObjectNode json(Followed followed) {
        RepeatRequest request = followed.request();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", request.id())
                .put("partner", request.partner())
                .put("since", request.since().toString())
                .put("until", request.until().toString())
                .put("references", request.named())
                .put("allRevisions", request.allRevisions())
                .put("actor", request.actor())
                .put("reason", request.reason())
                .put("at", request.at().toString())
                .put("state", request.progress().name());
        if (request.ended() != null) {
            json.put("ended", request.ended().toString());
        }
        if (request.words() != null) {
            json.put("words", request.words());
        }
        return counts(json, followed);
    }

    private static ObjectNode counts(ObjectNode json, Followed followed) {
        return json.put("waiting", of(followed, RepeatState.WAITING) + of(followed, RepeatState.SENDING))
                .put("sent", of(followed, RepeatState.SENT))
                .put("delivered", followed.delivered())
                .put("failed", followed.failed())
                .put("deleted", of(followed, RepeatState.DELETED))
                .put("cancelled", of(followed, RepeatState.CANCELLED))
                .put("overtaken", of(followed, RepeatState.OVERTAKEN))
                .put("notAllowed", of(followed, RepeatState.NOT_ALLOWED));
    }

    private static int of(Followed followed, RepeatState state) {
        return Objects.requireNonNullElse(followed.copies().get(state), 0);
    }
}
