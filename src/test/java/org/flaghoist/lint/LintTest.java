package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** Every fault that an integrator may make in a sound partner's files is found, with its file, line and key. */
final class LintTest {

    private static final Set<String> ALL = Set.copyOf(ShippedPartners.ids());

    private static Path mappings;

    @BeforeAll
    static void copy(@TempDir Path directory) throws IOException {
        mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
    }

    @ParameterizedTest
    @CsvFileSource(
            files = "src/test/samples/lint/faults.csv",
            delimiter = '|',
            quoteCharacter = '`',
            numLinesToSkip = 1)
    void findsTheFaultWithItsFileLineAndKey(String file, String text, String inItsPlace, String message)
            throws IOException {
        Path broken = mappings.resolve(file);
        String sound = Files.readString(broken);
        assertThat(sound).contains(text);
        long line = 1
                + sound.substring(0, sound.indexOf(text))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        Files.writeString(broken, sound.replaceFirst(quoted(text), replacement(inItsPlace)));
        try {
            List<String> found = found(ALL);
            assertThat(found).allMatch(each -> each.matches(".+\\.(yaml|csv|jslt|xsd):[1-9][0-9]*: [^ :]+: .+"));
            String due = message.replace("@", Long.toString(line));
            assertThat(found)
                    .anyMatch(each -> each.startsWith(mappings.resolve(due).toString()));
        } finally {
            Files.writeString(broken, sound);
        }
    }

    @Test
    void findsNothingInWhatIsShipped() {
        assertThat(found(ALL)).isEmpty();
    }

    @Test
    void findsAWordThatAPartnerBringsAlongWhichTheOtherCannotWrite() throws IOException {
        Path table = mappings.resolve("ly/partner.csv");
        Path called = mappings.resolve("uk/called.yaml");
        String rows = Files.readString(table);
        String conditions = Files.exists(called) ? Files.readString(called) : "";
        try {
            Files.writeString(table, rows.replace("01;uk\n", ""));
            Files.writeString(called, "words: {ly: {partner: \"0077\"}}\n");

            assertThat(found(ALL))
                    .containsExactly(
                            called + ":1: words.ly.partner: '0077' is too long for H.H01, N02, N07, R05 (2 characters),"
                                    + " and is no word of 2 characters, as N03 must have; write another word that fits"
                                    + " all");
        } finally {
            Files.writeString(table, rows);
            Files.writeString(called, conditions);
        }
    }

    @Test
    void saysInOneLineThatATableLacksManyWords() throws IOException {
        Path table = mappings.resolve("at/type.csv");
        String rows = Files.readString(table);
        try {
            Files.writeString(table, rows.replaceAll("(?m)^[^#;]+;", ";"));

            assertThat(found(ALL))
                    .singleElement()
                    .asString()
                    .matches(Pattern.quote(table.toString())
                            + ":\\d+: [A-Z_]+: has no native word, nor have \\d+ others of this table: .*, .*; for each"
                            + " write it before the ';', or '!CODE_UNKNOWN' where the form cannot say it");
        } finally {
            Files.writeString(table, rows);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# native;hub\n\n", "native;hub\n"})
    void saysOfATableWithoutRowsThatItHasNone(String text) throws IOException {
        Path table = mappings.resolve("at/type.csv");

        assertThat(foundWith(table, text))
                .containsExactly(table + ":1: rows: there are none; write 'native;hub', 'native;hub;in' or"
                        + " 'native;hub;out' for each word");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at/type.csv", "ro/tip.csv", "at/partner.csv", "at/result.csv"})
    void saysInOneLineThatTheColumnsOfATableAreInEachOthersPlace(String name) throws IOException {
        Path table = mappings.resolve(name);
        String swapped = Files.readString(table).replaceAll("(?m)^([^#;\n]+);([^;\n]+)", "$2;$1");

        assertThat(foundWith(table, swapped))
                .containsExactly(table + ":1: columns: the hub's words stand before the ';', and the partner's behind"
                        + " it; write each row as 'native;hub'");
    }

    private static List<String> foundWith(Path file, String text) throws IOException {
        String sound = Files.readString(file);
        try {
            Files.writeString(file, text);
            return found(ALL);
        } finally {
            Files.writeString(file, sound);
        }
    }

    @Test
    void findsAPartnerThatNoPolicyLists() {
        Set<String> listed = ALL.stream().filter(each -> !each.equals("at")).collect(Collectors.toSet());

        assertThat(Lint.of(Path.of("config"), mappings, ALL, listed))
                .singleElement()
                .asString()
                .matches(Path.of("config/release-policy.yaml")
                        + ":[1-9][0-9]*: partners\\[at]: 'at' has no block here, so it sends"
                        + " and gets nothing; add '- partner: at' .* config.partners.at.yaml");
    }

    /** What a start finds, or else what no start finds. */
    private static List<String> found(Set<String> inPolicy) {
        SetupFaults faults = new SetupFaults();
        Mappings.read(mappings, faults);
        return Stream.concat(
                        faults.all().stream(),
                        faults.isEmpty() ? Lint.of(Path.of("config"), mappings, ALL, inPolicy).stream() : Stream.of())
                .toList();
    }

    private static String quoted(String text) {
        return Pattern.quote(text);
    }

    private static String replacement(String text) {
        return java.util.regex.Matcher.quoteReplacement(text == null ? "" : text.replace("\\n", "\n"));
    }
}
