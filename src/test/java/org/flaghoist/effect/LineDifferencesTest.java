package org.flaghoist.effect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LineDifferencesTest {

    @Test
    void tellsOnOneLineWhatNobodySees() {
        assertThat(LineDifferences.of("a;b\r\nc", "a;\tb\nc"))
                .extracting(FormDifference::text)
                .containsExactly("line 1, character 3: expected 'b\\u000D', got '\\u0009b'");
    }
}
