package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.mapping.FieldMeanings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner's README says of each field what it means, and of no other. */
class ReadmeFieldsTest {

    private static final String FORMAT = """
            syntax: json
            extension: json
            times: {zone: UTC, moment: "uuuu", day: "uuuu"}
            text: {language: l, text: t}
            notification:
              ref: {type: word, required: true}
              kind: {type: code, table: kinds, list: true}
              boats:
                list: true
                members:
                  hull: {type: line}
            receipt: {receipt: {type: word}}
            """;

    private Path folder = Path.of("");
    private Path readme = Path.of("");

    @BeforeEach
    void format(@TempDir Path directory) throws IOException {
        folder = directory;
        readme = folder.resolve("README.md");
        Files.writeString(folder.resolve("format.yaml"), FORMAT);
    }

    @Test
    void findsNothingWhereEachFieldHasItsMeaning() throws IOException {
        assertThat(found("""
                        | `ref` | word | yes | `id` |
                        | `kind` | Code, list of `kinds` | with `boats` | `type` |
                        | boats | object, list | no | `vessels` |
                        |`boats.hull`|line||`vessels.hin`, or \\| instead|

                        | `more` | elsewhere |
                        """)).isEmpty();
    }

    @Test
    void saysInOneLineWhichRowsAreMissing() throws IOException {
        assertThat(found("""
                        | `ref` | word | yes | the reference |
                        | `boats` | object, list | | the boats |
                        """))
                .containsExactly(
                        readme + ":3: field: 'boats.hull', 'kind' are missing; their rows come by '" + write());
    }

    private String write() {
        return "flaghoist readme " + folder.getFileName() + " --write'";
    }

    @Test
    void findsFieldsThatAreMissingUnknownAndWithoutMeaning() throws IOException {
        assertThat(found("""
                        | `ref` | word | yes | |
                        | `boats` | object, list | |
                        | `colour` | line | | the colour |
                        | `kind` | code, list | | the kind |
                        """))
                .containsExactly(
                        readme + ":5: field: 'ref' has no meaning; write what it means",
                        readme + ":6: field: 'boats' has no meaning; write what it means",
                        readme + ":7: field: 'colour' is no field of format.yaml; remove the row",
                        readme + ":3: field: 'boats.hull' is missing; its row comes by '" + write());
    }

    @Test
    void findsAFieldThatHasTwoRows() throws IOException {
        assertThat(found(
                        "| `ref` | word | yes | `id` |\n| `kind` | code, list | | `type` |\n| `boats` | object, list | |"
                                + " `vessels` |\n| `boats.hull` | line | | `hin` |\n| ref | word | yes | `id` |\n"))
                .containsExactly(readme + ":9: field: 'ref' has a row in line 5 as well; remove one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n"})
    void saysOfAnEmptyFileThatItIs(String text) throws IOException {
        assertThat(foundIn(text))
                .containsExactly(readme + ":1: file: is empty; write what the fields mean, or remove it");
    }

    @Test
    void saysThatATableWithAHeadThatIsNearlyRightIsNotCompared() throws IOException {
        assertThat(foundIn("# X\n\n| field | type | required | meaning |\n|---|---|---|---|\n| colour | line | | |\n"))
                .containsExactly(readme + ":3: field: is the head of no table that is compared; write '"
                        + ReadmeTable.HEAD + "', and its four columns");
        assertThat(foundIn("| field | code = hub |\n|---|---|\n| colour | a |\n"))
                .isEmpty();
    }

    @Test
    void findsTypesAndWhatIsRequiredThatFormatYamlHasOtherwise() throws IOException {
        assertThat(found("""
                        | `ref` | line | | `id` |
                        | `kind` | code `sorts`, list | yes | `type` |
                        | `boats` | object | | `vessels` |
                        | `boats.hull` | line, list | no | `vessels.hin` |
                        """))
                .containsExactly(
                        readme + ":5: field: 'ref' is 'line' here, and 'word' in format.yaml; correct one of them",
                        readme + ":5: field: 'ref' is not required here, and is required in format.yaml; correct one"
                                + " of them",
                        readme + ":6: field: 'kind' is 'code `sorts`, list' here, and 'code `kinds`, list' in"
                                + " format.yaml; correct one of them",
                        readme + ":6: field: 'kind' is required here, and is not required in format.yaml; correct one"
                                + " of them",
                        readme + ":7: field: 'boats' is 'object' here, and 'object, list' in format.yaml; correct one"
                                + " of them",
                        readme + ":8: field: 'boats.hull' is 'line, list' here, and 'line' in format.yaml; correct one"
                                + " of them");
    }

    @Test
    void looksAtNoOtherTableAndAsksForNone() throws IOException {
        Files.writeString(readme, "| member | type | req. | hub form |\n|---|---|---|---|\n| `colour` | | | |\n");
        assertThat(check()).isEmpty();
        Files.delete(readme);
        assertThat(check()).isEmpty();
    }

    private List<String> found(String rows) throws IOException {
        Files.writeString(readme, "# Fields\n\n" + ReadmeTable.HEAD + "\n|---|---|---|---|\n" + rows);
        return check();
    }

    private List<String> foundIn(String text) throws IOException {
        Files.writeString(readme, text);
        return check();
    }

    private List<String> check() {
        SetupFaults faults = new SetupFaults();
        FormatFile format = StrictYaml.read(folder.resolve("format.yaml"), FormatFile.class, faults);
        assertThat(faults.all()).isEmpty();
        new ReadmeFields(folder, faults).check(Objects.requireNonNull(format), FieldMeanings.none(), member -> true);
        return faults.all();
    }
}
