package org.flaghoist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where tests stand, where what they share stands, and that a class is found by its name alone. */
final class TestLayoutTest {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final Path BENCH = Path.of("bench");

    private static final String TESTING = "org/flaghoist/testing";
    /**
     * They are about no package of the hub: the console in a browser, the hub as a process, fuzzing, the route files,
     * and support.
     */
    private static final List<Path> OWN = Stream.of("browser", "faults", "fuzz", "routes", "testing")
            .map(Path.of("org/flaghoist")::resolve)
            .toList();

    private static final Pattern PUBLIC =
            Pattern.compile("(?m)^public (?:(?:final|abstract|sealed) )*(?:class|record|interface|enum|@interface) ");
    private static final Pattern TYPE =
            Pattern.compile("(?m)^ *(?:[a-z-]+ )*(?:class|record|interface|enum|@interface) ([A-Z]\\w*)");
    private static final Pattern TEST = Pattern.compile("(?:Test|IT|Fuzz)\\.java");

    @Test
    void eachTestStandsInThePackageOfWhatItTests() {
        assertThat(packages(TESTS))
                .as("a package of the hub's, or one of " + OWN)
                .isSubsetOf(Stream.concat(packages(MAIN).stream(), OWN.stream()).toList());
    }

    private static List<Path> packages(Path sources) {
        return SourceFilesTest.files(".java", sources).stream()
                .map(file -> sources.relativize(file.getParent()))
                .distinct()
                .toList();
    }

    @Test
    void whatTestsOfSeveralPackagesShareStandsInTesting() {
        assertThat(SourceFilesTest.files(".java", TESTS))
                .filteredOn(file -> PUBLIC.matcher(text(file)).find())
                .as("a class that others see is for all: it stands in testing; a test is for none")
                .isNotEmpty()
                .allMatch(file -> TESTS.relativize(file).startsWith(TESTING));
    }

    @Test
    void noTestStandsAmongWhatTestsShare() {
        assertThat(SourceFilesTest.files(".java", TESTS.resolve(TESTING)))
                .isNotEmpty()
                .noneMatch(file -> TEST.matcher(file.toString()).find());
    }

    @Test
    void noTwoClassesHaveTheSameName() {
        Map<String, List<Path>> files = SourceFilesTest.files(".java", MAIN, TESTS, BENCH).stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(
                        file -> file.getFileName().toString(), TreeMap::new, Collectors.toList()));
        files.values().removeIf(same -> same.size() == 1);

        assertThat(files)
                .as("a name is one thing's, of the hub, its tests and its benches")
                .isEmpty();
    }

    @Test
    void noTwoTypesOfTheHubHaveTheSameNameEvenWhereOneIsNested() {
        Map<String, List<Path>> types = SourceFilesTest.files(".java", MAIN).stream()
                .flatMap(file -> TYPE.matcher(text(file)).results().map(type -> Map.entry(type.group(1), file)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        assertThat(types)
                .hasSizeGreaterThan(SourceFilesTest.files(".java", MAIN).size());
        types.values().removeIf(same -> same.size() == 1);

        assertThat(types)
                .as("a name says what the type holds: no two have the same")
                .isEmpty();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
