package org.flaghoist.draft;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.FieldType;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.RecordLayout;

/** Finds new names by which records would not be told from each other. */
record RecordNames(RecordLayout layout, NativeNames names, NameFaults faults) {

    // A record is known by a letter, and that which begins a group by that of its first field.
    void check(Fields fields) {
        char text = layout.textLetter();
        String lead = fields.byName().entrySet().stream()
                .filter(field -> !isRecord(field.getValue()) && field.getValue().type() != FieldType.TEXT)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(String.valueOf(text));
        fields.byName().forEach((old, field) -> {
            String name = names.field(old);
            if (isRecord(field)) {
                checkLetter(old, name, lead, List.of(text, layout.trailerLetter()));
            } else if (field.type() == FieldType.TEXT && !name.equals(old)) {
                faults.accept(
                        Set.of(old), name, "is a text, called '%s' and its purpose; leave it as it is".formatted(text));
            }
            check(field.members());
        });
    }

    private void checkLetter(String old, String name, String lead, List<Character> others) {
        if (!name.matches("[A-Za-z0-9]")) {
            faults.accept(Set.of(old), name, "is a record, which is called by a single letter; write that");
        } else if (others.contains(name.charAt(0)) || names.field(lead).startsWith(name)) {
            faults.accept(
                    Set.copyOf(List.of(old, lead)), name, "begins the names of another record; write another one");
        }
    }

    private static boolean isRecord(Field field) {
        return field.type() == FieldType.OBJECT;
    }
}
