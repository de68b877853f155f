package org.flaghoist.format.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NfcTest {

    /** Letters, signs that decompose, and marks of many classes. */
    private static final int[] CHARACTERS = {
        'a', 'e', 0xC5, 0x1E69, 0x300, 0x301, 0x316, 0x323, 0x327, 0x334, 0x345, 0x344, 0x5B0, 0x64B, 0x653, 0x93C,
        0xF71, 0xF72, 0xF73, 0xF75, 0xF81, 0x1100, 0x1161, 0x3099, 0xFF9E, 0x1D165, 0x1D16D, 0x1D15E, 0x1E8D0
    };

    @RepeatedTest(300)
    void givesWhatTheJdkGives(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(300); i >= 0; i--) {
            int character = CHARACTERS[random.nextInt(CHARACTERS.length)];
            text.appendCodePoint(character);
            boolean run = random.nextInt(20) == 0;
            for (int j = run ? random.nextInt(100) : 0; j > 0; j--) {
                text.appendCodePoint(CHARACTERS[4 + random.nextInt(CHARACTERS.length - 4)]);
            }
        }

        assertThat(Nfc.of(text.toString())).isEqualTo(Normalizer.normalize(text, Normalizer.Form.NFC));
    }

    @Test
    void leavesWhatIsInNfc() {
        String text = "Щърбанов Möwe محمد".repeat(10);

        assertThat(Nfc.of(text)).isEqualTo(text);
    }

    /** By insertion it takes a minute. */
    @ParameterizedTest
    @ValueSource(strings = {"\u0301\u0316", "\u0F73\u0F71", "\u0344\u0323", "\uD834\uDD65\u0323"})
    @Timeout(10)
    void ordersHundredsOfThousandsOfMarks(String marks) {
        String text = "a" + marks.repeat(250_000);

        assertThat(Normalizer.isNormalized(Nfc.of(text), Normalizer.Form.NFC)).isTrue();
    }
}
