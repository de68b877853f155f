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
 * A time as written, apart from its flag for summer or winter time.
 *
 * @param whole the place of text and flag together
 * @param place the text's place
 */
record FlaggedTime(String text, @Nullable String flag, Place whole, Place place, Place flagPlace) {

    /** The text and its flag, or null where a fault was reported. */
    static @Nullable FlaggedTime of(JsonNode raw, @Nullable Fold fold, Place place, Report report) {
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
            for (String flag : new String[] {fold.summer(), fold.winter()}) {
                if (text.endsWith(flag) && text.length() > flag.length()) {
                    return new FlaggedTime(text.substring(0, text.length() - flag.length()), flag, place, place, place);
                }
            }
        }
        return new FlaggedTime(text, null, place, place, place);
    }

    private static @Nullable FlaggedTime ofMembers(ObjectNode members, Fold fold, Place place, Report report) {
        String value = Objects.requireNonNull(fold.value());
        String flag = Objects.requireNonNull(fold.flag());
        for (Iterator<String> names = members.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(value) && !name.equals(flag)) {
                report.fault(FaultCode.SCHEMA, Places.of(members.get(name), place, name, 2), null);
                return null;
            }
        }
        Place textPlace = Places.of(members.get(value), place, value, 0);
        Place flagPlace = flagPlace(members.get(flag), place, flag);
        JsonNode text = members.get(value);
        if (text != null && (!text.isTextual() || text instanceof NumberText)) {
            report.fault(FaultCode.SCHEMA, textPlace, null);
            return null;
        }
        JsonNode flagged = members.get(flag);
        boolean absent =
                flagged == null || (flagged.isTextual() && flagged.textValue().isEmpty());
        if (!absent && (flagged instanceof NumberText || !isFlag(flagged, fold))) {
            report.fault(FaultCode.SCHEMA, flagPlace, null);
            return null;
        }
        return new FlaggedTime(
                text == null ? "" : text.textValue(), absent ? null : flagged.asText(), place, textPlace, flagPlace);
    }

    private static boolean isFlag(JsonNode flagged, Fold fold) {
        boolean asBoolean = fold.summer().equals("true");
        return asBoolean == flagged.isBoolean()
                && (flagged.asText().equals(fold.summer()) || flagged.asText().equals(fold.winter()));
    }

    // A JSON boolean carries no place of its own.
    private static Place flagPlace(@Nullable JsonNode flagged, Place place, String flag) {
        Place own = Located.placeOf(flagged);
        return own != null ? own : place.member(flag, 1);
    }
}
