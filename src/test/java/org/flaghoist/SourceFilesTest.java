package org.flaghoist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the compiler does not see of the sources. */
final class SourceFilesTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final int LONGEST = 400;
    private static final int LONGEST_OF_THE_LEDGER = 200;
    private static final int WIDEST = 120;
    private static final Pattern COMMENT = Pattern.compile("\\s*(//|--|/?\\*|<!--|#).*");
    // "at" is a word of English too; the others may be languages where one is meant.
    private static final Pattern PARTNER = Pattern.compile("\"(uk|europol|ly|bg|ro)\"");
    private static final Set<String> OF_LANGUAGES = Set.of("Language.java", "TextValue.java");

    @Test
    void noFileIsTooLongToBeRead() {
        assertThat(files(".java", MAIN, Path.of("src/test/java")))
                .as("a file is one idea, and one idea has " + LONGEST + " lines")
                .allSatisfy(file -> assertThat(lines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST));
    }

    @Test
    void noFileOfTheLedgerIsLong() {
        assertThat(files(".java", ofTheLedger(MAIN)))
                .as("the ledger is what the hub's promises rest on: each of its files is read at one sitting")
                .allSatisfy(file ->
                        assertThat(lines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(LONGEST_OF_THE_LEDGER));
    }

    @Test
    void noCommentIsTooWideToBeRead() {
        List<Path> sources = new ArrayList<>(files(".java", MAIN, Path.of("src/test/java"), Path.of("bench")));
        for (String ending : List.of(".js", ".css", ".html")) {
            sources.addAll(files(ending, Path.of("src/main/resources")));
        }
        sources.addAll(files(".yaml", Path.of("routes"), Path.of("config"), Path.of("mappings")));
        sources.addAll(files(".sql", Path.of("src/main/resources/db")));
        assertThat(sources.stream().flatMap(SourceFilesTest::wideComments))
                .as("the formatter wraps code and leaves comments alone")
                .isEmpty();
    }

    private static Stream<String> wideComments(Path file) {
        return lines(file).stream()
                .filter(line -> line.length() > WIDEST && COMMENT.matcher(line).matches())
                .map(line -> file + ": " + line.strip());
    }

    @Test
    void everyPackageSaysWhatItIsAndHasNoHiddenNulls() {
        List<Path> packages =
                files(".java", MAIN).stream().map(Path::getParent).distinct().toList();
        assertThat(packages)
                .as("NullAway checks only packages that are @NullMarked")
                .allSatisfy(folder -> assertThat(lines(folder.resolve("package-info.java")))
                        .as(folder.toString())
                        .anyMatch(line -> line.startsWith("/**"))
                        .contains("@NullMarked"));
    }

    @Test
    void noPartnerIsNamedInJava() {
        Predicate<Path> checked = file -> !file.startsWith(MAIN.resolve("org/flaghoist/demo"))
                && !OF_LANGUAGES.contains(file.getFileName().toString());
        assertThat(files(".java", MAIN).stream().filter(checked))
                .as("a partner is data: a new one must need no Java")
                .allSatisfy(file -> assertThat(lines(file))
                        .as(file.toString())
                        .noneMatch(line -> PARTNER.matcher(line).find()));
    }

    @Test
    void everyTestOfTheLedgerRunsOnBothDatabases() {
        assertThat(files("Test.java", ofTheLedger(Path.of("src/test/java"))))
                .as("what holds on one of them may not hold on the other")
                .isNotEmpty()
                .allSatisfy(file -> assertThat(lines(file)).as(file.toString()).contains("@Tag(TestDatabase.BOTH)"));
    }

    /** It, and what is built on it alone. */
    static Path[] ofTheLedger(Path sources) {
        return Stream.of("ledger", "people", "installation", "retention", "parking", "search", "again", "periodic")
                .map(sources.resolve("org/flaghoist")::resolve)
                .toArray(Path[]::new);
    }

    static List<Path> files(String ending, Path... folders) {
        List<Path> found = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(ending)).sorted().forEach(found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return found;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
