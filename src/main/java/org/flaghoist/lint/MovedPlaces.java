package org.flaghoist.lint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.mapping.MappingLines;
import org.flaghoist.mapping.MappingLines.MadePlace;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.SetupText;
import org.flaghoist.notification.StrictYaml;
import org.jspecify.annotations.Nullable;

/**
 * Where one mapping of a partner would move a value that the other one moves.
 *
 * @param folder of the partner
 * @param fields that it has
 */
record MovedPlaces(Path folder, Fields fields, FieldMeanings meanings) {

    /** @param mappings the folder of all */
    static MovedPlaces of(Path mappings, String partner) throws IOException {
        Path folder = mappings.resolve(partner);
        FormatFile format = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, new SetupFaults());
        return format == null
                ? new MovedPlaces(folder, Fields.NONE, FieldMeanings.none())
                : new MovedPlaces(folder, format.notification(), FieldMeanings.of(mappings, partner, format));
    }

    /**
     * Where {@code out.jslt} makes the field of a member.
     *
     * @param member as a JSON Pointer with {@code *} for an index
     */
    @Nullable
    MadePlace written(String member) {
        String field = field(names(member));
        return field.isEmpty() ? null : made("out.jslt", field);
    }

    /**
     * Where {@code in.jslt} makes the member of a field.
     *
     * @param field as a JSON Pointer with {@code *} for an index
     */
    @Nullable
    MadePlace read(String field) {
        String path = names(field);
        while (!path.isEmpty()) {
            Set<String> members = meanings.ofNotification(path).members();
            if (!members.isEmpty()) {
                return made("in.jslt", members.iterator().next());
            }
            path = parent(path);
        }
        return null;
    }

    private @Nullable MadePlace made(String jslt, String path) {
        return MappingLines.place(SetupText.orNone(folder.resolve(jslt)), List.of(path.split("\\.")));
    }

    // What a text is made of has the field of the text. Of an object, all of its fields are parts.
    private String field(String member) {
        for (String path = member; !path.isEmpty(); path = parent(path)) {
            String found = "";
            for (String field : fields.byPath().keySet()) {
                found = meanings.ofNotification(field).members().contains(path) ? field : found;
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String names(String pointer) {
        return pointer.replace("/*", "").substring(1).replace('/', '.');
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('.')));
    }
}
