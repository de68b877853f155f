package org.flaghoist.format.text;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

final class NativeTextTest {

    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    @Test
    void readsBytesInThePartnersCharset() {
        assertThat(NativeText.of("Русе".getBytes(CYRILLIC), CYRILLIC))
                .isEqualTo(new NativeText("Русе", "windows-1251", true));
    }

    @Test
    void standsInForBytesThatAreNoneOfTheCharsets() {
        assertThat(NativeText.of(new byte[] {'a', (byte) 0x98, 'b'}, CYRILLIC))
                .isEqualTo(new NativeText("a\uFFFDb", "windows-1251", false));
    }

    @Test
    void keepsAByteOrderMarkOutOfSight() {
        byte[] marked = "\uFEFF{}".getBytes(UTF_8);
        assertThat(NativeText.of(marked, UTF_8).text()).isEqualTo("{}");
        assertThat(NativeText.bytes("[]", UTF_8, marked)).isEqualTo("\uFEFF[]".getBytes(UTF_8));
    }

    @Test
    void givesTheOriginalsLineEndsBack() {
        byte[] like = "1\r\n2".getBytes(CYRILLIC);
        assertThat(NativeText.bytes("а\nб\r\nв", CYRILLIC, like)).isEqualTo("а\r\nб\r\nв".getBytes(CYRILLIC));
        assertThat(NativeText.bytes("а\nб", CYRILLIC, "1\n2".getBytes(CYRILLIC)))
                .isEqualTo("а\nб".getBytes(CYRILLIC));
    }

    @Test
    void saysWhichCharacterCannotBeWrittenAndWhere() {
        assertThatThrownBy(() -> NativeText.bytes("ab\nв😀ș", CYRILLIC, new byte[0]))
                .isInstanceOf(NotEncodable.class)
                .hasMessage("line 2, column 2: '😀' (U+1F600) cannot be written in windows-1251");
        assertThatThrownBy(() -> NativeText.bytes("ab\uD800", UTF_8, new byte[0]))
                .hasMessageStartingWith("line 1, column 3: ");
    }
}
