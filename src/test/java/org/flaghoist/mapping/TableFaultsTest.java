package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.flaghoist.format.CodeTables;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** What is wrong in a table is reported, whoever uses it, in the same words and once. */
final class TableFaultsTest {

    private Path mappings = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Shipped.FOLDER, mappings);
    }

    @Test
    void reportsTheFaultsOfATableThatOnlyAMappingUses() throws Exception {
        Path table = mappings.resolve("uk/assessment-to-eu.csv");
        Files.writeString(table, "A;1\nA;2\nB\nC;3;sideways\nD;!WRONG\n");

        assertThat(faults())
                .containsExactlyInAnyOrder(
                        table + ":2: A: stands for 1 and for 2; write another word for one of them, or mark the one"
                                + " that is only written with ;out",
                        table + ":3: B: has one cell; write 'native;hub', 'native;hub;in' or 'native;hub;out'",
                        table + ":4: C: has 'sideways' as its direction; write 'native;hub', 'native;hub;in' or"
                                + " 'native;hub;out'",
                        table + ":5: D: there is no fault code 'WRONG'; write one of " + List.of(FaultCode.values()));
    }

    @ParameterizedTest
    @CsvSource({
        "A;1~A;1, 2: A: stands twice for 1; remove one row",
        "A;1~A;1;in, 2: A: stands twice for 1; remove one row",
        "A;1~A;1;out, 2: A: stands twice for 1; remove one row",
        "A;!LEVEL_ABOVE_CEILING~A;!LEVEL_ABOVE_CEILING, 2: A: stands twice for !LEVEL_ABOVE_CEILING; remove one row",
        "A;1~B;1, '2: B: is the second native word of 1, beside A; mark all but one with ;in'",
    })
    void saysOnceThatARowStandsTwiceOrAWordIsOfTwoRows(String rows, String fault) throws Exception {
        Path table = mappings.resolve("uk/assessment-to-eu.csv");
        Files.writeString(table, rows.replace("~", "\n") + "\n");

        assertThat(faults()).containsExactly(table + ":" + fault);
    }

    @ParameterizedTest
    @CsvSource({"A;1~A;2;out", "A;1;in~A;1;out", "A;1~B;1;in"})
    void takesAWordForEachDirection(String rows) throws Exception {
        Files.writeString(mappings.resolve("uk/assessment-to-eu.csv"), rows.replace("~", "\n") + "\n");
        SetupFaults faults = new SetupFaults();

        Mappings.read(mappings, faults);

        assertThat(faults.all()).isEmpty();
    }

    @Test
    void reportsTheFaultOfATableThatFieldsAndMappingsUseOnce() throws Exception {
        Path table = mappings.resolve("uk/level.csv");
        Files.writeString(table, "SECRET\n", StandardOpenOption.APPEND);

        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith(table.toString())
                .endsWith(": has one cell; write 'native;hub', 'native;hub;in' or 'native;hub;out'");
    }

    @Test
    void reportsARowOfACommonTableInTheSameWords() throws Exception {
        Path units = mappings.resolve("codes/units.csv");
        Files.writeString(units, "furlong\n", StandardOpenOption.APPEND);

        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith(units.toString())
                .endsWith(": has one cell; write 'unit;factor'");
    }

    @Test
    void reportsATableThatIsNotUtf8() throws Exception {
        Path table = mappings.resolve("uk/assessment-to-eu.csv");
        Files.write(table, "Zürich;1\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(faults()).containsExactly(table + ":1: file: is not UTF-8; save it as UTF-8");
    }

    @Test
    void readsATableWithAByteOrderMark() throws Exception {
        for (String name : List.of("at/type.csv", "codes/units.csv", "uk/assessment-to-eu.csv")) {
            Path table = mappings.resolve(name);
            Files.writeString(table, "\uFEFF" + Files.readString(table).replaceFirst("(?s)^(#.*?\n)+", ""));
        }
        SetupFaults faults = new SetupFaults();

        Mappings.read(mappings, faults);

        assertThat(faults.all()).isEmpty();
        assertThat(CodeTables.rows(mappings.resolve("at/type.csv"), faults)
                        .get(0)
                        .cell(0))
                .isEqualTo("SICHERSTELLUNG");
    }

    @Test
    void reportsWhiteSpaceAtTheEndsOfACell() throws Exception {
        Path table = mappings.resolve("uk/assessment-to-eu.csv");
        Files.writeString(table, "A ;1\n\u00A0B;2\nC;3\u202F\n D; 4;in\nE E;5\n");

        assertThat(faults())
                .containsExactly(
                        table + ":1: A: has white space (U+0020) at an end of its cell; remove it",
                        table + ":2: B: has white space (U+00A0) at an end of its cell; remove it",
                        table + ":3: 3: has white space (U+202F) at an end of its cell; remove it",
                        table + ":4: D: has white space (U+0020) at an end of its cell; remove it",
                        table + ":4: 4: has white space (U+0020) at an end of its cell; remove it");
    }

    @Test
    void reportsCharactersThatNobodySeesAndNoneThatAScriptNeeds() throws Exception {
        Path table = mappings.resolve("uk/assessment-to-eu.csv");
        Files.writeString(table, "A\u200E;1\nB;\u200B2\nنمی\u200Cخواهم;3\n\u200FD\u200D;4\nE\u00ADE;5\n");

        String unseen = " has a character that nobody sees (";
        assertThat(faults())
                .containsExactly(
                        table + ":1: A:" + unseen + "U+200E, LEFT-TO-RIGHT MARK); remove it",
                        table + ":2: 2:" + unseen + "U+200B, ZERO WIDTH SPACE); remove it",
                        table + ":4: D\u200D:" + unseen + "U+200F, RIGHT-TO-LEFT MARK); remove it",
                        table + ":4: D:" + unseen + "U+200D, ZERO WIDTH JOINER); remove it",
                        table + ":5: EE:" + unseen + "U+00AD, SOFT HYPHEN); remove it");
    }

    @Test
    void reportsAWordOfCalledYamlWithACharacterThatNobodySees() throws Exception {
        Path table = mappings.resolve("ly/partner.csv");
        Files.writeString(table, Files.readString(table).replace("01;uk\n", ""));
        Path called = mappings.resolve("uk/called.yaml");
        Files.writeString(called, "words: {ly: {partner: \"01\\u200E\"}}\n");

        assertThat(faults())
                .singleElement()
                .asString()
                .startsWith(called + ":1: words.ly.partner: '01\u200E' has a character that nobody sees (U+200E, ");
    }

    private List<String> faults() {
        SetupFaults faults = new SetupFaults();
        Mappings.read(mappings, faults);
        return catchThrowableOfType(SetupException.class, faults::throwIfAny).faults();
    }
}
