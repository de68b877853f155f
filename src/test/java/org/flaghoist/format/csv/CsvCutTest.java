package org.flaghoist.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.Rejection;
import org.flaghoist.testing.CsvFile;
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

    @Test
    void judgesARowOverTheLimitByAllOfItAndGivesItsBeginning() {
        String longest = "a".repeat(1 << 20);
        String rows = "\n" + longest + "\nab" + longest + ";".repeat(8) + "\n\"" + longest + "\n\n" + longest;
        List<Piece> pieces = new CsvFile(HEADER.strip() + rows).cut();

        assertThat(pieces.get(0).fault()).isNull();
        assertThat(CsvFile.text(Objects.requireNonNull(pieces.get(1).fault()))).isEqualTo("TOO_LARGE 3 null");
        assertThat(CsvFile.text(Objects.requireNonNull(pieces.get(2).fault()))).isEqualTo("MALFORMED 4 null");
        assertThat(pieces.get(2).bytes()).hasSize(HEADER.strip().length() + 2 + (1 << 20) + 1);
    }

    @Test
    void doesNotRepeatTheSpacesOfALongHeaderInEachPiece() {
        Piece piece = new CsvFile(HEADER.strip() + " ".repeat(1_000_000) + "\na\n")
                .cut()
                .get(0);

        assertThat(new String(piece.bytes(), CsvFile.CHARSET)).isEqualTo(HEADER.strip() + "\r\na");
    }

    private static String row(Piece piece) {
        return new String(piece.bytes(), CsvFile.CHARSET).substring(HEADER.length());
    }

    private static String fault(byte[] file, String text) {
        byte[] given = file.length > 0 ? file : text.getBytes(CsvFile.CHARSET);
        return CsvFile.text(Objects.requireNonNull(
                catchThrowableOfType(Rejection.class, () -> CsvFile.syntax().cut(given))));
    }
}
