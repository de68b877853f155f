package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.format.definition.Field;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** A word of the partner's own grading scheme. Who has the same scheme gets the word back as it was. */
final class GradingValue implements FieldValue {

    private final CodeValue codes;
    private final Map<String, CodeTable> tables;
    private final boolean carriesSuspicion;

    /** @param carriesSuspicion the scheme has words for what the sender suspects to be false */
    GradingValue(CodeValue codes, Map<String, CodeTable> tables, boolean carriesSuspicion) {
        this.codes = codes;
        this.tables = tables;
        this.carriesSuspicion = carriesSuspicion;
    }

    @Override
    public @Nullable JsonNode read(JsonNode raw, Field field, Place place, Report report) {
        JsonNode code = codes.read(raw, field, place, report);
        HubGrade grade = code == null || code == FAULTY ? null : HubGrade.of(code.textValue());
        if (grade == null) {
            return code;
        }
        LocatedObject grading = new LocatedObject(place, 4);
        grading.set("source", new LocatedText(grade.source(), place));
        grading.set("information", new LocatedText(grade.information(), place));
        if (grade.suspectedFalse()) {
            grading.set("suspectedFalse", BooleanNode.TRUE);
        }
        LocatedObject original = new LocatedObject(place, 2);
        original.set("scheme", new LocatedText(scheme(field), place));
        original.set("source", new LocatedText(raw.textValue(), place));
        grading.set("original", original);
        return grading;
    }

    @Override
    public JsonNode write(JsonNode hub, Field field, ZoneId sender) {
        CodeTable table = Objects.requireNonNull(
                tables.get(Objects.requireNonNull(field.words().table())));
        JsonNode original = hub.path("original");
        String own =
                original.path("source").asText() + original.path("information").asText();
        if (original.path("scheme").asText().equals(scheme(field))
                && table.toHub().containsKey(own)) {
            return TextNode.valueOf(own);
        }
        HubGrade grade = new HubGrade(
                hub.path("source").asText(),
                hub.path("information").asText(),
                carriesSuspicion && hub.path("suspectedFalse").asBoolean());
        return TextNode.valueOf(table.nativeWord(grade.word()));
    }

    private static String scheme(Field field) {
        return Objects.requireNonNull(field.words().scheme());
    }
}
