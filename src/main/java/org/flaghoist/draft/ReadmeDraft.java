package org.flaghoist.draft;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.format.definition.Field;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.lint.ReadmeFields;
import org.flaghoist.mapping.FieldMeanings;
import org.jspecify.annotations.Nullable;

/** Makes a new partner's {@code README.md}: what is to be agreed, its fields, and the words of others. */
record ReadmeDraft(
        DraftRequest request, LikedPartner like, CalledDraft called, NativeNames names, FieldMeanings meanings) {

    private static final int MOST_OF_OTHERS = 6;
    private static final String OBJECT = "holds the fields below";
    private static final Map<String, String> HEADINGS = headings();

    private static Map<String, String> headings() {
        Map<String, String> headings = new LinkedHashMap<>();
        headings.put("1. Transport", "how messages come and go, names of files");
        headings.put("2. Reading", "charset, limits, what is refused, and which of several faults is reported");
        headings.put("3. Times, numbers and positions", "forms, time zone, the hour that is there twice, units");
        headings.put("4. Codes", "words that the tables do not show, such as those that are refused");
        headings.put("5. Level, grading, handling", "each label with what it is worth, the scheme of gradings");
        headings.put("6. Writing", "what is left out, cut, or has no place in this form");
        headings.put("7. Receipts and monthly pictures", "which it gets, and their fields");
        return headings;
    }

    /** @param form where it has fields of its own */
    String text(@Nullable DraftedForm form) throws IOException {
        StringBuilder text = new StringBuilder("# Partner `" + request.id() + "`: "
                + Objects.requireNonNullElse(request.name(), "name it here")
                + "\n\nThis file adds to `../README.md`.\n");
        HEADINGS.forEach((heading, what) -> text.append("\n## ")
                .append(heading)
                .append("\n\n")
                .append(LookMarks.MARK)
                .append(what)
                .append("\n"));
        text.append("\n## Fields\n\n" + ReadmeFields.HEAD + "\n|---|---|---|---|\n");
        if (form == null) {
            addFields(text, "", "", like.format().notification());
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
                    .append(" | ")
                    .append(field.type().isEmpty() ? OBJECT : LookMarks.MARK + "say what it means")
                    .append(" |\n");
            addFields(text, above + field.name() + ".", field.members());
        }
    }

    /** @param like where they stand in the other's form */
    private void addFields(StringBuilder text, String above, String like, Fields fields) {
        fields.byName().forEach((name, field) -> {
            text.append("| `")
                    .append(above)
                    .append(names.field(name))
                    .append("` | ")
                    .append(ReadmeFields.typeOf(field, names::table))
                    .append(" | ")
                    .append(field.presence().required() ? "yes" : "")
                    .append(" | ")
                    .append(meaning(like + name, field))
                    .append(" |\n");
            addFields(text, above + names.field(name) + ".", like + name + ".", field.members());
        });
    }

    private String meaning(String path, Field field) {
        FieldMeanings.Meaning meaning = meanings.ofNotification(path);
        if (!meaning.members().isEmpty()) {
            return quoted(meaning.members());
        }
        if (!field.members().isEmpty()) {
            return OBJECT;
        }
        Set<String> others = meaning.others();
        return LookMarks.MARK
                + (others.isEmpty() || others.size() > MOST_OF_OTHERS
                        ? "say what it means"
                        : "say how it goes with " + quoted(others));
    }

    private static String quoted(Set<String> members) {
        return members.stream().map(member -> "`" + member + "`").collect(Collectors.joining(", "));
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
