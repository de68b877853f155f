package org.flaghoist.draft;

import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.lint.ReadmeFields;
import org.flaghoist.lint.ReadmeTable;
import org.flaghoist.mapping.FieldMeanings;

/** Makes the rows of the table of fields in a {@code README.md}, of a form whose mappings say what they mean. */
record FieldRows(FieldMeanings meanings, KeptCells kept) {

    static final String OBJECT = "holds the fields below";
    static final String HEAD = ReadmeTable.HEAD + "\n|---|---|---|---|\n";
    private static final int MOST_OF_OTHERS = 6;

    /** What a person may have written of a field; where nobody has, what is made. */
    interface KeptCells {

        String required(String path, String made);

        String meaning(String path, String made);
    }

    void add(StringBuilder text, Fields fields) {
        add(text, "", fields);
    }

    private void add(StringBuilder text, String above, Fields fields) {
        fields.byName().forEach((name, field) -> {
            String path = above + name;
            row(
                    text,
                    path,
                    ReadmeFields.typeOf(field, UnaryOperator.identity()),
                    kept.required(path, field.presence().required() ? "yes" : ""),
                    kept.meaning(path, meaning(above, name, fields)));
            add(text, path + ".", field.members());
        });
    }

    private static void row(StringBuilder text, String path, String type, String required, String meaning) {
        text.append("| `" + path + "` | " + String.join(" | ", type, required, meaning) + " |\n");
    }

    private String meaning(String above, String name, Fields fields) {
        String source = fields.sourceOf(name);
        return source == null
                ? meaning(above + name, Objects.requireNonNull(fields.get(name)))
                : "the information that `" + source + "` is the source of";
    }

    private String meaning(String path, Field field) {
        FieldMeanings.Meaning meaning = meanings.ofNotification(path);
        if (!meaning.members().isEmpty()) {
            return ReadmeTable.made(meaning.members());
        }
        if (!field.members().isEmpty()) {
            return OBJECT;
        }
        Set<String> others = meaning.others();
        return LookMarks.MARK
                + (others.isEmpty() || others.size() > MOST_OF_OTHERS
                        ? "say what it means"
                        : "say how it goes with " + ReadmeTable.made(others));
    }
}
