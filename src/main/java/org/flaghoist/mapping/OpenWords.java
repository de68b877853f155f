package org.flaghoist.mapping;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.definition.FormatFile;

/** Which fields of a partner's form have words of a table, and nothing of a person. */
record OpenWords(FormatFile format) {

    /**
     * What a name stands for in a notification and in a receipt may be two things: then both must be such words.
     *
     * @param names of a field and those around it, from the outermost
     */
    boolean has(List<String> names) {
        List<Boolean> declared = Stream.of(format.notification(), format.receipt())
                .map(fields -> isWord(fields, names))
                .flatMap(Optional::stream)
                .toList();
        return !declared.isEmpty() && !declared.contains(false);
    }

    private static Optional<Boolean> isWord(Fields fields, List<String> names) {
        Field field = names.isEmpty() ? null : fields.get(names.get(0));
        if (field == null) {
            return Optional.empty();
        }
        if (names.size() > 1) {
            Optional<Boolean> within = isWord(field.members(), names.subList(1, names.size()));
            return field.personal() ? within.map(word -> false) : within;
        }
        return Optional.of(
                !field.personal() && field.members().isEmpty() && field.words().table() != null);
    }
}
