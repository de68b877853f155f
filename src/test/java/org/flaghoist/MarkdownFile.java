package org.flaghoist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One page of the documentation, as GitHub shows it. */
record MarkdownFile(Path file, List<String> lines) {

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");
    private static final Pattern LINKED_WORDS = Pattern.compile("\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern NOT_IN_ANCHORS = Pattern.compile("[^\\p{L}\\p{N} _-]");
    private static final String CODE = "    ";

    static MarkdownFile read(Path file) {
        try {
            return new MarkdownFile(file, Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text() {
        return String.join("\n", lines);
    }

    /** What it links to within the project, with anchors. */
    List<String> links() {
        return LINK.matcher(text())
                .results()
                .map(link -> link.group(1))
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .toList();
    }

    List<String> headings() {
        return lines.stream()
                .flatMap(line -> HEADING.matcher(line).results().map(heading -> heading.group(1)))
                .toList();
    }

    /** Of its headings; of several alike all but the first have a number. */
    Set<String> anchors() {
        Map<String, Integer> seen = new HashMap<>();
        Set<String> anchors = new HashSet<>();
        for (String heading : headings()) {
            String anchor = anchor(heading);
            int before = seen.merge(anchor, 1, Integer::sum) - 1;
            anchors.add(before == 0 ? anchor : anchor + "-" + before);
        }
        return anchors;
    }

    private static String anchor(String heading) {
        String words = LINKED_WORDS.matcher(heading).replaceAll("$1");
        return NOT_IN_ANCHORS
                .matcher(words.toLowerCase(Locale.ROOT))
                .replaceAll("")
                .replace(' ', '-');
    }

    /** The lines in blocks of code. */
    List<String> code() {
        return split(true);
    }

    /** The lines that can be wrapped: no code, no table row, more than one word. */
    List<String> prose() {
        return split(false).stream()
                .filter(line -> !line.strip().startsWith("|") && line.strip().contains(" "))
                .toList();
    }

    private List<String> split(boolean wanted) {
        List<String> found = new ArrayList<>();
        boolean code = false;
        String before = "";
        for (String line : lines) {
            code = line.startsWith(CODE) && (code || before.isBlank());
            if (code == wanted) {
                found.add(line);
            }
            before = line;
        }
        return found;
    }

    /** Where a pattern occurs. */
    Stream<MatchResult> find(Pattern pattern) {
        return pattern.matcher(text()).results();
    }
}
