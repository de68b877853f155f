package org.flaghoist.draft;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.jspecify.annotations.Nullable;

/** Makes a new partner's {@code README.md}: the headings of the other's, its fields, and the words to agree. */
record ReadmeDraft(DraftRequest request, LikedPartner like, CalledDraft called, NativeNames names) {

    private static final String HEADING = "## ";

    /** @param form where it has fields of its own */
    String text(@Nullable DraftedForm form) throws IOException {
        StringBuilder text = new StringBuilder("# Partner `" + request.id() + "`: "
                + Objects.requireNonNullElse(request.name(), "name it here") + "\n\nThis file adds to `../README.md`."
                + " It was begun as that of [" + like.id() + "](../" + like.id()
                + "/README.md).\nUnder each heading, say what is agreed.\n");
        for (String line : Files.readAllLines(like.folder().resolve("README.md"))) {
            if (line.startsWith(HEADING)) {
                // What stands in brackets is what was agreed with the other.
                text.append('\n').append(line.replaceFirst(" \\(.*\\)$", "")).append("\n\nTo be agreed.\n");
            }
        }
        text.append("\n## Fields\n\n| field | type | required | what it means |\n|---|---|---|---|\n");
        if (form == null) {
            addFields(text, "", like.format().notification());
        } else {
            addFields(text, "", form.kinds().get(0).members());
        }
        addWords(text);
        return text.toString();
    }

    private static void addFields(StringBuilder text, String above, List<DraftedField> fields) {
        for (DraftedField field : fields) {
            String type = field.type().isEmpty() ? "object" : field.type().toLowerCase(Locale.ROOT);
            text.append("| `")
                    .append(above)
                    .append(field.name())
                    .append("` | ")
                    .append(type)
                    .append(field.list() ? ", list" : "")
                    .append(" | ")
                    .append(field.required() ? "yes" : "")
                    .append(" | |\n");
            addFields(text, above + field.name() + ".", field.members());
        }
    }

    private void addFields(StringBuilder text, String above, Fields fields) {
        fields.byName().forEach((name, field) -> {
            text.append("| `")
                    .append(above)
                    .append(names.field(name))
                    .append("` | ")
                    .append(type(field))
                    .append(" | ")
                    .append(field.presence().required() ? "yes" : "")
                    .append(" | |\n");
            addFields(text, above + names.field(name) + ".", field.members());
        });
    }

    private String type(Field field) {
        String table = field.words().table();
        return field.type().name().toLowerCase(Locale.ROOT)
                + (table == null ? "" : " `" + names.table(table) + "`")
                + (field.list() ? ", list" : "");
    }

    private void addWords(StringBuilder text) throws IOException {
        text.append("\n## Words to agree with others\n\n| partner | table | as |\n|---|---|---|\n");
        called.words()
                .forEach(word -> text.append("| `")
                        .append(word.partner())
                        .append("` | `")
                        .append(word.table())
                        .append("` | ")
                        .append(word.example())
                        .append(" |\n"));
    }
}
