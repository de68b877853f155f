package org.flaghoist.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CanonicalJsonTest {

    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @ParameterizedTest
    @CsvSource({"5,5", "5.0,5", "5e0,5", "0.5E1,5", "-0.0,0", "100,100", "1e2,100", "29.40,29.4", "1e-3,0.001"})
    void writesANumberByItsValue(String written, String canonical) throws IOException {
        assertThat(new CanonicalJson().text(EXACT.readTree(written))).isEqualTo(canonical);
    }

    @Test
    void costsNothingForAHugeNumber() throws IOException {
        assertThat(new CanonicalJson().text(EXACT.readTree("1e300000"))).isEqualTo("1E+300000");
    }

    @Test
    void sortsMembersAndKeepsTheOrderOfArrays() throws IOException {
        assertThat(new CanonicalJson()
                        .text(EXACT.readTree("{\"b\": [2, 1, []], \"a\": {\"d\": null, \"c\": true}, \"e\": {}}")))
                .isEqualTo("{\"a\":{\"c\":true,\"d\":null},\"b\":[2,1,[]],\"e\":{}}");
    }

    @Test
    void keepsCharactersThatDifferApart() {
        var texts = JsonNodeFactory.instance;
        assertThat(new CanonicalJson().text(texts.textNode("\"\\\n\u0000\ud83d\ude00я")))
                .isEqualTo("\"\\\"\\\\\\u000a\\u0000\ud83d\ude00я\"");
        assertThat(bytes("\ud83d")).isNotEqualTo(bytes("?")).isNotEqualTo(bytes("\ude00"));
    }

    @Test
    void writesEachCharacterAsUtf8Has() throws IOException {
        String all = Stream.of("z", "\u007f\u0080", "\u07ff\u0800", "\uffff\ud800\udc00", "\udbff\udfff")
                .map(text -> text.repeat(1_000))
                .collect(Collectors.joining());

        assertThat(new CanonicalJson().bytes(JsonNodeFactory.instance.textNode(all)))
                .isEqualTo(('"' + all + '"').getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return new CanonicalJson().bytes(JsonNodeFactory.instance.textNode(text));
    }
}
