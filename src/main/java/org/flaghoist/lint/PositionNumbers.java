package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.NumberForm;
import org.flaghoist.format.definition.SyntaxForm.SyntaxKind;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/**
 * Finds latitudes and longitudes that are numbers without a sign: what lies in the south or west would be neither taken
 * nor written.
 */
final class PositionNumbers {

    /** Of which a pattern takes some, whatever decimals it wants. */
    private static final List<String> NORTH = List.of("43", "43.9", "43.89", "43.8851", "43.88512", "43.885125");

    private final Path folder;
    private final Path yaml;
    private final SetupFaults found;

    PositionNumbers(Path folder, SetupFaults found) {
        this.folder = folder;
        this.yaml = folder.resolve("format.yaml");
        this.found = found;
    }

    void check(FormatFile format) {
        NumberForm numbers = format.figures().numbers();
        if (numbers != null && format.syntax().kind() != SyntaxKind.RECORDS) {
            Map<String, String> made = JsltNames.of(folder.resolve("out.jslt")).madeOf();
            check(JsonPointer.valueOf("/notification"), format.notification(), numbers, made);
        }
    }

    private void check(JsonPointer at, Fields fields, NumberForm numbers, Map<String, String> made) {
        fields.byName().forEach((name, field) -> {
            String member = made.get(name);
            boolean isAngle = "latitude".equals(member) || "longitude".equals(member);
            if (field.type() == FieldType.NUMBER && isAngle) {
                check(at, name, field, numbers);
            }
            check(at.appendProperty(name).appendProperty("members"), field.members(), numbers, made);
        });
    }

    private void check(JsonPointer at, String name, Field field, NumberForm numbers) {
        @Nullable String own = field.shape().pattern();
        Pattern pattern = Pattern.compile(own == null ? numbers.decimal() : own);
        if (!takes(pattern, "", numbers) || takes(pattern, "-", numbers)) {
            return;
        }
        JsonPointer key = own == null ? JsonPointer.valueOf("/numbers") : at.appendProperty(name);
        String last = own == null ? "decimal" : "pattern";
        found.add(
                yaml,
                YamlLines.near(yaml, key, last),
                key.appendProperty(last).toString().substring(1).replace('/', '.'),
                "'" + pattern + "' has no sign, and " + name
                        + " is one of a position, which is below zero in the south and west; write '-?' before it"
                        + (own == null ? ", or give " + name + " a pattern" : ""));
    }

    private static boolean takes(Pattern pattern, String sign, NumberForm numbers) {
        return NORTH.stream()
                .map(number -> sign + (numbers.comma() ? number.replace('.', ',') : number))
                .anyMatch(number -> pattern.matcher(number).matches());
    }
}
