package org.flaghoist.draft;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.notification.SetupException;
import org.jspecify.annotations.Nullable;

/**
 * The part of a {@code README.md} that is made, between two lines that say so.
 *
 * @param begin the first of them, from 0
 * @param end the second
 */
record MadeBlock(int begin, int end) {

    static final String KEY = "made part";
    static final String BEGIN = "<!-- made by flaghoist readme: write nothing up to the line that ends it -->";
    static final String END = "<!-- end of what flaghoist readme made -->";

    /**
     * Null where the file has neither line.
     *
     * @throws SetupException where it has one alone, or they are in the other order
     */
    static @Nullable MadeBlock of(Path file, List<String> lines) {
        List<String> stripped = lines.stream().map(String::strip).toList();
        int begin = stripped.indexOf(BEGIN);
        int end = stripped.indexOf(END);
        if (begin < 0 && end < 0) {
            return null;
        }
        if (begin < 0 || end < begin) {
            throw SetupException.of(
                    file,
                    end < 0 ? begin + 1 : end + 1,
                    KEY,
                    "lacks its other line; there are to be two, in this order: " + BEGIN + " and " + END);
        }
        return new MadeBlock(begin, end);
    }

    List<String> filled(List<String> lines, String made) {
        List<String> filled = new ArrayList<>(lines.subList(0, begin + 1));
        filled.addAll(made.lines().toList());
        filled.add("");
        filled.addAll(lines.subList(end, lines.size()));
        return filled;
    }
}
