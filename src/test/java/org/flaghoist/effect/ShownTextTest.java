package org.flaghoist.effect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShownTextTest {

    @Test
    void showsShortTextsAsAWhole() {
        assertThat(ShownText.both("LYZUA", "")).isEqualTo("expected 'LYZUA', got nothing");
    }

    @Test
    void leavesOutOfLongTextsMuchOfWhatIsTheSameInBoth() {
        String before = "a".repeat(200);
        String behind = "z".repeat(200);

        assertThat(ShownText.both(before + "1" + behind, before + behind))
                .isEqualTo("expected '..%s1%s..', got '..%s%s..'"
                        .formatted("a".repeat(20), "z".repeat(20), "a".repeat(20), "z".repeat(20)));
    }

    @Test
    void showsTheWholeOfALongTextWithoutItsLike() {
        String text = "b".repeat(200);

        assertThat(ShownText.both(text, "")).isEqualTo("expected '" + text + "', got nothing");
    }
}
