package org.flaghoist.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.Faults;
import org.flaghoist.testing.CsvFile;
import org.junit.jupiter.api.Test;

final class CsvRowTest {

    @Test
    void readsCellsWithoutSpacesAtTheirEndsAndLeavesEmptyOnesOut() {
        assertThat(CsvFile.withCell("Място", "  а б ").read().path("Място").asText())
                .isEqualTo("а б");
        assertThat(CsvFile.withCell("Място", "\" а\"").read().path("Място").asText())
                .isEqualTo("а");
        assertThat(CsvFile.withCell("Място", "\"  \"").read().has("Място")).isFalse();
        assertThat(CsvFile.withCell("Място", "\u00A0").read().path("Място").asText())
                .isEqualTo("\u00A0");
    }

    @Test
    void unquotesDoubledQuotesAndSeparators() {
        assertThat(CsvFile.withCell("Място", "\"\"\"а\"\";\"\"\"")
                        .read()
                        .path("Място")
                        .asText())
                .isEqualTo("\"а\";\"");
        assertThat(CsvFile.withCell("Място", "\"\"").fault()).isEqualTo("none");
    }

    @Test
    void refusesWrongQuotesAndLoneCarriageReturnsAtTheRecord() {
        for (String cell : List.of("а\"б", "\"а\"б", "\"а\" ", " \"а\"", "\"а", "а\rб", "а\r", "\"а\"\"")) {
            assertThat(CsvFile.withCell("Място", cell).fault()).as(cell).isEqualTo("MALFORMED 2 null");
        }
    }

    @Test
    void refusesARowOfAnotherLengthThanTheHeader() {
        assertThat(CsvFile.withCell("Място", "а;").fault()).isEqualTo("MALFORMED 2 null");
        assertThat(new CsvFile(CsvFile.HEADER + ";Край\n" + CsvFile.ROW).fault())
                .isEqualTo("MALFORMED 2 null");
        assertThat(new CsvFile(CsvFile.HEADER + "\n" + ";".repeat(2 << 20)).fault())
                .isEqualTo("MALFORMED 2 null");
    }

    @Test
    void limitsARowToOneMiBWithoutItsEnd() {
        String start = CsvFile.HEADER + ";Описание\r\n" + CsvFile.ROW + ";";
        int rest = (1 << 20) - CsvFile.ROW.length() - 1;

        assertThat(new CsvFile(start + "x".repeat(rest) + "\r\n").fault()).isEqualTo("TOO_LARGE 2 Описание");
        assertThat(new CsvFile(start + "x".repeat(rest + 1) + "\r\n").fault()).isEqualTo("TOO_LARGE 2 null");
        assertThat(new CsvFile(start + "x".repeat(rest) + "\"\r\n").fault()).isEqualTo("MALFORMED 2 null");
    }

    @Test
    void limitsACellTo64KiBAfterUnquoting() {
        String exact = "\"" + "\"\"".repeat(1 << 16) + "\"";

        assertThat(CsvFile.withCell("Място", exact).fault()).isEqualTo("none");
        assertThat(CsvFile.withCell("Място", "x".repeat((1 << 16) + 1)).fault()).isEqualTo("TOO_LARGE 2 Място");
    }

    @Test
    void reportsTheFaultsOfItsFormInTheirOrder() {
        String longCell = "x".repeat((1 << 16) + 1);
        String header = CsvFile.HEADER + ";Място;Край;Описание\r\n" + CsvFile.ROW;

        assertThat(fault(header + ";?;\u0001;" + longCell)).isEqualTo("TOO_LARGE 2 Описание");
        assertThat(fault(header + ";" + longCell + ";" + longCell + ";")).isEqualTo("TOO_LARGE 2 Край");
        assertThat(fault(header + ";\u0001;?;")).isEqualTo("CHARSET 2 null");
        assertThat(fault(header + ";\u0001;\u007F;")).isEqualTo("MALFORMED 2 Край");
        assertThat(fault(header + ";\u0001;;bg~\u0001|")).isEqualTo("MALFORMED 2 Място");
    }

    @Test
    void takesLineBreaksInQuotesForTextColumnsOnly() {
        assertThat(CsvFile.withCell("Описание", "\"bg~а\r\nб\"").fault()).isEqualTo("none");
        assertThat(CsvFile.withCell("Място", "\"а\r\nб\"").fault()).isEqualTo("MALFORMED 2 Място");
        assertThat(CsvFile.withCell("Описание", "bg~\tа").fault()).isEqualTo("MALFORMED 2 Описание");
    }

    @Test
    void removesOneApostropheBeforeAFormulaAndNoOther() {
        assertThat(CsvFile.withCell("Място", " '=а").read().path("Място").asText())
                .isEqualTo("=а");
        assertThat(CsvFile.withCell("Място", "''+а").read().path("Място").asText())
                .isEqualTo("'+а");
        assertThat(CsvFile.withCell("Място", "'а").read().path("Място").asText())
                .isEqualTo("'а");
        assertThat(CsvFile.withCell("Място", "-а").read().path("Място").asText())
                .isEqualTo("-а");
        assertThat(CsvFile.withCell("Място", "''").read().path("Място").asText())
                .isEqualTo("''");
    }

    // A question mark stands for the byte 0x98, which is none of windows-1251.
    private static String fault(String text) {
        byte[] file = (text + "\r\n").getBytes(CsvFile.CHARSET);
        for (int i = 0; i < file.length; i++) {
            file[i] = file[i] == '?' ? (byte) 0x98 : file[i];
        }
        Piece piece = CsvFile.syntax().cut(file).get(0);
        Faults faults = new Faults();
        CsvFile.syntax().read(piece.bytes(), piece.number(), faults);
        return faults.first() == null
                ? "none"
                : CsvFile.text(Objects.requireNonNull(faults.first()).rejection());
    }
}
