package org.flaghoist.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what of a notification a partner's form carries: each leaf is changed alone.
 *
 * @param mapping the partner's
 */
public record CarriedLeaves(Mapping mapping, OtherNotifications others) {

    /** The leaves, as {@link Leaves#pattern}, whose change shows in what the partner gets; none where that fails. */
    public Set<String> shown(ObjectNode notification) {
        byte @Nullable [] rendered = rendered(notification);
        return rendered == null ? Set.of() : shown(notification, rendered);
    }

    private Set<String> shown(ObjectNode notification, byte[] rendered) {
        Set<String> shown = new TreeSet<>();
        for (JsonPointer leaf : Leaves.of(notification)) {
            List<ObjectNode> changed = others.changed(notification, leaf);
            List<ObjectNode> removed = others.without(notification, leaf);
            boolean changeShows = changed.stream().anyMatch(other -> differs(other, rendered));
            boolean removalShows = removed.stream().allMatch(other -> differs(other, rendered));
            if (removalShows && (changeShows || (changed.isEmpty() && !removed.isEmpty()))) {
                shown.add(Leaves.pattern(leaf));
            }
        }
        return shown;
    }

    private boolean differs(ObjectNode notification, byte[] rendered) {
        byte @Nullable [] other = rendered(notification);
        return other != null && !Arrays.equals(other, rendered);
    }

    // Too long, or a value that the policy or the scheme of a grading rules out: no evidence.
    private byte @Nullable [] rendered(ObjectNode notification) {
        try {
            return mapping.render(notification);
        } catch (Rejection | IllegalArgumentException e) {
            return null;
        }
    }

    /** Leaves, as {@link Leaves#pattern}, whose change comes back when the partner sends it, and whose does not. */
    public record Again(Set<String> back, Set<String> lost) {}

    /** @param notification one that the partner itself has sent */
    public Again again(ObjectNode notification) {
        ObjectNode sent = toOneRecipient(notification);
        Again again = new Again(new TreeSet<>(), new TreeSet<>());
        for (JsonPointer leaf : Leaves.of(sent)) {
            List<ObjectNode> changed = others.changed(sent, leaf);
            if (!changed.isEmpty()) {
                boolean comesBack = changed.stream().anyMatch(other -> comesBack(other, leaf));
                (comesBack ? again.back() : again.lost()).add(Leaves.pattern(leaf));
            }
        }
        return again;
    }

    /** A recipient can change only to a partner that is not named yet: so there is one, however many there are. */
    private static ObjectNode toOneRecipient(ObjectNode notification) {
        ObjectNode other = notification.deepCopy();
        ArrayNode recipients = other.withArrayProperty("recipients");
        while (recipients.size() > 1) {
            recipients.remove(recipients.size() - 1);
        }
        return other;
    }

    private boolean comesBack(ObjectNode other, JsonPointer leaf) {
        try {
            Piece piece = mapping.cut(mapping.renderSent(other)).get(0);
            return isSame(mapping.translate(piece).at(leaf), other.at(leaf));
        } catch (Rejection | IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isSame(JsonNode one, JsonNode other) {
        boolean areNumbers = one.isNumber() && other.isNumber();
        return areNumbers ? one.decimalValue().compareTo(other.decimalValue()) == 0 : one.equals(other);
    }
}
