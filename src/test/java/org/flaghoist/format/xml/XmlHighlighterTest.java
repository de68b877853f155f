package org.flaghoist.format.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.flaghoist.format.syntax.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class XmlHighlighterTest {

    private static final String XML =
            "<?xml version=\"1.0\"?>\r\n<!-- <b/> -->\r\n<p:a xmlns:p=\"urn:p\">\r\n<p:b>\uD83D\uDE00</p:b>"
                    + "<p:c>&#65;</p:c>\r\n<p:b d = '>' p:e=\"d='f'\">x<![CDATA[</p:b>]]></p:b><p:c><p:b/>\r\n</p:c></p:a>";

    private final XmlHighlighter xml = new XmlHighlighter(new XmlParser(null, 64, true));

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

    private @Nullable String xml(String location, @Nullable String field) {
        Span span = xml.highlight(XML, location, field);
        return span == null ? null : XML.substring(span.start(), span.end());
    }
}
