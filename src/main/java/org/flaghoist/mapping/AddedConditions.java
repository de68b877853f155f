package org.flaghoist.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.flaghoist.format.definition.FormatFile.Carries;

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

    /** Adds to {@code notification.handling.conditions} what is due and not there yet, in whatever language. */
    void addTo(ObjectNode notification, Carries carries) {
        ObjectNode handling = notification.withObjectProperty("handling");
        for (ConditionSentence sentence : sentences) {
            if (isDue(sentence.reason(), notification, carries) && !isThere(handling, sentence.text())) {
                ArrayNode conditions = handling.withArrayProperty("conditions");
                conditions.addObject().put("language", sentence.language()).put("text", sentence.text());
            }
        }
    }

    private static boolean isDue(Reason reason, JsonNode notification, Carries carries) {
        return switch (reason) {
            case H1, H2 -> hasCode(notification, reason.name());
            case SENSITIVE ->
                !carries.sensitive()
                        && notification.at("/handling/level").asText().equals("SENSITIVE");
            case SUSPECTED_FALSE ->
                !carries.suspectedFalse()
                        && notification.at("/grading/suspectedFalse").asBoolean();
        };
    }

    private static boolean hasCode(JsonNode notification, String code) {
        return StreamSupport.stream(notification.at("/handling/codes").spliterator(), false)
                .anyMatch(given -> given.asText().equals(code));
    }

    private static boolean isThere(JsonNode handling, String text) {
        return StreamSupport.stream(handling.path("conditions").spliterator(), false)
                .anyMatch(condition -> condition.path("text").asText().equals(text));
    }
}
