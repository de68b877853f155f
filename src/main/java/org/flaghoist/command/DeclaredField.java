package org.flaghoist.command;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.notification.YamlLines;
import org.jspecify.annotations.Nullable;

/** A field of a notification, and the object of {@code format.yaml} that it stands in. */
record DeclaredField(JsonPointer parent, String name, Field field) {

    /**
     * Where a field stands of which only the name is known. Several objects may have one of that name: it is the first
     * that has the table, or else the first.
     *
     * @param table null where the fault is no word's
     * @return from 1
     */
    static int line(Path format, String name, @Nullable String table) {
        FormatFile file = StrictYaml.read(format, FormatFile.class, new SetupFaults());
        List<DeclaredField> named = file == null
                ? List.of()
                : all(file.notification(), JsonPointer.valueOf("/notification"))
                        .filter(each -> each.name.equals(name))
                        .toList();
        Stream<DeclaredField> ofTable = named.stream().filter(each -> table != null && table.equals(each.table()));
        return Stream.concat(ofTable, named.stream())
                .findFirst()
                .map(each -> Math.max(YamlLines.of(format, each.parent, name), 1))
                .orElse(1);
    }

    /** The field of a notification at a place of a message, as a JSON Pointer; null where none is declared there. */
    static @Nullable Field at(Fields notification, String pointer) {
        Fields fields = notification;
        Field field = null;
        for (String step : pointer.substring(1).split("/", -1)) {
            // Of an element, the field is that of its list.
            if (!step.matches("[0-9]+")) {
                field = fields.get(step.replace("~1", "/").replace("~0", "~"));
                fields = field == null ? Fields.NONE : field.members();
            }
        }
        return field;
    }

    private @Nullable String table() {
        return field.words().table();
    }

    private static Stream<DeclaredField> all(Fields fields, JsonPointer parent) {
        return fields.byName().entrySet().stream()
                .flatMap(each -> Stream.concat(
                        Stream.of(new DeclaredField(parent, each.getKey(), each.getValue())),
                        all(
                                each.getValue().members(),
                                parent.appendProperty(each.getKey()).appendProperty("members"))));
    }
}
