package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;

/**
 * A field that names a code table with words of the hub.
 *
 * @param at the field itself, in {@code format.yaml}
 * @param path names with dots
 */
record TableUse(JsonPointer at, String path, Field field) {

    private static final Set<FieldType> OF_WORDS = Set.of(FieldType.CODE, FieldType.MARKING, FieldType.FLAG);

    /** @param part such as {@code notification} */
    static Map<String, List<TableUse>> byTable(String part, Fields fields) {
        Map<String, List<TableUse>> uses = new TreeMap<>();
        collect(JsonPointer.empty().appendProperty(part), "", fields, uses);
        return uses;
    }

    private static void collect(JsonPointer above, String path, Fields fields, Map<String, List<TableUse>> uses) {
        fields.byName().forEach((name, field) -> {
            JsonPointer at = above.appendProperty(name);
            String table = field.words().table();
            if (OF_WORDS.contains(field.type()) && table != null) {
                uses.computeIfAbsent(table, none -> new ArrayList<>()).add(new TableUse(at, path + name, field));
            }
            collect(at.appendProperty("members"), path + name + ".", field.members(), uses);
        });
    }

    boolean isOfReceipt() {
        return at.getMatchingProperty().equals("receipt");
    }

    /** As a fault names a key of it. */
    String key(String name) {
        return at.appendProperty(name).toString().substring(1).replace('/', '.');
    }
}
