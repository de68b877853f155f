package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.TextForm;
import org.flaghoist.format.definition.TimeForm;
import org.flaghoist.format.definition.XmlForm;
import org.flaghoist.format.fields.LocalTimes;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/** Reports what a {@code format.yaml} lacks or names wrongly, before anything is made of it. */
final class FormatFileCheck {

    private final Path yaml;
    private final SetupFaults faults;
    private boolean sound = true;

    FormatFileCheck(Path yaml, SetupFaults faults) {
        this.yaml = yaml;
        this.faults = faults;
    }

    /** False where faults were added. */
    boolean accepts(FormatFile file) {
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("syntax", file.syntax().kind());
        needed.put("extension", file.syntax().extension());
        needed.put("times", file.times());
        needed.put("text", file.text());
        needed.put("notification", file.notification());
        needed.put("receipt", file.receipt());
        checkThere(JsonPointer.empty(), needed);
        if (sound) {
            checkTimes(file.times());
            checkText(file.text());
            checkXml(file.syntax().xml(), file.picture());
            checkPaths(file);
            FieldsCheck fields = new FieldsCheck(this::wrong);
            fields.check(JsonPointer.valueOf("/notification"), file.notification());
            fields.check(JsonPointer.valueOf("/receipt"), file.receipt());
            fields.check(JsonPointer.valueOf("/picture"), file.picture());
        }
        return sound;
    }

    private void checkTimes(TimeForm times) {
        JsonPointer at = JsonPointer.valueOf("/times");
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("zone", times.zone());
        needed.put("moment", times.moment());
        needed.put("day", times.day());
        checkThere(at, needed);
        checkPattern(at, "moment", times.moment());
        checkPattern(at, "day", times.day());
        checkPattern(at, "date", times.date());
    }

    private void checkPattern(JsonPointer at, String key, @Nullable String pattern) {
        if (pattern == null) {
            return;
        }
        try {
            LocalTimes.strict(pattern);
        } catch (IllegalArgumentException e) {
            wrong(at, key, "'" + pattern + "' is no pattern of a time: " + e.getMessage());
        }
    }

    private void checkText(TextForm text) {
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("language", text.language());
        needed.put("text", text.text());
        checkThere(JsonPointer.valueOf("/text"), needed);
    }

    private void checkXml(@Nullable XmlForm xml, Fields picture) {
        if (xml == null) {
            return;
        }
        JsonPointer at = JsonPointer.valueOf("/xml");
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("root", xml.root());
        needed.put("receipt", xml.receipt());
        needed.put("picture", picture.isEmpty() ? "none" : xml.picture());
        needed.put("namespace", xml.namespace());
        needed.put("schema", xml.schema());
        needed.put("charsets", xml.charsets().isEmpty() ? null : xml.charsets());
        needed.put("characters", xml.characters());
        needed.put("structure", xml.structure());
        checkThere(at, needed);
    }

    private void checkPaths(FormatFile file) {
        for (String path : file.faults().first()) {
            checkPath(JsonPointer.empty(), "first", path, file.notification());
        }
        file.faults()
                .missing()
                .forEach((member, path) ->
                        checkPath(JsonPointer.valueOf("/missing"), member, path, file.notification()));
    }

    private void checkPath(JsonPointer at, String key, String path, Fields notification) {
        Fields fields = notification;
        for (String step : path.split("\\.")) {
            Field field = fields.get(step.split(":")[0]);
            if (field == null) {
                wrong(at, key, "'" + path + "' is no field under notification; write its path of names with dots");
                return;
            }
            fields = field.members();
        }
    }

    private void checkThere(JsonPointer at, Map<String, @Nullable Object> needed) {
        needed.forEach((key, value) -> {
            if (Objects.isNull(value)) {
                wrong(at, key, "is missing; add it");
            }
        });
    }

    private void wrong(JsonPointer at, String key, String message) {
        sound = false;
        int line = YamlLines.of(yaml, at, key);
        String where = at.appendProperty(key).toString().substring(1).replace('/', '.');
        faults.add(yaml, line, where + ": " + message);
    }
}
