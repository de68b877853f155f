package org.flaghoist.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A case of a file under {@code src/test/samples}: a sentence, and the steps that show it. {@code README.md} beside the
 * files says how they are written.
 *
 * @param background the steps before the first sentence of the file, which are the same for all of its cases
 */
public record SampleCase(Path file, String name, List<Step> background, List<Step> steps) {

    private static final Path SAMPLES = Path.of("src/test/samples");
    private static final Pattern CODE = Pattern.compile("\\\\u\\{([0-9A-F]{4})}");
    private static final String FILES = ".*" + System.getProperty("cases", "") + "[^/]*\\.cases";

    /** @param words what stands behind the verb */
    public record Step(int line, String verb, List<String> words) {

        private Step with(Map<String, String> values) {
            return new Step(
                    line, verb, words.stream().map(word -> filled(word, values)).toList());
        }
    }

    /**
     * The cases of the files {@code *.cases} in a folder of the samples, or of those with {@code -Dcases=} in their
     * names alone.
     */
    public static List<SampleCase> in(String folder) {
        try (Stream<Path> files = Files.list(SAMPLES.resolve(folder))) {
            List<SampleCase> cases = new ArrayList<>();
            for (Path file : files.filter(each -> each.toString().matches(FILES))
                    .sorted()
                    .toList()) {
                cases.addAll(new Reader(file).read());
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return file.getFileName().toString().replace(".cases", "") + ": " + name;
    }

    /** The text with a value in the place of each name in angle brackets. */
    static String filled(String text, Map<String, String> values) {
        String filled = text;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("<" + value.getKey() + ">", value.getValue());
        }
        return filled;
    }

    private static final class Reader {

        private final Path file;
        private final List<SampleCase> cases = new ArrayList<>();
        private final List<Step> background = new ArrayList<>();
        private List<Step> steps = background;
        private String sentence = "";

        Reader(Path file) {
            this.file = file;
        }

        List<SampleCase> read() throws IOException {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (line.isBlank() || line.strip().startsWith("#")) {
                    continue;
                }
                if (!line.startsWith(" ")) {
                    finish();
                    sentence = line.strip();
                    steps = new ArrayList<>();
                } else if (line.strip().startsWith(">")) {
                    addBlockLine(line.strip().substring(1));
                } else {
                    steps.add(step(number, line.strip()));
                }
            }
            finish();
            return cases;
        }

        /** A line of a file as it is, the last word of the step above. */
        private void addBlockLine(String line) {
            Step above = steps.remove(steps.size() - 1);
            List<String> words = new ArrayList<>(above.words());
            String text = line.startsWith(" ") ? line.substring(1) : line;
            boolean isFirst = words.isEmpty() || !words.get(words.size() - 1).endsWith("\n");
            words.add((isFirst ? "" : words.remove(words.size() - 1)) + text + "\n");
            steps.add(new Step(above.line(), above.verb(), words));
        }

        private void finish() {
            if (sentence.isEmpty()) {
                return;
            }
            List<Step> rows = steps.stream()
                    .filter(step -> step.verb().equals("|"))
                    .flatMap(Reader::each)
                    .toList();
            List<Step> own = steps.stream()
                    .filter(step -> !step.verb().equals("|") && !step.verb().equals("each"))
                    .toList();
            if (rows.isEmpty()) {
                cases.add(new SampleCase(file, sentence, background, own));
            }
            for (int i = 0; i < rows.size(); i++) {
                Map<String, String> values = values(rows.get(i));
                String name = sentence + "[" + (i + 1) + "] " + String.join(" | ", values.values());
                cases.add(new SampleCase(
                        file,
                        name,
                        background,
                        own.stream().map(step -> step.with(values)).toList()));
            }
        }

        /** A row with {@code *} is one of each shipped partner. */
        private static Stream<Step> each(Step row) {
            if (!row.words().contains("*")) {
                return Stream.of(row);
            }
            return ShippedPartners.ids().stream()
                    .map(id -> new Step(
                            row.line(),
                            row.verb(),
                            row.words().stream()
                                    .map(word -> word.equals("*") ? id : word)
                                    .toList()));
        }

        private Map<String, String> values(Step row) {
            List<String> names = steps.stream()
                    .filter(step -> step.verb().equals("each"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(file + ":" + row.line() + ": no 'each' above"))
                    .words();
            if (names.size() != row.words().size()) {
                throw new IllegalStateException(file + ":" + row.line() + ": not the columns " + names);
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                values.put(names.get(i), row.words().get(i));
            }
            return values;
        }

        private static Step step(int number, String line) {
            int end = line.startsWith("|") ? 1 : (line + " ").indexOf(' ');
            return new Step(number, line.substring(0, end), words(line.substring(end)));
        }

        /** Texts between bars; one between backticks may have bars and blanks at its ends. */
        private static List<String> words(String text) {
            List<String> words = new ArrayList<>();
            int at = 0;
            while (at < text.length()) {
                int start = at;
                while (start < text.length() && text.charAt(start) == ' ') {
                    start++;
                }
                boolean isQuoted = start < text.length() && text.charAt(start) == '`';
                int close = isQuoted ? text.indexOf('`', start + 1) : start;
                int bar = text.indexOf('|', close);
                int end = bar < 0 ? text.length() : bar;
                words.add(unescaped(
                        isQuoted
                                ? text.substring(start + 1, close)
                                : text.substring(start, Math.max(start, end)).strip()));
                at = end + 1;
                if (bar >= 0 && text.substring(at).isBlank()) {
                    words.add("");
                    break;
                }
            }
            return words;
        }

        /** Behind a second backslash, a letter is that letter. */
        private static String unescaped(String word) {
            return CODE.matcher(word)
                    .replaceAll(
                            code -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(code.group(1), 16))))
                    .replaceAll("(?<!\\\\)\\\\n", "\n")
                    .replaceAll("(?<!\\\\)\\\\r", "\r")
                    .replaceAll("(?<!\\\\)\\\\t", "\t")
                    .replaceAll("\\\\\\\\(?=[nrt])", "\\\\");
        }
    }
}
