package org.flaghoist.change;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A draft has no characters that people do not see, or that end a line for some readers alone. */
class SeenTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\u001b[2K",
                "\r",
                "\r\r\n",
                "\u0085",
                "\u2028",
                "\u2029",
                "\u202e",
                "\u2066",
                "\u061c",
                "\u200b",
                "\u00ad",
                "\u200d",
                "\ufeff",
                "\ud800",
                "\udb40\udc41"
            })
    void refusesThemWithPathAndLine(String odd) {
        assertThatThrownBy(() -> SeenText.check("mappings/uk/craft.csv", "a;b\r\nc" + odd + ";d\n"))
                .hasMessageStartingWith("mappings/uk/craft.csv:2: has the character U+");
    }

    @Test
    void takesTextsAsPeopleWriteThem() {
        assertThatCode(() -> SeenText.check(
                        "a.csv", "\ufeffa;\tb\r\n\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645;\u00e4\n"))
                .doesNotThrowAnyException();
    }
}
