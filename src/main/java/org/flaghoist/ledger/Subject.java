package org.flaghoist.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.CanonicalJson;

/**
 * What the ledger must know of a verified notification.
 *
 * @param text all of it, as canonical JSON in UTF-8
 * @param content the text's digest
 */
record Subject(
        String sender, int testRun, String id, int revision, String action, String type, byte[] text, String content) {

    static Subject of(String sender, int testRun, ObjectNode notification, CanonicalJson json) {
        byte[] text = json.bytes(notification);
        return new Subject(
                sender,
                testRun,
                notification.path("id").asText(),
                notification.path("revision").asInt(),
                notification.path("action").asText(),
                notification.path("type").asText(),
                text,
                Digests.plain(text));
    }

    boolean isNew() {
        return action.equals(Action.NEW.name());
    }

    boolean isCancel() {
        return action.equals(Action.CANCEL.name());
    }
}
