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
        LocatedObject original = new LocatedObject(place, 3);
        original.set("scheme", new LocatedText(scheme(field), place));
        addWords(original, raw.textValue(), GradingPair.isOf(field), place);
        grading.set("original", original);
        return grading;
    }

    private static void addWords(LocatedObject original, String word, boolean areTwo, Place place) {
        original.set("source", new LocatedText(areTwo ? GradingPair.source(word) : word, place));
        if (areTwo) {
            original.set("information", new LocatedText(GradingPair.information(word), place));
        }
    }

    @Override
    public JsonNode write(JsonNode hub, Field field, ZoneId sender) {
        CodeTable table = Objects.requireNonNull(
                tables.get(Objects.requireNonNull(field.words().table())));
        JsonNode original = hub.path("original");
        String own = own(
                original.path("source").asText(), original.path("information").asText(), GradingPair.isOf(field));
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

    private static String own(String source, String information, boolean areTwo) {
        return areTwo ? GradingPair.joined(source, information) : source + information;
    }

    private static String scheme(Field field) {
        return Objects.requireNonNull(field.words().scheme());
    }
}
