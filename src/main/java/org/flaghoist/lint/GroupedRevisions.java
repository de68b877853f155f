package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.function.Function;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.format.definition.NumberForm;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.mapping.FieldMeanings.Meaning;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;

/** Finds revisions that would be written with separators between thousands, as amounts are. */
final class GroupedRevisions {

    private static final String KEY = "plain";
    private static final String REVISION = "revision";

    private final Path yaml;
    private final SetupFaults found;

    GroupedRevisions(Path folder, SetupFaults found) {
        this.yaml = folder.resolve("format.yaml");
        this.found = found;
    }

    void check(FormatFile format, FieldMeanings meanings) {
        NumberForm numbers = format.figures().numbers();
        String grouping = numbers == null ? null : numbers.grouping();
        if (grouping != null && !grouping.isEmpty()) {
            String written = "1" + grouping.substring(0, 1) + "000";
            check(JsonPointer.valueOf("/notification"), "", format.notification(), meanings::ofNotification, written);
            check(JsonPointer.valueOf("/receipt"), "", format.receipt(), meanings::ofReceipt, written);
        }
    }

    private void check(
            JsonPointer at, String above, Fields fields, Function<String, Meaning> meanings, String written) {
        fields.byName().forEach((name, field) -> {
            if (isGrouped(field) && isRevision(meanings.apply(above + name))) {
                report(at.appendProperty(name), written);
            }
            JsonPointer members = at.appendProperty(name).appendProperty("members");
            check(members, above + name + ".", field.members(), meanings, written);
        });
    }

    private static boolean isGrouped(Field field) {
        return field.type() == FieldType.INTEGER && !field.number().plain();
    }

    /** A notification's, a receipt's or an answer's. */
    private static boolean isRevision(Meaning meaning) {
        return meaning.members().stream()
                .anyMatch(member -> member.equals(REVISION) || member.endsWith("." + REVISION));
    }

    private void report(JsonPointer field, String written) {
        found.add(
                yaml,
                YamlLines.near(yaml, field, KEY),
                field.appendProperty(KEY).toString().substring(1).replace('/', '.'),
                "it is a revision, and 1000 would go out as '" + written + "'; write 'plain: true'");
    }
}
