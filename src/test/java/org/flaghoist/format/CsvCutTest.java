package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import org.flaghoist.notification.Rejection;
import org.junit.jupiter.api.Test;

final class CsvCutTest {

    private static final String HEADER = CsvFile.HEADER + "\r\n";

    @Test
    void numbersRecordsFromTheHeaderAndCountsEmptyLines() {
        List<Piece> pieces = new CsvFile(HEADER + "\r\na\n\n\nb\r\n\"c\r\n\"\nd").cut();

        assertThat(pieces).extracting(Piece::number).containsExactly(3, 6, 7, 8);
        assertThat(pieces).extracting(CsvCutTest::row).containsExactly("a", "b", "\"c\r\n\"", "d");
    }

    @Test
    void givesEachPieceTheHeaderAsItWas() {
        Piece piece = new CsvFile(" Номер ;" + CsvFile.HEADER.substring(6) + "\na\n")
                .cut()
                .get(0);

        assertThat(new String(piece.bytes(), CsvFile.CHARSET))
                .isEqualTo(" Номер ;" + CsvFile.HEADER.substring(6) + "\r\na");
    }

    @Test
    void takesALineOfSpacesForARow() {
        assertThat(new CsvFile(HEADER + " \r\n").cut()).hasSize(1);
    }

    @Test
    void endsNoRecordInsideQuotesNorAtALoneCarriageReturn() {
        List<Piece> pieces = new CsvFile(HEADER + "a\rb\r\n\"c\nd\"\ne;\"f\r\ng\r\n").cut();

        assertThat(pieces).extracting(CsvCutTest::row).containsExactly("a\rb", "\"c\nd\"", "e;\"f\r\ng\r\n");
    }

    @Test
    void acceptsAHundredThousandRowsAndNotOneMore() {
        assertThat(new CsvFile(HEADER + "\na\n".repeat(100_000)).cut()).hasSize(100_000);
        assertThat(fault(new byte[0], HEADER + "a\n".repeat(100_001))).isEqualTo("TOO_LARGE 0 null");
    }

    @Test
    void refusesAFileOver64MiBBeforeItsHeader() {
        assertThat(fault(new byte[(64 << 20) + 1], "")).isEqualTo("TOO_LARGE 0 null");
        assertThat(fault(new byte[64 << 20], "")).isEqualTo("MALFORMED 1 null");
    }

    private static String row(Piece piece) {
        return new String(piece.bytes(), CsvFile.CHARSET).substring(HEADER.length());
    }

    private static String fault(byte[] file, String text) {
        byte[] given = file.length > 0 ? file : text.getBytes(CsvFile.CHARSET);
        return CsvFile.told(Objects.requireNonNull(
                catchThrowableOfType(Rejection.class, () -> CsvFile.syntax().cut(given))));
    }
}
