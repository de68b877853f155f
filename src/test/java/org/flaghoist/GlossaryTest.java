package org.flaghoist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One thing has one word for whoever reads the docs, the console, the commands and the log. */
final class GlossaryTest {

    private static final Path GLOSSARY = Path.of("docs/glossary.md");
    private static final String UNUSED = "## Words that are not used";
    private static final String UNUSED_IN_NAMES = "## Names that are not used";
    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| [^|]+ \\|");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    // Letter by letter, a long text would take more of the stack than there is.
    private static final Pattern LITERAL = Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*");
    private static final Pattern WORD_OF_A_NAME = Pattern.compile("_|(?<=[a-z])(?=[A-Z])");

    private final List<String> words = words(UNUSED);
    private final List<String> wordsOfNames = words(UNUSED_IN_NAMES);

    private static List<String> words(String heading) {
        List<String> lines = MarkdownFile.read(GLOSSARY).lines();
        assertThat(lines).contains(heading);
        return lines.stream()
                .skip(lines.indexOf(heading) + 1)
                .takeWhile(line -> !line.startsWith("#"))
                .flatMap(line -> ROW.matcher(line).results().map(row -> row.group(1)))
                .skip(1)
                .filter(cell -> !cell.startsWith("-"))
                .flatMap(cell -> Arrays.stream(cell.split(", ")))
                .toList();
    }

    @Test
    void theGlossarySaysWhichWordsAreNotUsed() {
        assertThat(words).hasSizeGreaterThan(10).contains("in earnest");
        assertThat(wordsOfNames).contains("trial");
    }

    @Test
    void theDocsUseTheWordsOfTheGlossary() {
        assertThat(found(
                        words,
                        ".md",
                        text -> CODE.matcher(text).replaceAll("`"),
                        Path.of("README.md"),
                        Path.of("SECURITY.md"),
                        Path.of("docs")))
                .isEmpty();
    }

    @Test
    void theConsoleUsesTheWordsOfTheGlossary() {
        assertThat(found(words, ".js", text -> text, Path.of("src/main/resources/static/flaghoist")))
                .isEmpty();
    }

    @Test
    void whatTheHubSaysUsesTheWordsOfTheGlossary() {
        assertThat(found(
                        words,
                        ".java",
                        text -> LITERAL.matcher(text)
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.joining("\n")),
                        Path.of("src/main/java")))
                .isEmpty();
    }

    @Test
    void theTablesUseTheWordsOfTheGlossary() {
        assertThat(found(wordsOfNames, ".sql", GlossaryTest::spaced, Path.of("src/main/resources/db")))
                .isEmpty();
    }

    /** With the texts, which name tables, columns and members of events. */
    @Test
    void theLedgerUsesTheWordsOfTheGlossary() {
        assertThat(found(
                        wordsOfNames,
                        ".java",
                        text -> spaced(COMMENT.matcher(text).replaceAll("")),
                        SourceFilesTest.ofTheLedger(Path.of("src/main/java"))))
                .isEmpty();
    }

    private static String spaced(String text) {
        return WORD_OF_A_NAME.matcher(text).replaceAll(" ");
    }

    private static Stream<String> found(
            List<String> words, String extension, UnaryOperator<String> part, Path... places) {
        Pattern unused = Pattern.compile(
                words.stream()
                        .map(word -> word.replace(" ", "\\s+"))
                        .collect(Collectors.joining("|", "\\b(?:", ")s?\\b")),
                Pattern.CASE_INSENSITIVE);
        return Stream.of(places)
                .flatMap(place -> files(place, extension).stream())
                .filter(file -> !file.equals(GLOSSARY))
                .flatMap(file -> unused.matcher(part.apply(text(file)))
                        .results()
                        .map(word -> file + ": '" + word.group() + "'; " + GLOSSARY + " has another word"));
    }

    private static List<Path> files(Path place, String extension) {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
