package org.flaghoist.answer;

import com.fasterxml.jackson.databind.JsonNode;

/** What an answer says that it is to: a sender's reference, in one revision. */
public record AnsweredRevision(String sender, String reference, int revision) {

    /** @param answer in the hub's form, verified */
    public static AnsweredRevision of(JsonNode answer) {
        JsonNode to = answer.path("inReplyTo");
        return new AnsweredRevision(
                to.path("sender").asText(),
                to.path("id").asText(),
                answer.path("answer").path("revision").asInt());
    }
}
