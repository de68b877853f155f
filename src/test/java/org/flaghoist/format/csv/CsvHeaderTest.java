package org.flaghoist.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import java.util.Objects;
import org.flaghoist.notification.Rejection;
import org.flaghoist.testing.CsvFile;
import org.junit.jupiter.api.Test;

final class CsvHeaderTest {

    private static final String HEADER = CsvFile.HEADER;

    @Test
    void takesColumnsInAnyOrderWithSpacesAndInQuotes() {
        String header = "Кодове; Ниво ;\"Съставено\";Спешност;Редакция;Действие;Вид;Подател;Номер";

        assertThat(new CsvFile(header + "\n").cut()).isEmpty();
    }

    @Test
    void refusesAnEmptyFileAndAnEmptyFirstLine() {
        assertThat(fault("")).isEqualTo("MALFORMED 1 null");
        assertThat(fault("\r\n" + HEADER)).isEqualTo("MALFORMED 1 null");
    }

    @Test
    void namesTheFirstBadColumnAndAMissingOneLast() {
        assertThat(fault("Бележка;" + HEADER + ";Вид")).isEqualTo("MALFORMED 1 Бележка");
        assertThat(fault(HEADER + ";Вид;Бележка")).isEqualTo("MALFORMED 1 Вид");
        assertThat(fault(HEADER + ";;Бележка")).isEqualTo("MALFORMED 1 null");
        assertThat(fault("Номер;Подател;Бележка")).isEqualTo("MALFORMED 1 Бележка");
        assertThat(fault("Кодове;Номер")).isEqualTo("MALFORMED 1 Подател");
        assertThat(fault(HEADER.toUpperCase(Locale.ROOT))).isEqualTo("MALFORMED 1 НОМЕР");
    }

    @Test
    void cutsALongNameTo80Characters() {
        assertThat(fault(HEADER + ";" + "Я".repeat(90))).isEqualTo("MALFORMED 1 " + "Я".repeat(80));
    }

    @Test
    void takesAUtf8MarkForPartOfTheFirstName() {
        assertThat(fault("п»ї" + HEADER)).isEqualTo("MALFORMED 1 п»їНомер");
    }

    @Test
    void refusesWrongQuotesALoneCarriageReturnAndALongHeader() {
        assertThat(fault(HEADER + ";\"Край")).isEqualTo("MALFORMED 1 null");
        assertThat(fault(HEADER + ";Кр\"ай")).isEqualTo("MALFORMED 1 null");
        assertThat(fault(HEADER + "\r")).isEqualTo("MALFORMED 1 null");
        assertThat(fault(HEADER + ";".repeat(1 << 20))).isEqualTo("MALFORMED 1 null");
    }

    @Test
    void looksAtTheCharsetBeforeTheNames() {
        byte[] file = ("Бележка;" + HEADER + ";?").getBytes(CsvFile.CHARSET);
        file[file.length - 1] = (byte) 0x98;

        assertThat(fault(file)).isEqualTo("CHARSET 1 null");
    }

    private static String fault(String file) {
        return fault(file.getBytes(CsvFile.CHARSET));
    }

    private static String fault(byte[] file) {
        return CsvFile.text(Objects.requireNonNull(
                catchThrowableOfType(Rejection.class, () -> CsvFile.syntax().cut(file))));
    }
}
