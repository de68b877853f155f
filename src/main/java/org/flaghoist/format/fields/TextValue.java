package org.flaghoist.format.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.TextForm;
import org.flaghoist.format.text.NumberText;
import org.flaghoist.format.text.Romanian;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.JsonObjects;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.LocatedText;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** Long text with its language. */
final class TextValue implements FieldValue {

    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");

    private final TextForm form;

    TextValue(TextForm form) {
        this.form = form;
    }

    @Override
    public @Nullable JsonNode read(JsonNode raw, Field field, Place place, Report report) {
        if (!(raw instanceof ObjectNode members)) {
            report.fault(FaultCode.SCHEMA, place, null);
            return FAULTY;
        }
        boolean known = onlyKnownMembers(members, place, report);
        String language = member(members, form.language(), place, report);
        String text = member(members, form.text(), place, report);
        if (language != null && !LANGUAGE.matcher(language).matches()) {
            report.fault(FaultCode.SCHEMA, placeOf(members, form.language(), place), language);
        }
        // A text whose language is wrong stays in its list, so that the list is not also reported as missing.
        if (!known || language == null || text == null) {
            return FAULTY;
        }
        return text.isEmpty() ? nothing(field, members, place, report) : value(language, text, members, place);
    }

    private @Nullable JsonNode nothing(Field field, ObjectNode members, Place place, Report report) {
        if (field.list() && form.dropEmpty()) {
            return null;
        }
        if (!field.list() && !field.presence().required()) {
            return null;
        }
        report.fault(FaultCode.SCHEMA, placeOf(members, form.text(), place), null);
        return FAULTY;
    }

    private JsonNode value(String language, String text, ObjectNode members, Place place) {
        LocatedObject value = new LocatedObject(place, 2);
        value.set("language", new LocatedText(language, placeOf(members, form.language(), place)));
        value.set("text", new LocatedText(normal(text, language), placeOf(members, form.text(), place)));
        return value;
    }

    /** Line breaks as LF; in Romanian text the letters with comma below (mappings/README.md, section 3). */
    private static String normal(String text, String language) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        return language.equals("ro") ? Romanian.letters(lines) : lines;
    }

    private boolean onlyKnownMembers(ObjectNode members, Place place, Report report) {
        boolean known = true;
        for (Iterator<String> names = members.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(form.language()) && !name.equals(form.text())) {
                report.fault(FaultCode.SCHEMA, placeOf(members, name, place), null);
                known = false;
            }
        }
        return known;
    }

    /** The member's characters, "" where it is not there, null where it is wrong. */
    private @Nullable String member(ObjectNode members, String name, Place place, Report report) {
        JsonNode raw = members.get(name);
        if (raw == null || (raw.isArray() && raw.isEmpty())) {
            return "";
        }
        if (!raw.isTextual() || raw instanceof NumberText) {
            report.fault(FaultCode.SCHEMA, placeOf(members, name, place), null);
            return null;
        }
        return raw.textValue();
    }

    private Place placeOf(ObjectNode members, String name, Place place) {
        return Places.of(members.get(name), place, name, name.equals(form.language()) ? 0 : 1);
    }

    @Override
    public JsonNode write(JsonNode hub, Field field, ZoneId sender) {
        ObjectNode written = JsonObjects.withRoomFor(2);
        written.set(form.language(), hub.path("language"));
        written.set(form.text(), hub.path("text"));
        return written;
    }
}
