package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.SyntaxForm;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/** Finds keys of a {@code format.yaml} that nothing reads, since they are for another syntax or type of field. */
final class IdleKeys {

    private static final Set<FieldType> OF_WORDS =
            Set.of(FieldType.CODE, FieldType.MARKING, FieldType.GRADING, FieldType.FLAG);

    private final Path yaml;
    private final SetupFaults found;

    IdleKeys(Path folder, SetupFaults found) {
        this.yaml = folder.resolve("format.yaml");
        this.found = found;
    }

    void check(FormatFile format) {
        checkSyntax(format.syntax());
        check(JsonPointer.valueOf("/notification"), format.notification());
        check(JsonPointer.valueOf("/receipt"), format.receipt());
        check(JsonPointer.valueOf("/picture"), format.picture());
    }

    private void checkSyntax(SyntaxForm syntax) {
        Map<String, @Nullable Object> parts = new LinkedHashMap<>();
        parts.put("csv", syntax.csv());
        parts.put("records", syntax.records());
        parts.put("xml", syntax.xml());
        String kind = syntax.kind().name().toLowerCase(Locale.ROOT);
        parts.remove(kind);
        parts.forEach((key, part) -> report(JsonPointer.empty(), key, part, "syntax " + kind));
    }

    private void check(JsonPointer above, Fields fields) {
        fields.byName().forEach((name, field) -> {
            JsonPointer at = above.appendProperty(name);
            checkWords(at, field);
            check(at.appendProperty("members"), field.members());
        });
    }

    private void checkWords(JsonPointer at, Field field) {
        String type = "type " + field.type().name().toLowerCase(Locale.ROOT);
        if (field.type() != FieldType.GRADING) {
            report(at, "scheme", field.words().scheme(), type);
        }
        if (!OF_WORDS.contains(field.type())) {
            report(at, "table", field.words().table(), type);
            report(at, "self", field.words().self(), type);
            report(at, "ignored", field.words().ignored(), type);
        }
    }

    private void report(JsonPointer at, String key, @Nullable Object value, String what) {
        if (value != null) {
            found.add(
                    yaml,
                    YamlLines.near(yaml, at, key),
                    at.appendProperty(key).toString().substring(1).replace('/', '.'),
                    "has no effect for " + what + "; remove it, or correct the " + what.split(" ")[0]);
        }
    }
}
