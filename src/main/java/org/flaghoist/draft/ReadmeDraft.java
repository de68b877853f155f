package org.flaghoist.draft;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.mapping.FieldMeanings;
import org.jspecify.annotations.Nullable;

/** Makes a new partner's {@code README.md}: what is to be agreed, its fields, and the words of others. */
record ReadmeDraft(
        DraftRequest request, LikedPartner like, CalledDraft called, NativeNames names, FieldMeanings meanings) {

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
        text.append("\n## Fields\n\n" + FieldRows.HEAD);
        if (form == null) {
            new FieldRows(names, meanings, new FieldRows.KeptCells() {})
                    .add(text, like.format().notification());
        } else {
            addFields(text, "", form.kinds().get(0).members());
        }
        // What stands between them is made of the drafts once they are written.
        text.append("\n" + MadeBlock.BEGIN + "\n" + MadeBlock.END + "\n");
        addWords(text);
        return text.toString();
    }

    private static void addFields(StringBuilder text, String above, List<DraftedField> fields) {
        for (DraftedField field : fields) {
            String type = field.type().isEmpty() ? "object" : field.type().toLowerCase(Locale.ROOT);
            FieldRows.row(
                    text,
                    above + field.name(),
                    type + (field.list() ? ", list" : ""),
                    field.required() ? "yes" : "",
                    field.type().isEmpty() ? FieldRows.OBJECT : LookMarks.MARK + "say what it means");
            addFields(text, above + field.name() + ".", field.members());
        }
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
