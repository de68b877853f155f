package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.flaghoist.format.csv.CsvHighlighter;
import org.flaghoist.format.json.JsonHighlighter;
import org.flaghoist.format.syntax.Span;
import org.flaghoist.format.xml.XmlHighlighter;
import org.flaghoist.format.xml.XmlParser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HighlighterTest {

    private static final String JSON =
            "{\r\n \"ab\": {\"c\\u0064\": [1, {\"~x/y\": \"\uD83D\uDE00\"}, []]},\r\n \"e\": -1.5e3 }";
    private static final String XML =
            "<?xml version=\"1.0\"?>\r\n<!-- <b/> -->\r\n<p:a xmlns:p=\"urn:p\">\r\n<p:b>\uD83D\uDE00</p:b>"
                    + "<p:c>&#65;</p:c>\r\n<p:b d = '>' p:e=\"d='f'\">x<![CDATA[</p:b>]]></p:b><p:c><p:b/>\r\n</p:c></p:a>";
    private static final String CSV = "A;\"B\";C\r\n\r\n\uD83D\uDE00;\"1;\"\"\r\n2\";\r\nx\r\n;y;z";

    private final XmlHighlighter xml = new XmlHighlighter(new XmlParser(null, 64, true));
    private final CsvHighlighter csv = new CsvHighlighter(';', 3);

    @Test
    void marksAMemberOfJsonWithItsName() {
        assertThat(json("/e")).isEqualTo("\"e\": -1.5e3");
        assertThat(json("/ab/cd/1/~0x~1y")).isEqualTo("\"~x/y\": \"\uD83D\uDE00\"");
        assertThat(json("/ab/cd")).startsWith("\"c\\u0064\": [1").endsWith("[]]");
    }

    @Test
    void marksAnElementOfAnArray() {
        assertThat(json("/ab/cd/0")).isEqualTo("1");
        assertThat(json("/ab/cd/2")).isEqualTo("[]");
    }

    @Test
    void marksInJsonWhatAMissingMemberIsMissingIn() {
        assertThat(json("/ab/cd/1/z")).isEqualTo("{\"~x/y\": \"\uD83D\uDE00\"}");
        assertThat(json("/ab/cd/1/z/9/w")).isEqualTo("{\"~x/y\": \"\uD83D\uDE00\"}");
        assertThat(json("/ab/cd/2/0")).isEqualTo("[]");
        assertThat(json("/e/f")).isEqualTo("\"e\": -1.5e3");
    }

    @Test
    void marksNothingForAWholeJsonMessage() {
        assertThat(json("")).isNull();
        assertThat(json("/z")).isNull();
        assertThat(JsonHighlighter.highlight("", "/z")).isNull();
        assertThat(JsonHighlighter.highlight("[1,", "/1")).isNull();
        assertThat(JsonHighlighter.highlight("7", "/1")).isNull();
    }

    @Test
    void marksAnElementOfXmlBySiblingsOfItsName() {
        assertThat(xml("/a/b[1]", "b")).isEqualTo("<p:b>\uD83D\uDE00</p:b>");
        assertThat(xml("/a/c[1]", "c")).isEqualTo("<p:c>&#65;</p:c>");
        assertThat(xml("/a/b[2]", null)).startsWith("<p:b d").endsWith("<![CDATA[</p:b>]]></p:b>");
        assertThat(xml("/a/c[2]/b[1]", "b")).isEqualTo("<p:b/>");
    }

    @Test
    void marksTheStartTagOfAnElementWithElements() {
        assertThat(xml("/a/c[2]", "c")).isEqualTo("<p:c>");
        assertThat(xml("/a", "a")).isEqualTo("<p:a xmlns:p=\"urn:p\">");
    }

    @Test
    void marksAnAttribute() {
        assertThat(xml("/a/b[2]", "d")).isEqualTo("d = '>'");
        assertThat(xml("/a/b[2]", "e")).isEqualTo("p:e=\"d='f'\"");
    }

    @Test
    void marksInXmlWhatAMissingElementOrAttributeIsMissingIn() {
        assertThat(xml("/a/c[2]/z[1]", "z")).isEqualTo("<p:c>");
        assertThat(xml("/a/c[3]", "c")).isEqualTo("<p:a xmlns:p=\"urn:p\">");
        assertThat(xml("/a/b[2]", "f")).isEqualTo("<p:b d = '>' p:e=\"d='f'\">");
        assertThat(xml("/z/b[1]", "b")).isNull();
        assertThat(xml("", null)).isNull();
    }

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

    private static @Nullable String json(String location) {
        return of(JSON, JsonHighlighter.highlight(JSON, location));
    }

    private @Nullable String xml(String location, @Nullable String field) {
        return of(XML, xml.highlight(XML, location, field));
    }

    private @Nullable String csv(int number, String location, @Nullable String field) {
        return of(CSV, csv.highlight(CSV, number, location, field));
    }

    private static @Nullable String of(String text, @Nullable Span span) {
        return span == null ? null : text.substring(span.start(), span.end());
    }
}
