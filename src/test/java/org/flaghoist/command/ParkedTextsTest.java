package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ParkedTextsTest {

    @Test
    void letsNoMessageSteerTheTerminal() {
        assertThat(ParkedTexts.harmless("a\u001b[2J\u009b2J\u202Eb\rc")).isEqualTo("a\uFFFD[2J\uFFFD2J\uFFFDb\uFFFDc");
        assertThat(ParkedTexts.harmless("one\r\n\ttwo\u200F \u0627\n")).isEqualTo("one\n\ttwo\u200F \u0627\n");
    }
}
