package org.flaghoist.format;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.RecordLayout;
import org.flaghoist.format.definition.SyntaxForm;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.format.definition.TextForm;
import org.flaghoist.format.definition.TimeForm;
import org.flaghoist.format.records.RecordLayoutCheck;
import org.flaghoist.notification.MeantName;
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
        new NeededKeys(this::wrong).check(JsonPointer.empty(), needed);
        ifThere(file.times(), times -> checkTimes(times, file.syntax()));
        ifThere(file.text(), this::checkText);
        new FiguresCheck(file.syntax(), this::wrong).check(file.figures());
        ifThere(file.language(), this::checkLanguage);
        ifThere(file.notification(), notification -> checkPaths(file));
        FieldsCheck fields = new FieldsCheck(this::wrong);
        ifThere(file.notification(), all -> fields.check(JsonPointer.valueOf("/notification"), all));
        ifThere(file.receipt(), all -> fields.check(JsonPointer.valueOf("/receipt"), all));
        fields.check(JsonPointer.valueOf("/picture"), file.picture());
        new LimitsCheck(this::wrong).check(file);
        new SyntaxCheck(this::wrong).check(file.syntax(), file.picture());
        return isLaidOut(file) && sound;
    }

    private boolean isLaidOut(FormatFile file) {
        RecordLayout layout = file.syntax().records();
        return file.syntax().kind() != SyntaxKind.RECORDS
                || layout == null
                || new RecordLayoutCheck(yaml, faults)
                        .accepts(layout, file.syntax().charset(), file);
    }

    // What is missing is said, and hides nothing of the rest.
    private static <T> void ifThere(@Nullable T part, Consumer<T> check) {
        if (part != null) {
            check.accept(part);
        }
    }

    private void checkTimes(TimeForm times, SyntaxForm syntax) {
        JsonPointer at = JsonPointer.valueOf("/times");
        Map<String, @Nullable Object> needed = new LinkedHashMap<>();
        needed.put("zone", times.zone());
        needed.put("moment", times.moment());
        needed.put("day", times.day());
        new NeededKeys(this::wrong).check(at, needed);
        checkPattern(at, "moment", times.moment(), TimePattern::faultOfMoment);
        checkPattern(at, "day", times.day(), TimePattern::faultOfDay);
        checkPattern(at, "date", times.date(), TimePattern::faultOfDay);
        ifThere(times.fold(), new FoldCheck(syntax, this::wrong)::check);
        if (times.fold() != null && times.noFold()) {
            wrong(at, "noFold", "is true beside 'fold'; remove one of them");
        }
    }

    private void checkPattern(
            JsonPointer at, String key, @Nullable String pattern, Function<String, @Nullable String> faultOf) {
        String fault = pattern == null ? null : faultOf.apply(pattern);
        ifThere(fault, message -> wrong(at, key, message));
    }

    private void checkLanguage(String language) {
        if (!Languages.has(language)) {
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
        new NeededKeys(this::wrong).check(JsonPointer.valueOf("/text"), needed);
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
                String meant = MeantName.of(path, file.notification().byPath().keySet());
                wrong(
                        at,
                        key,
                        "'" + path + "' is no field under notification; "
                                + (meant == null ? "write" : "did you mean '" + meant + "'? Else write")
                                + " its path of names with dots");
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

    private void wrong(JsonPointer at, String key, String message) {
        sound = false;
        int line = YamlLines.near(yaml, at, key);
        String where = at.appendProperty(key).toString().substring(1).replace('/', '.');
        faults.add(yaml, line, where, message);
    }
}
