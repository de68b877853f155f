package org.flaghoist.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Marks what a draft has as the other partner has it, for {@link LookMarks} to find. */
record DraftMarks(String like, LeftOvers left, OwnWords own) {

    // What new names each partner for itself, or lists as missing.
    private static final Set<String> NOT_MARKED = Set.of("syntax", "extension");
    private static final Set<String> COMMENTED = Set.of("language", "urgency");
    private static final Set<String> FIELDS = Set.of("notification", "receipt", "picture");

    /** @param file of a mapping or {@code format.yaml} */
    String marked(Path file, String text) {
        boolean isMapping = file.toString().endsWith(".jslt");
        List<String> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String what = isMapping ? ofMapping(line, text) : ofFormat(line);
            lines.add(what.isEmpty() ? line : line + (isMapping ? " // " : " # ") + mark(like, what));
        }
        return String.join("\n", lines) + "\n";
    }

    static String mark(String like, String what) {
        return LookMarks.MARK + "as '" + like + "' has it: " + what;
    }

    private String ofMapping(String line, String text) {
        Set<String> places = new TreeSet<>(own.in(line));
        places.addAll(left.in(line, text));
        return String.join(", ", places);
    }

    private String ofFormat(String line) {
        String key = line.split(":", 2)[0];
        if (line.startsWith("# ") && COMMENTED.contains(key.substring(2))) {
            return key.substring(2) + ", a comment until it is right";
        }
        if (line.isBlank() || line.startsWith("#") || NOT_MARKED.contains(key)) {
            return "";
        }
        if (line.startsWith(" ")) {
            return own.in(line).stream().sorted().collect(Collectors.joining(", "));
        }
        return key + (FIELDS.contains(key) ? ", with what is required, limits, patterns and units" : "");
    }
}
