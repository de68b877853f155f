package org.flaghoist.format.records;

import java.util.LinkedHashMap;
import java.util.Map;
import org.flaghoist.format.definition.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A member that is made of the text records of one purpose.
 *
 * @param record the record that it belongs to, or null for the group
 * @param list whether there may be several texts of this purpose
 * @param rank among the fields of the object that it is in
 */
record TextMember(String name, @Nullable String record, boolean list, int rank) {

    /** The text members of the root and of its records, by name. */
    static Map<String, TextMember> of(Fields fields) {
        Map<String, TextMember> members = new LinkedHashMap<>();
        collect(fields, null, members);
        return members;
    }

    private static void collect(Fields fields, @Nullable String record, Map<String, TextMember> members) {
        fields.byName().forEach((name, field) -> {
            if (RecordKinds.isText(field)) {
                members.put(name, new TextMember(name, record, field.list(), fields.rank(name)));
            } else if (RecordKinds.isRecord(field)) {
                collect(field.members(), name, members);
            }
        });
    }
}
