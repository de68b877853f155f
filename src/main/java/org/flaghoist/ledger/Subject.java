package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.flaghoist.notification.CanonicalJson;

/**
 * What the ledger must know of a verified notification.
 *
 * @param text all of it, as canonical JSON
 * @param content the text's digest
 */
record Subject(
        String sender, int trial, String id, int revision, String action, String type, String text, String content) {

    static Subject of(String sender, int trial, ObjectNode notification) {
        String text = CanonicalJson.text(notification);
        return new Subject(
                sender,
                trial,
                notification.path("id").asText(),
                notification.path("revision").asInt(),
                notification.path("action").asText(),
                notification.path("type").asText(),
                text,
                Digests.plain(text));
    }

    boolean isNew() {
        return action.equals("NEW");
    }

    boolean isCancel() {
        return action.equals("CANCEL");
    }
}
