package org.flaghoist.draft;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Makes a new partner's {@code README.md}: what is to be agreed. */
record ReadmeDraft(DraftRequest request) {

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

    String text() {
        StringBuilder text = new StringBuilder("# Partner `" + request.id() + "`: "
                + Objects.requireNonNullElse(request.name(), "name it here")
                + "\n\nThis file adds to `../README.md`.\n");
        HEADINGS.forEach((heading, what) -> text.append("\n## ")
                .append(heading)
                .append("\n\n")
                .append(LookMarks.MARK)
                .append(what)
                .append("\n"));
        // The rows, and what stands between the two lines, are made of the drafts once they are written.
        text.append("\n## Fields\n\n" + FieldRows.HEAD);
        text.append("\n" + MadeBlock.BEGIN + "\n" + MadeBlock.END + "\n");
        return text.toString();
    }
}
