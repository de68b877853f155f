package org.flaghoist.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("elsewhere")
class BadByteTest {

    @Test
    void namesTheFirstByteThatIsNotOfTheCharset() {
        assertThat(words("J\u00e4ger and K\u00f6nig", StandardCharsets.UTF_8))
                .isEqualTo("byte 0xE4 at offset 1 is not UTF-8");
        assertThat(words("x".repeat(5_000) + "\u0098", Charset.forName("windows-1251")))
                .isEqualTo("byte 0x98 at offset 5000 is not windows-1251");
    }

    @Test
    void findsACharacterThatIsCut() {
        byte[] cut = {'a', (byte) 0xC3};
        assertThat(BadByte.words(cut, 0, StandardCharsets.UTF_8)).isEqualTo("byte 0xC3 at offset 1 is not UTF-8");
    }

    private static String words(String latin, Charset charset) {
        return BadByte.words(latin.getBytes(StandardCharsets.ISO_8859_1), 0, charset);
    }
}
