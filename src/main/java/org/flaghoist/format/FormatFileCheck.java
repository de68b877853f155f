package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.definition.TextForm;
import org.flaghoist.format.definition.TimeForm;
import org.flaghoist.format.definition.XmlForm;
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
            new FiguresCheck(file.syntax(), this::wrong).check(file.figures());
            checkLanguage(file.language());
            checkXml(file.syntax().xml(), file.picture());
            checkRecords(file.syntax().records());
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
        checkPattern(at, "moment", times.moment(), TimePattern::faultOfMoment);
        checkPattern(at, "day", times.day(), TimePattern::faultOfDay);
        checkPattern(at, "date", times.date(), TimePattern::faultOfDay);
    }

    private void checkRecords(@Nullable RecordLayout records) {
        if (records == null) {
            return;
        }
        JsonPointer at = JsonPointer.valueOf("/records");
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("sender", records.sender());
        needed.put("time", records.time());
        checkThere(at, needed);
        checkPattern(at, "time", records.time(), TimePattern::faultOfMoment);
    }

    private void checkPattern(
            JsonPointer at, String key, @Nullable String pattern, Function<String, @Nullable String> faultOf) {
        String fault = pattern == null ? null : faultOf.apply(pattern);
        if (fault != null) {
            wrong(at, key, fault);
        }
    }

    private void checkLanguage(@Nullable String language) {
        if (language != null && !Languages.has(language)) {
            wrong(
                    JsonPointer.empty(),
                    "language",
                    "'" + language + "' is no language of ISO 639; write one such as de, or remove the key");
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
        for (String path : file.faults().checkFirst()) {
            checkPath(JsonPointer.empty(), "checkFirst", path, file);
        }
        file.faults()
                .reportAbsenceAt()
                .forEach((member, path) -> checkPath(JsonPointer.valueOf("/reportAbsenceAt"), member, path, file));
    }

    private void checkPath(JsonPointer at, String key, String path, FormatFile file) {
        Fields fields = file.notification();
        for (String step : path.split("\\.")) {
            Field field = fields.get(step.split(":")[0]);
            if (field == null || !isField(step, fields, file)) {
                wrong(at, key, "'" + path + "' is no field under notification; write its path of names with dots");
                return;
            }
            fields = field.members();
        }
    }

    // What stands behind a colon in a form of records may be a member of a text, which the layout declares.
    private static boolean isField(String step, Fields siblings, FormatFile file) {
        int colon = step.indexOf(':');
        RecordLayout layout = file.syntax().records();
        String name = step.substring(colon + 1);
        return siblings.get(name) != null
                || (layout != null && layout.text() != null && layout.text().containsKey(name));
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
        int line = YamlLines.near(yaml, at, key);
        String where = at.appendProperty(key).toString().substring(1).replace('/', '.');
        faults.add(yaml, line, where + ": " + message);
    }
}
