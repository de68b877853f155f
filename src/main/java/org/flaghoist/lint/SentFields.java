package org.flaghoist.lint;

import com.fasterxml.jackson.core.JsonPointer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;

/** The fields that a partner may send, of {@code format.yaml}; where that cannot be read, none. */
record SentFields(Fields all) {

    static SentFields of(Path format) {
        FormatFile file = StrictYaml.read(format, FormatFile.class, new SetupFaults());
        return new SentFields(file == null ? Fields.NONE : file.notification());
    }

    /**
     * Those without members of which nothing is there.
     *
     * @param leaves as JSON Pointers with {@code *} for an index
     */
    Set<String> missing(Set<String> leaves) {
        Set<String> missing = new TreeSet<>();
        collect("", all, missing);
        missing.removeIf(field -> leaves.stream().anyMatch(leaf -> (names(leaf) + "/").startsWith(field + "/")));
        return missing;
    }

    /** The schemes of its gradings. */
    Set<String> schemes() {
        return all.byPath().values().stream()
                .flatMap(field -> Optional.ofNullable(field.words().scheme()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether a leaf is the information of a grading, which goes with its source. */
    boolean isInformation(String leaf) {
        return isInformation(JsonPointer.compile(names(leaf)), all);
    }

    private static boolean isInformation(JsonPointer leaf, Fields fields) {
        String name = leaf.getMatchingProperty();
        Field field = fields.get(name);
        return leaf.tail().matches()
                ? fields.sourceOf(name) != null
                : field != null && isInformation(leaf.tail(), field.members());
    }

    private static String names(String leaf) {
        return leaf.replace("/*", "");
    }

    private static void collect(String at, Fields fields, Set<String> all) {
        fields.byName().forEach((name, field) -> {
            String path = at + "/" + name;
            if (field.out()) {
                return;
            }
            if (field.members().isEmpty()) {
                all.add(path);
            } else {
                collect(path, field.members(), all);
            }
        });
    }
}
