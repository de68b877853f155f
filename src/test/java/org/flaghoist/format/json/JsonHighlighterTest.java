package org.flaghoist.format.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.flaghoist.format.syntax.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class JsonHighlighterTest {

    private static final String JSON =
            "{\r\n \"ab\": {\"c\\u0064\": [1, {\"~x/y\": \"\uD83D\uDE00\"}, []]},\r\n \"e\": -1.5e3 }";

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

    private static @Nullable String json(String location) {
        Span span = JsonHighlighter.highlight(JSON, location);
        return span == null ? null : JSON.substring(span.start(), span.end());
    }
}
