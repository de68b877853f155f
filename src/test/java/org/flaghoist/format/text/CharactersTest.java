package org.flaghoist.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharactersTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\t", "\u001F", "\u007F", "\u0085", "\u009F", "\u061C", "\u202A", "\u202E", "\u2066",
                "\u2069", "\uFFFE", "\uFFFF", "\uD800", "\uDC00x"
            })
    void forbidsControlsBidiOverridesAndHalfCharacters(String text) {
        assertThat(Characters.isForbidden("a" + text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "😀", "\u00A0", "\u200B", "\u200E", "\u2029", "\uFFFD", "\u0640"})
    void allowsTheRest(String text) {
        assertThat(Characters.isForbidden(text)).isFalse();
    }
}
