package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a sample in CSV gives something else than it must, records and columns are named. */
final class CsvSamplesTest {

    private CopiedSamples samples = new CopiedSamples(Path.of(""));

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        samples = CopiedSamples.in(directory);
    }

    @Test
    void showsRecordColumnAndBothValuesOfCsvInThePartnersCharset() throws IOException {
        Path golden = inBulgarian(
                "bg/out/cancel.csv",
                text -> text.replace(";ОТМЯНА;3;;", ";ОТМЯНАТА;3;;").replace(";X4;", ";;"));

        assertThat(samples.messages("bg"))
                .containsExactly(
                        golden
                                + ":2: record 2: Действие: expected 'ОТМЯНАТА', got 'ОТМЯНА'; Действие is made by mappings/bg/out.jslt:10",
                        golden
                                + ":2: record 2: Оценка: expected nothing, got 'X4'; Оценка is made by mappings/bg/out.jslt:26");
    }

    @Test
    void namesColumnsThatOnlyOneOfTwoCsvFilesHas() throws IOException {
        Path golden = inBulgarian("bg/out/cancel.csv", text -> text.replace("Подател;", "Подателя;"));

        assertThat(samples.messages("bg"))
                .containsExactly(
                        golden + ":1: record 1: Подателя: expected the column, got none",
                        golden + ":1: record 1: Подател: expected no such column, got one; Подател is made by"
                                + " mappings/bg/out.jslt:7");
    }

    @Test
    void countsRowsOfCsvThatAreTooManyOrTooFew() throws IOException {
        Path golden = inBulgarian(
                "bg/out/cancel.csv", text -> text + text.lines().toList().get(1) + "\r\n");

        assertThat(samples.messages("bg")).containsExactly(golden + ":3: rows: expected 2, got 1");
    }

    @Test
    void saysOnceWhatDiffersInACellOfSeveralLines() throws IOException {
        Path golden = inBulgarian("bg/out/cancel.csv", text -> text.replace(";ОТМЯНА;3;;", ";\"ОТ\r\nМЯ;\"\"НА\";3;;"));

        assertThat(samples.messages("bg"))
                .containsExactly(
                        golden + ":2: record 2: Действие: expected 'ОТ\\u000D\\u000AМЯ;\"НА', got 'ОТМЯНА'; Действие is"
                                + " made by mappings/bg/out.jslt:10");
    }

    @Test
    void showsLinesOfCsvWhoseCellsAreTheSame() throws IOException {
        Path golden = inBulgarian("bg/out/cancel.csv", text -> text.replace("\r\n", "\n"));

        assertThat(samples.messages("bg"))
                .hasSize(2)
                .allMatch(line -> line.endsWith(": expected '', got '\\u000D'"))
                .allMatch(line -> line.startsWith(golden + ":"));
    }

    @Test
    void saysInOneLineWhatIsWrongWithAHeaderThatIsRefused() throws IOException {
        Path sample = inBulgarian("bg/in/zeros.csv", text -> text.replaceFirst("Действие", "Дейтвие"));
        Path rejected = inBulgarian("bg/in/rej-missing-column.csv", text -> text.replace(";", "\t"));

        assertThat(samples.messages("bg"))
                .containsExactly(
                        rejected + ":1: record 1: MALFORMED: the columns are separated by tabs, and csv.separator in"
                                + " format.yaml is ';'; correct the one that is wrong; expected the rejection MALFORMED"
                                + " at 1, field Ниво, as rej-missing-column.rejected.json says",
                        sample + ":1: record 1: Дейтвие: MALFORMED: is no column of format.yaml; did you mean"
                                + " 'Действие'? Else correct the message, or the columns in format.yaml; expected a"
                                + " notification, as zeros.notifications.json says");
    }

    @Test
    void saysThatTheColumnsOfAGoldenFileAreOtherwiseSeparated() throws IOException {
        Path golden = inBulgarian("bg/out/ly-arabic-names.csv", text -> text.replace(";", ","));

        assertThat(samples.messages("bg"))
                .containsExactly(golden + ":1: record 1: columns: are separated by ',', and csv.separator in"
                        + " format.yaml is ';'; correct the one that is wrong");
    }

    private Path inBulgarian(String file, UnaryOperator<String> change) throws IOException {
        Path golden = samples.folder().resolve(file);
        Charset windows = Charset.forName("windows-1251");
        String sound = Files.readString(golden, windows);
        assertThat(change.apply(sound)).isNotEqualTo(sound);
        return Files.writeString(golden, change.apply(sound), windows);
    }
}
