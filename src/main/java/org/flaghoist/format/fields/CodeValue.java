package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Field.Self;
import org.flaghoist.format.text.NumberText;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.UnknownWord;
import org.jspecify.annotations.Nullable;

/** Words of a code table, exactly as the table has them; for markings, in the form in which labels are compared. */
final class CodeValue implements FieldValue {

    private final String self;
    private final Map<String, CodeTable> tables;
    private final FaultCode unknown;
    private final UnaryOperator<String> key;

    /**
     * @param self the partner's id
     * @param unknown the fault of a word that is in no table
     * @param key the form in which words are looked up
     */
    CodeValue(String self, Map<String, CodeTable> tables, FaultCode unknown, UnaryOperator<String> key) {
        this.self = self;
        this.tables = tables;
        this.unknown = unknown;
        this.key = key;
    }

    @Override
    public @Nullable JsonNode read(JsonNode raw, Field field, Place place, Report report) {
        if (!raw.isTextual() || raw instanceof NumberText) {
            report.fault(FaultCode.SCHEMA, place, null);
            return FAULTY;
        }
        String word = raw.textValue();
        String compared = field.words().ignored() == null
                ? word
                : word.replace(field.words().ignored(), "");
        CodeTable table = table(field);
        String hub = table.hub(key.apply(compared));
        if (hub == null || !mayStand(hub, field)) {
            FaultCode fault =
                    field.words().unknown() == null ? unknown : field.words().unknown();
            report.fault(fault, place, word, hub == null ? missing(table, compared) : null);
            return FAULTY;
        }
        if (hub.startsWith("!")) {
            report.fault(FaultCode.valueOf(hub.substring(1)), place, word);
            return FAULTY;
        }
        return new LocatedText(hub, place);
    }

    // What a marking means decides who may have the message: people do not give it a meaning as they work.
    private @Nullable UnknownWord missing(CodeTable table, String word) {
        return unknown == FaultCode.MARKING_UNKNOWN ? null : new UnknownWord(table.name(), word);
    }

    private boolean mayStand(String hub, Field field) {
        Self own = field.words().self();
        return own == null || hub.equals(self) == (own == Self.ONLY);
    }

    private CodeTable table(Field field) {
        return Objects.requireNonNull(
                tables.get(Objects.requireNonNull(field.words().table())));
    }

    @Override
    public JsonNode write(JsonNode hub, Field field, ZoneId sender) {
        try {
            return TextNode.valueOf(table(field).nativeWord(hub.asText()));
        } catch (Rejection e) {
            throw unknown == FaultCode.MARKING_UNKNOWN ? e.lacking(null) : e;
        }
    }
}
