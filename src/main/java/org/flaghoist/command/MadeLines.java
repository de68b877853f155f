package org.flaghoist.command;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.effect.FormDifference;
import org.flaghoist.format.definition.Fields;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.mapping.Mapping;
import org.jspecify.annotations.Nullable;

/**
 * Where a mapping makes what differs from a golden file.
 *
 * @param jslt the mapping's file
 * @param form what it writes
 * @param mapping finds places in texts
 */
record MadeLines(Path jslt, Fields form, Mapping mapping) {

    private static final Pattern IN_TEXT = Pattern.compile("line (\\d+), character (\\d+)");

    /**
     * The field, or what that stands in, and its line in the mapping; null where they are not known.
     *
     * @param golden the text that was expected
     */
    @Nullable
    MadeLine of(FormDifference difference, String golden) {
        return MadeLine.of(jslt, path(difference, golden));
    }

    private List<String> path(FormDifference difference, String golden) {
        Matcher inText = IN_TEXT.matcher(difference.place());
        if (inText.matches() && mapping.table(golden) != null) {
            // Its cells are the same, so the syntax differs.
            return List.of();
        }
        if (inText.matches()) {
            int line = Integer.parseInt(inText.group(1));
            return inText(golden, line, start(golden, line) + Integer.parseInt(inText.group(2)) - 1);
        }
        String field = difference.field();
        if (field.startsWith("/")) {
            return DeclaredPath.at(form, field, mapping.extension()).names();
        }
        // Else it is a column.
        return form.get(field) == null ? List.of() : List.of(field);
    }

    private static int start(String text, int line) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        return start;
    }

    // A record may take several lines.
    private List<String> inText(String golden, int line, int at) {
        for (int record = line; record > 0; record--) {
            Span all = mapping.highlight(golden, 1, String.valueOf(record), null);
            if (all != null && all.start() <= at && at <= all.end()) {
                return inRecord(golden, String.valueOf(record), all, at);
            }
        }
        return List.of();
    }

    private List<String> inRecord(String golden, String record, Span all, int at) {
        List<String> ended = List.of();
        for (String name : form.byPath().keySet()) {
            List<String> path = Arrays.asList(name.split("\\."));
            Span span = mapping.highlight(golden, 1, record, path.get(path.size() - 1));
            if (span != null && !span.equals(all) && span.start() <= at && at < span.end()) {
                return path;
            }
            ended = span != null && !span.equals(all) && span.end() == at ? path : ended;
        }
        return ended;
    }
}
