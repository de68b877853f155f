package org.flaghoist.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Objects;
import org.flaghoist.format.syntax.Explanation;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.testing.CsvFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever wrote a header that is refused reads what is wrong with it. */
final class CsvHeaderWordsTest {

    private static final String HEADER = CsvFile.HEADER;
    private static final String ELSE = "correct the message, or the columns in format.yaml";

    @Test
    void namesAnUnknownColumnAndTheOneThatIsMeant() {
        assertThat(words(HEADER + ";Двигатели;Мсто"))
                .isEqualTo(new Explanation("Мсто", "is no column of format.yaml; did you mean 'Място'? Else " + ELSE));
    }

    @Test
    void namesSomeOfTheColumnsThatAreNotThereWhereNoneIsMeant() {
        Explanation words = words("Бележка;" + HEADER);

        assertThat(words.field()).isEqualTo("Бележка");
        assertThat(words.words())
                .matches("is no column of format\\.yaml; those that the header lacks: Получатели, Отговор на, Начало,"
                        + " Край, Държава and [1-9][0-9] more; " + ELSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "|", "\t"})
    void saysBySeparatorsOfWhichKindTheColumnsAreApart(String separator) {
        assertThat(words(HEADER.replace(";", separator)))
                .isEqualTo(new Explanation(
                        null,
                        "the columns are separated by %s, and csv.separator in format.yaml is ';'; correct the one that"
                                        .formatted(separator.equals("\t") ? "tabs" : "'" + separator + "'")
                                + " is wrong"));
    }

    @Test
    void saysOfACommaWithinANameThatThisIsNoColumn() {
        assertThat(words(HEADER + ";Място, град").words()).startsWith("is no column of format.yaml; ");
    }

    @Test
    void namesAColumnThatIsThereTwiceOneThatIsMissingAndOneWithoutAName() {
        assertThat(words(HEADER + ";Вид"))
                .isEqualTo(new Explanation("Вид", "is there twice, as column 3 and 10; leave one out"));
        assertThat(words(HEADER.replace("Подател;", "")))
                .isEqualTo(new Explanation(
                        "Подател",
                        "is not in the header, and must be; add the column, or correct format.yaml if it may be left"
                                + " out"));
        assertThat(words(HEADER + ";")).isEqualTo(new Explanation(null, "column 10 has no name; " + ELSE));
    }

    @Test
    void namesACharacterThatNobodySees() {
        assertThat(words(HEADER + ";Място\u00A0").words())
                .isEqualTo("is no column of format.yaml; it has a character that nobody sees (U+00A0, NO-BREAK SPACE):"
                        + " remove it");
    }

    @Test
    void saysThatThereIsNoHeaderAndThatItsQuotesAreWrong() {
        assertThat(words("").words()).startsWith("is empty; ");
        assertThat(words("\r\n" + HEADER).words()).startsWith("the first line is empty, ");
        assertThat(words(HEADER + ";Кр\"ай").words()).startsWith("has a quote that stands within a name, ");
        assertThat(words(HEADER + ";\"Край").words()).startsWith("has a quote that stands within a name, ");
    }

    @Test
    void saysNothingOfAFaultThatIsNotTheHeaders() {
        Rejection ofCharset = new Rejection(FaultCode.CHARSET, "1", null, null);
        Rejection ofRow = new Rejection(FaultCode.MALFORMED, "2", null, null);

        assertThat(CsvFile.syntax().explain("Бележка", 1, ofCharset)).isNull();
        assertThat(CsvFile.syntax().explain("Бележка", 1, ofRow)).isNull();
    }

    private static Explanation words(String text) {
        CsvFile file = new CsvFile(text);
        Rejection fault = Objects.requireNonNull(catchThrowableOfType(Rejection.class, file::cut));
        return Objects.requireNonNull(CsvFile.syntax().explain(text, 1, fault));
    }
}
