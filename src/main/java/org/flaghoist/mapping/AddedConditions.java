package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flaghoist.format.definition.FormatFile.Carries;
import org.flaghoist.notification.JsonObjects;

/** Adds the conditions that a rendered message must carry (mappings/README.md, section 5). */
final class AddedConditions {

    private final List<ConditionSentence> sentences;

    /** @param sentences in the order in which they are added */
    AddedConditions(List<ConditionSentence> sentences) {
        this.sentences = List.copyOf(sentences);
    }

    /** The same with a sender's own words in the place of some of them. */
    AddedConditions with(Map<Reason, ConditionSentence> own) {
        return new AddedConditions(sentences.stream()
                .map(sentence -> own.getOrDefault(sentence.reason(), sentence))
                .toList());
    }

    /** A sentence and when it is added. */
    record ConditionSentence(Reason reason, String language, String text) {}

    /** Why a sentence is added. */
    enum Reason {
        H1,
        H2,
        /** Level SENSITIVE, to a form that has no label for it. */
        SENSITIVE,
        /** The sender suspects that the information is false, to a form that has no field for it. */
        SUSPECTED_FALSE
    }

    /**
     * The notification with those in {@code handling.conditions} that are due and not there yet, in whatever language.
     *
     * @param notification left as it is; the same where nothing is due, and most of the result where something is
     */
    ObjectNode addedTo(ObjectNode notification, Carries carries) {
        ObjectNode result = notification;
        for (ConditionSentence sentence : sentences) {
            if (isDue(sentence.reason(), result, carries) && !isThere(result.path("handling"), sentence.text())) {
                result = result == notification ? withOwnConditions(notification) : result;
                ArrayNode conditions = result.withObjectProperty("handling").withArrayProperty("conditions");
                conditions.addObject().put("language", sentence.language()).put("text", sentence.text());
            }
        }
        return result;
    }

    /**
     * Those that were added.
     *
     * @param before the notification without them
     * @param after the same with them, as it is written
     */
    static List<JsonNode> of(JsonNode before, JsonNode after) {
        JsonNode conditions = after.path("handling").path("conditions");
        List<JsonNode> added = new ArrayList<>();
        for (int i = before.path("handling").path("conditions").size(); i < conditions.size(); i++) {
            added.add(conditions.get(i));
        }
        return added;
    }

    private static ObjectNode withOwnConditions(ObjectNode notification) {
        ObjectNode own = JsonObjects.copy(notification);
        ObjectNode handling = JsonObjects.copy(own.withObjectProperty("handling"));
        handling.set("conditions", Nodes.shallow(handling.withArrayProperty("conditions")));
        own.set("handling", handling);
        return own;
    }

    private static boolean isDue(Reason reason, JsonNode notification, Carries carries) {
        return switch (reason) {
            case H1, H2 -> hasCode(notification, reason.name());
            case SENSITIVE ->
                !carries.sensitive()
                        && notification.path("handling").path("level").asText().equals("SENSITIVE");
            case SUSPECTED_FALSE ->
                !carries.suspectedFalse()
                        && notification.path("grading").path("suspectedFalse").asBoolean();
        };
    }

    private static boolean hasCode(JsonNode notification, String code) {
        for (JsonNode given : notification.path("handling").path("codes")) {
            if (given.asText().equals(code)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isThere(JsonNode handling, String text) {
        for (JsonNode condition : handling.path("conditions")) {
            if (condition.path("text").asText().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
