package org.flaghoist.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.flaghoist.format.syntax.Explanation;
import org.flaghoist.notification.Fault;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Rejection;
import org.flaghoist.testing.CsvFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever wrote a row that cannot be read is told why, and in which entry. */
final class CsvRowWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    НЕЩО~1|НЕЩО~1~EUR~x~y|; entry 2; has 5 parts, and may have 4 (kind, quantity, currency, note);
                    НЕЩО~1||НЕЩО~2;         entry 2; is empty; remove the '|' beside it
                    НЕЩО~1~EUR~a\\b;         entry 1; has a '\\' that stands before no \\, ~ or | in part 4;
                    """)
    void namesTheEntryOfACellAndWhatIsWrongWithIt(String cell, String part, String words) {
        CsvFile file = CsvFile.withCell("Вещи", cell);

        assertThat(fault(file).part()).isEqualTo(part);
        assertThat(explained(file).field()).isEqualTo("Вещи");
        assertThat(explained(file).words()).startsWith(words);
    }

    @Test
    void countsTheEntriesOfACellThatMayHaveOne() {
        CsvFile file = CsvFile.withCell("Отговор на", "ЛИБИЯ~LY-1|ЛИБИЯ~LY-2");

        assertThat(fault(file).part()).isNull();
        assertThat(explained(file).words())
                .isEqualTo("has 2 entries, and may have one; write \\| where '|' belongs to a" + " text");
    }

    @Test
    void namesACharacterThatMayNotStandInACell() {
        assertThat(explained(CsvFile.withCell("Място", "\"Бур\nгас\"")).words())
                .isEqualTo("has U+000A, which may not stand in this cell; remove it");
    }

    @Test
    void countsTheCellsOfARow() {
        Explanation explained = explained(new CsvFile(CsvFile.HEADER + "\n" + CsvFile.ROW + ";1;2\n"));

        assertThat(explained.field()).isNull();
        assertThat(explained.words()).startsWith("has 11 cells, and the header 9 columns; ");
    }

    @Test
    void saysThatTheQuotesOfARowAreWrong() {
        assertThat(explained(CsvFile.withCell("Място", "а\"б")).words())
                .startsWith("has a quote that stands within a cell, or is not closed; ");
    }

    @Test
    void findsTheRowOfAPieceByTheNumberThatItHadInItsFile() {
        String piece = CsvFile.HEADER + "\n" + CsvFile.ROW + ";1";
        Rejection fault = new Rejection(FaultCode.MALFORMED, "17", null, null);

        assertThat(CsvFile.syntax().explain(piece, 17, fault)).isNotNull();
        assertThat(CsvFile.syntax().explain(piece, 18, fault)).isNull();
    }

    @Test
    void saysNothingOfACellWhoseValueIsWrong() {
        CsvFile file = CsvFile.withCell("Вещи", "НЕЩО~1");
        Rejection fault = new Rejection(FaultCode.MALFORMED, "2", "Вещи", "1");

        assertThat(CsvFile.syntax().explain(file.text(), 1, fault)).isNull();
    }

    private static Explanation explained(CsvFile file) {
        @Nullable Explanation explained = CsvFile.syntax().explain(file.text(), 1, fault(file));
        return Objects.requireNonNull(explained);
    }

    private static Rejection fault(CsvFile file) {
        Faults faults = new Faults();
        file.read(faults);
        Fault first = Objects.requireNonNull(faults.first());
        return first.rejection();
    }
}
