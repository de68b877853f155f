package org.flaghoist.release;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.Set;
import org.flaghoist.notification.Action;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.RecipientId;

/**
 * What the rules ask about a notification.
 *
 * @param named the sender's {@code recipients}; empty for everybody allowed. An answer is for the sender of what it
 *     answers, and for nobody else
 * @param earlier who received an earlier revision
 */
record Question(ObjectNode notification, Set<String> named, Set<String> earlier) {

    static Question about(ObjectNode notification, Set<String> earlier) {
        Set<String> named = new LinkedHashSet<>();
        if (NotificationType.ANSWER.isOf(notification)) {
            named.add(notification.path("inReplyTo").path("sender").asText());
        } else {
            notification.path("recipients").forEach(recipient -> named.add(recipient.asText()));
        }
        return new Question(notification, named, earlier);
    }

    boolean isNamed(String recipient) {
        return named.contains(recipient);
    }

    /** Whether it is for this recipient though that is not named itself: nobody is, or its partner; no answer is. */
    boolean isMeant(String recipient) {
        return named.isEmpty() || (type() != NotificationType.ANSWER && isNamed(RecipientId.partner(recipient)));
    }

    String sender() {
        return notification.path("sender").asText();
    }

    NotificationType type() {
        return NotificationType.valueOf(notification.path("type").asText());
    }

    boolean isCancellation() {
        return Action.CANCEL.isOf(notification);
    }

    Level level() {
        return Level.valueOf(notification.path("handling").path("level").asText());
    }

    boolean hasCode(String code) {
        for (JsonNode given : notification.path("handling").path("codes")) {
            if (given.asText().equals(code)) {
                return true;
            }
        }
        return false;
    }

    boolean isSuspectedFalse() {
        return notification.path("grading").path("suspectedFalse").asBoolean();
    }

    /** Whether R12 sends it to this recipient, whether named or not. */
    boolean correctsWhatWentTo(String recipient) {
        return !Action.NEW.isOf(notification) && earlier.contains(recipient);
    }
}
