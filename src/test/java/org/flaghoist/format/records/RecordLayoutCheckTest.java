package org.flaghoist.format.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.testing.RecordFileBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordLayoutCheckTest {

    private static final Path YAML = Path.of("mappings/ly/format.yaml");

    private final SetupFaults faults = new SetupFaults();

    private boolean isAccepted(Path yaml, Charset charset) {
        FormatFile file = Objects.requireNonNull(StrictYaml.read(yaml, FormatFile.class, faults));
        return new RecordLayoutCheck(yaml, faults)
                .accepts(Objects.requireNonNull(file.syntax().records()), charset, file);
    }

    @Test
    void acceptsTheLayoutInUse() {
        assertThat(isAccepted(YAML, RecordFileBuilder.CHARSET)).isTrue();
        assertThat(faults.isEmpty()).isTrue();
    }

    @Test
    void reportsEveryFaultOfALayout(@TempDir Path folder) throws IOException {
        Path yaml = folder.resolve("format.yaml");
        Files.writeString(
                yaml,
                Files.readString(YAML)
                        .replace("N14: {type: LINE, width: 60}", "N14: {type: LINE}")
                        .replace("I04: {type: LINE, width: 200}", "I04: {type: LINE, width: 2000}")
                        .replace("{Z01: 6, Z02: 8}", "{Z01: 6}")
                        .replace("signed: [N17, N18]", "signed: [N17, N99]")
                        .replace("mostLines: {T2: 10}", "mostLines: {T9: 10}")
                        .replace("words: {N03: 2, N20: 2}", "words: {N03: 2, N20: 2, X: 2}"));

        assertThat(isAccepted(yaml, StandardCharsets.UTF_8)).isFalse();

        assertThat(faults.all())
                .extracting(fault -> fault.replaceFirst(".*format\\.yaml", ""))
                .containsExactlyInAnyOrder(
                        ":62: notification.N14: has no width; give it one from 1, in bytes",
                        ":100: notification.I.members: uses 2017 bytes of a record of 400; make fields shorter, move some"
                                + " to a record of their own, or correct records.length",
                        ":16: records.trailer: needs 2 fields with their widths; write them as {<name>: <width>, ..}",
                        ":20: records.signed: names 'N99', which is no field; correct the name, or remove it",
                        ":66: notification.N18.pattern: '[+-][0-9]{8}' cannot read '000000001', as 1 is written; write"
                                + " '[0-9]{9}', or name it under records.signed",
                        ":18: records.mostLines: names 'T9', which is no field; correct the name, or remove it",
                        ":19: records.words: names 'X', which is no field; correct the name, or remove it",
                        ":5: charset: UTF-8 has not one byte a character, which records need; write one that has, such"
                                + " as windows-1252");
    }

    @Test
    void saysOfWhatIsTooLongWhoseItIs(@TempDir Path folder) throws IOException {
        Path yaml = folder.resolve("format.yaml");
        Files.writeString(
                yaml,
                Files.readString(YAML)
                        .replace("R07: {type: LINE, width: 200}", "R07: {type: LINE, width: 300}")
                        .replace("T06: 3, T07: 386", "T06: 3, T07: 393"));

        assertThat(isAccepted(yaml, RecordFileBuilder.CHARSET)).isFalse();

        assertThat(faults.all())
                .extracting(fault -> fault.replaceFirst(".*format\\.yaml:[0-9]+: ", ""))
                .containsExactly(
                        "records.text: uses 407 bytes of a record of 400; make its fields shorter, or correct records.length",
                        "receipt: uses 500 bytes of a record of 400; make fields shorter, move some to a record of their"
                                + " own, or correct records.length");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "  B:|  EMBARCATION:|notification.EMBARCATION: is no letter; a record is called by the one that it begins"
                        + " with, such as 'E'",
                "  V:|  É:|picture.É: is no letter; a record is called by the one that it begins with, A to Z",
                "N01: {type: WORD, w|B00: {type: WORD, w|notification.B00: begins with 'B', as another record does;"
                        + " begin it, and the fields beside it, with another letter",
                "N01: {type: WORD, w|'': {type: WORD, w|notification: its first field has no name; give it one",
                "N01: {type: WORD, w|H00: {type: WORD, w|notification.H00: begins with 'H', as another record does;",
                "  B:|  T:|notification.T: begins as the text records do; take another letter",
                "  B:|  Z:|notification.Z: begins as the trailer does; take another letter",
                "      T3: {|      S3: {|notification.L.members.S3: is no text of a purpose of 1 character; call it 'T' and"
                        + " the purpose, such as T1",
                "  T1: {|  T10: {|notification.T10: is no text of a purpose of 1 character; call it 'T' and the purpose",
                "      B03: {type: WORD, width: 14}|      B03: {members: {X: {type: WORD, width: 1}}}|"
                        + "notification.B.members.B03: is a record in a record; write it beside the others",
                "from: N22, field: N04|from: B03, field: N04|records.onlyWith: B03 and N04 are of two records",
                "from: N22, field: N04|from: N22, field: Q01|records.onlyWith: N22 and Q01 are of two records",
            })
    void reportsRecordsThatTheirLettersDoNotTell(String text, String inItsPlace, String fault, @TempDir Path folder)
            throws IOException {
        Path yaml = folder.resolve("format.yaml");
        String sound = Files.readString(YAML);
        assertThat(sound).contains(text);
        Files.writeString(yaml, sound.replaceFirst(Pattern.quote(text), Matcher.quoteReplacement(inItsPlace)));

        assertThat(isAccepted(yaml, RecordFileBuilder.CHARSET)).isFalse();

        assertThat(faults.all())
                .anySatisfy(each -> assertThat(each).matches(".*:[0-9]+: .*").contains(fault));
    }

    @Test
    void takesFieldsUnderAnyNameInTheirRecord(@TempDir Path folder) throws IOException {
        Path yaml = folder.resolve("format.yaml");
        Files.writeString(yaml, Files.readString(YAML).replace("      B03: ", "      P_NAME: "));

        assertThat(isAccepted(yaml, RecordFileBuilder.CHARSET)).isTrue();
    }
}
