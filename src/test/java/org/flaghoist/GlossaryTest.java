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
    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| [^|]+ \\|");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    /** They name columns of the database, which has {@code trial} for a test run. */
    private static final List<Path> WITH_COLUMNS = Stream.of(
                    "ledger", "exchange/PartnerStateStore.java", "exchange/TestModeFiles.java")
            .map(Path.of("src/main/java/org/flaghoist")::resolve)
            .toList();

    private final Pattern unused = unused();

    private static Pattern unused() {
        List<String> lines = MarkdownFile.read(GLOSSARY).lines();
        List<String> words = lines.stream()
                .skip(lines.indexOf(UNUSED))
                .flatMap(line -> ROW.matcher(line).results().map(row -> row.group(1)))
                .skip(1)
                .filter(cell -> !cell.startsWith("-"))
                .flatMap(cell -> Arrays.stream(cell.split(", ")))
                .toList();
        assertThat(words).hasSizeGreaterThan(10).contains("in earnest");
        return Pattern.compile(
                words.stream()
                        .map(word -> word.replace(" ", "\\s+"))
                        .collect(Collectors.joining("|", "\\b(?:", ")\\b")),
                Pattern.CASE_INSENSITIVE);
    }

    @Test
    void theDocsUseTheWordsOfTheGlossary() {
        assertThat(found(
                        ".md",
                        text -> CODE.matcher(text).replaceAll("`"),
                        Path.of("README.md"),
                        Path.of("SECURITY.md"),
                        Path.of("docs")))
                .isEmpty();
    }

    @Test
    void theConsoleUsesTheWordsOfTheGlossary() {
        assertThat(found(".js", text -> text, Path.of("src/main/resources/static/flaghoist")))
                .isEmpty();
    }

    @Test
    void whatTheHubSaysUsesTheWordsOfTheGlossary() {
        assertThat(found(
                        ".java",
                        text -> LITERAL.matcher(text)
                                .results()
                                .map(MatchResult::group)
                                .collect(Collectors.joining("\n")),
                        Path.of("src/main/java")))
                .isEmpty();
    }

    private Stream<String> found(String extension, UnaryOperator<String> part, Path... places) {
        return Stream.of(places)
                .flatMap(place -> files(place, extension).stream())
                .filter(file -> !file.equals(GLOSSARY) && WITH_COLUMNS.stream().noneMatch(file::startsWith))
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
