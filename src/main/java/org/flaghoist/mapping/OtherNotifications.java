package org.flaghoist.mapping;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.flaghoist.notification.HubSchema;
import org.flaghoist.notification.SetupJson;

/**
 * Makes valid notifications that differ from a given one in one leaf only.
 *
 * @param leaves all of the hub's form, as {@link Leaves#ofSchema}
 * @param partners that a notification may name
 */
public record OtherNotifications(HubSchema schema, Map<String, JsonNode> leaves, Set<String> partners) {

    /** @param schema the hub's own form */
    public static OtherNotifications of(Path schema, Set<String> partners) {
        return new OtherNotifications(HubSchema.read(schema), Leaves.ofSchema(SetupJson.object(schema)), partners);
    }

    /** Each with another value at {@code leaf}. */
    List<ObjectNode> changed(ObjectNode notification, JsonPointer leaf) {
        return candidates(notification.at(leaf), leaf)
                .filter(value -> !value.equals(notification.at(leaf)))
                .map(value -> with(notification, leaf, value))
                .filter(other -> schema.check(other).isEmpty())
                .toList();
    }

    /** The one without {@code leaf}, if it may be absent. */
    List<ObjectNode> without(ObjectNode notification, JsonPointer leaf) {
        ObjectNode other = notification.deepCopy();
        Leaves.remove(other, leaf);
        return schema.check(other).isEmpty() ? List.of(other) : List.of();
    }

    private static ObjectNode with(ObjectNode notification, JsonPointer leaf, JsonNode value) {
        ObjectNode other = notification.deepCopy();
        Leaves.set(other, leaf, value);
        return other;
    }

    private Stream<? extends JsonNode> candidates(JsonNode value, JsonPointer leaf) {
        if (value.isBoolean()) {
            return Stream.of(BooleanNode.valueOf(!value.booleanValue()));
        }
        if (value.isNumber()) {
            BigDecimal number = value.decimalValue();
            return Stream.of(number.add(BigDecimal.ONE), number.subtract(BigDecimal.ONE))
                    .map(DecimalNode::valueOf);
        }
        return texts(value.asText(), Leaves.pattern(leaf)).map(TextNode::valueOf);
    }

    private Stream<String> texts(String text, String leaf) {
        JsonNode type = leaves.getOrDefault(leaf, MissingNode.getInstance());
        JsonNode words = type.has("enum") ? type.get("enum") : type.path("examples");
        if (!words.isEmpty()) {
            return StreamSupport.stream(words.spliterator(), false).map(JsonNode::asText);
        }
        if (text.matches("\\d{4}-.*Z")) {
            Instant instant = Instant.parse(text);
            Duration day = Duration.ofDays(1);
            return Stream.of(instant.plus(day), instant.minus(day)).map(Instant::toString);
        }
        if (text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            LocalDate date = LocalDate.parse(text);
            return Stream.of(date.plusDays(1), date.minusDays(1)).map(LocalDate::toString);
        }
        if (partners.contains(text)) {
            return partners.stream();
        }
        return leaf.matches(".*/(country|nationality)") ? Stream.of("DE", "FR") : edited(text);
    }

    /** Changes at the end that keep the script of the letters, and single letters for gradings. */
    private static Stream<String> edited(String text) {
        if (text.isEmpty()) {
            return Stream.empty();
        }
        String most = text.substring(0, text.length() - 1);
        String last = text.substring(text.length() - 1);
        return Stream.of(most, text + last, most + "2", most + "3", most + "A", most + "C", most + "x");
    }
}
