package org.flaghoist.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.notification.LocatedObject;
import org.flaghoist.notification.Rejection;
import org.flaghoist.testing.CsvFile;
import org.junit.jupiter.api.Test;

final class CsvWriterTest {

    /** Without the sparse ones. */
    private static final List<String> COLUMNS = CsvFile.FORMAT.notification().byName().entrySet().stream()
            .filter(column -> !column.getValue().presence().sparse())
            .map(Map.Entry::getKey)
            .toList();

    @Test
    void writesAllColumnsInTheirOrderWithRecordEnds() {
        String[] lines = written(raw("Номер", "A-1")).split("(?<=\n)");

        assertThat(lines).hasSize(2).allMatch(line -> line.endsWith("\r\n"));
        assertThat(lines[0]).isEqualTo(String.join(";", COLUMNS) + "\r\n");
        assertThat(lines[1]).isEqualTo("A-1" + ";".repeat(COLUMNS.size() - 1) + "\r\n");
    }

    @Test
    void writesASparseColumnOnlyWhereItHasAValue() {
        ObjectNode raw = raw("Номер", "A-1");
        raw.putObject("Обратна връзка").put("kind", "ПРОЧЕТЕНО").put("revision", "2");

        String[] lines = written(raw).split("\r\n");

        assertThat(lines[0]).isEqualTo(String.join(";", COLUMNS) + ";Обратна връзка");
        assertThat(lines[1]).isEqualTo("A-1" + ";".repeat(COLUMNS.size()) + "ПРОЧЕТЕНО~2");
        assertThat(written(raw("Номер", "A-1"))).doesNotContain("Обратна връзка");
    }

    @Test
    void quotesOnlyWhereItMust() {
        assertThat(cell("Място", "а;б")).isEqualTo("\"а;б\"");
        assertThat(cell("Място", "а\"б")).isEqualTo("\"а\"\"б\"");
        assertThat(cell("Място", " а 'б' ")).isEqualTo(" а 'б' ");
    }

    @Test
    void putsAnApostropheBeforeAFormula() {
        assertThat(cell("Място", "=а")).isEqualTo("'=а");
        assertThat(cell("Място", "''@а")).isEqualTo("'''@а");
        assertThat(cell("Място", "'а")).isEqualTo("'а");
    }

    @Test
    void writesWhatItReads() {
        String rows = "BG-1;БЪЛГАРИЯ;АВСТРИЯ|ЛИБИЯ;СВЕДЕНИЕ;НОВО;1;АВСТРИЯ~A-1;СПЕШНА;;;;;'=а;;;;;H0;;;"
                + "bg~а\\nб\\~\\|\\\\|en~c;ДРУГ СЪД~~~~~0;'-X~~~;;ДРУГО~А~~~~~~~ПАСПОРТ~1~;;;;;;;;X~~~0~EUR~ЛОДКА;"
                + "ОТГОВОР~bg~а~\r\n";
        String file = String.join(";", COLUMNS) + "\r\n" + rows;
        LocatedObject read = new CsvFile(file).read();

        assertThat(written(read)).isEqualTo(file);
    }

    @Test
    void refusesCellsOverTheirLimit() {
        assertThat(fault(raw("Място", "x".repeat(32_767)))).isEqualTo("none");
        assertThat(fault(raw("Място", "x".repeat(32_768)))).isEqualTo("TOO_LONG  Място");
        assertThat(fault(conditions("\\".repeat(998) + "x"))).isEqualTo("none");
        assertThat(fault(conditions("\\".repeat(999)))).isEqualTo("TOO_LONG  Ограничения");
    }

    @Test
    void limitsNoReceipt() {
        ObjectNode receipt = raw("Подробности", "x".repeat(40_000));

        assertThat(CsvFile.syntax().write(receipt, CsvFile.FORMAT.receipt())).hasSizeGreaterThan(40_000);
    }

    @Test
    void reportsWhatCannotBeEncodedBeforeWhatIsTooLong() {
        assertThat(fault(raw("Номер", "x".repeat(40_000)).put("Място", "ș").put("Държава", "ț")))
                .isEqualTo("UNENCODABLE  Държава");
    }

    private static ObjectNode raw(String column, String value) {
        return JsonNodeFactory.instance.objectNode().put(column, value);
    }

    private static ObjectNode conditions(String text) {
        ObjectNode raw = JsonNodeFactory.instance.objectNode();
        raw.putArray("Ограничения").addObject().put("language", "en").put("text", text);
        return raw;
    }

    private static String written(ObjectNode raw) {
        return new String(CsvFile.syntax().write(raw, CsvFile.FORMAT.notification()), CsvFile.CHARSET);
    }

    private static String cell(String column, String value) {
        String row = written(raw(column, value)).split("\r\n")[1];
        int before = COLUMNS.indexOf(column);
        return row.substring(before, row.length() - (COLUMNS.size() - 1 - before));
    }

    private static String fault(ObjectNode raw) {
        Rejection rejection = catchThrowableOfType(Rejection.class, () -> written(raw));
        return rejection == null ? "none" : CsvFile.text(Objects.requireNonNull(rejection));
    }
}
