package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.Objects;
import org.flaghoist.format.definition.TimeForm.Fold;
import org.flaghoist.format.text.NumberText;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Located;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/**
 * A time as written, apart from its mark of summer or winter time.
 *
 * @param whole the place of text and mark together
 * @param place the text's place
 */
record MarkedText(String text, @Nullable String mark, Place whole, Place place, Place markPlace) {

    /** The text and its mark, or null where a fault was reported. */
    static @Nullable MarkedText of(JsonNode raw, @Nullable Fold fold, Place place, Report report) {
        if (raw instanceof ObjectNode members && fold != null && fold.value() != null) {
            return ofMembers(members, fold, place, report);
        }
        boolean asMember = fold != null && fold.value() != null && !fold.value().startsWith("#");
        if (!raw.isTextual()
                || raw instanceof NumberText
                || (asMember && !raw.textValue().isEmpty())) {
            report.fault(FaultCode.SCHEMA, place, null);
            return null;
        }
        String text = raw.textValue();
        if (fold != null && fold.value() == null) {
            for (String mark : new String[] {fold.summer(), fold.winter()}) {
                if (text.endsWith(mark) && text.length() > mark.length()) {
                    return new MarkedText(text.substring(0, text.length() - mark.length()), mark, place, place, place);
                }
            }
        }
        return new MarkedText(text, null, place, place, place);
    }

    private static @Nullable MarkedText ofMembers(ObjectNode members, Fold fold, Place place, Report report) {
        String value = Objects.requireNonNull(fold.value());
        String mark = Objects.requireNonNull(fold.mark());
        for (Iterator<String> names = members.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(value) && !name.equals(mark)) {
                report.fault(FaultCode.SCHEMA, Places.of(members.get(name), place, name, 2), null);
                return null;
            }
        }
        Place textPlace = Places.of(members.get(value), place, value, 0);
        Place markPlace = markPlace(members.get(mark), place, mark);
        JsonNode text = members.get(value);
        if (text != null && (!text.isTextual() || text instanceof NumberText)) {
            report.fault(FaultCode.SCHEMA, textPlace, null);
            return null;
        }
        JsonNode marked = members.get(mark);
        boolean absent =
                marked == null || (marked.isTextual() && marked.textValue().isEmpty());
        if (!absent && (marked instanceof NumberText || !isMark(marked, fold))) {
            report.fault(FaultCode.SCHEMA, markPlace, null);
            return null;
        }
        return new MarkedText(
                text == null ? "" : text.textValue(), absent ? null : marked.asText(), place, textPlace, markPlace);
    }

    private static boolean isMark(JsonNode marked, Fold fold) {
        boolean flags = fold.summer().equals("true");
        return flags == marked.isBoolean()
                && (marked.asText().equals(fold.summer()) || marked.asText().equals(fold.winter()));
    }

    // A JSON boolean carries no place of its own.
    private static Place markPlace(@Nullable JsonNode marked, Place place, String mark) {
        Place own = Located.placeOf(marked);
        return own != null ? own : place.member(mark, 1);
    }
}
