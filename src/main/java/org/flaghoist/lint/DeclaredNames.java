package org.flaghoist.lint;

import java.util.HashSet;
import java.util.Set;
import org.flaghoist.format.definition.Fields;

/** The names of all fields of one part of a {@code format.yaml}, however deep. */
final class DeclaredNames {

    private final Set<String> names = new HashSet<>();

    DeclaredNames(Fields fields) {
        collect(fields);
    }

    private void collect(Fields fields) {
        names.addAll(fields.names());
        fields.byName().values().forEach(field -> collect(field.members()));
    }

    boolean has(String name) {
        return names.contains(name);
    }
}
