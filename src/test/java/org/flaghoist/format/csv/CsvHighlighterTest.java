package org.flaghoist.format.csv;

import static org.assertj.core.api.Assertions.assertThat;

import org.flaghoist.format.syntax.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class CsvHighlighterTest {

    private static final String CSV = "A;\"B\";C\r\n\r\n\uD83D\uDE00;\"1;\"\"\r\n2\";\r\nx\r\n;y;z";

    private final CsvHighlighter csv = new CsvHighlighter(';', 3);

    @Test
    void marksACellOfAFileByItsRecord() {
        assertThat(csv(1, "3", "A")).isEqualTo("\uD83D\uDE00");
        assertThat(csv(1, "3", "B")).isEqualTo("\"1;\"\"\r\n2\"");
        assertThat(csv(1, "5", "C")).isEqualTo("z");
        assertThat(csv(1, "1", "B")).isEqualTo("\"B\"");
    }

    @Test
    void marksTheSeparatorOfAnEmptyCell() {
        assertThat(csv(1, "3", "C")).isEqualTo(";");
        assertThat(csv(1, "5", "A")).isEqualTo(";");
    }

    @Test
    void marksARowWithoutTheColumn() {
        assertThat(csv(1, "4", "B")).isEqualTo("x");
        assertThat(csv(1, "4", null)).isEqualTo("x");
        assertThat(csv(1, "1", "D")).isEqualTo("A;\"B\";C");
        assertThat(csv(1, "6", "A")).isNull();
        assertThat(csv(1, "0", null)).isNull();
    }

    @Test
    void marksARowThatWasCutOutOfItsFile() {
        Span span = csv.highlight("A;B\r\n1;2", 4711, "4711", "B");
        assertThat(span).isEqualTo(new Span(7, 8));
    }

    private @Nullable String csv(int number, String location, @Nullable String field) {
        Span span = csv.highlight(CSV, number, location, field);
        return span == null ? null : CSV.substring(span.start(), span.end());
    }
}
