package org.flaghoist.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Why people do something, as it is kept. */
@Tag(TestDatabase.BOTH)
class WrittenReasonTest {

    private static final String LONG = "\uD83D\uDEA4".repeat(WrittenReason.LONGEST / 2);

    @Test
    void keepsWhatTheSecondPersonSaysHoweverLongTheFirstWrote() {
        assertThat(WrittenReason.both("asked for", "seen")).isEqualTo("asked for / seen");
        assertThat(WrittenReason.both("seen", "seen")).isEqualTo("seen");
        assertThat(WrittenReason.both("a".repeat(WrittenReason.LONGEST), "seen"))
                .hasSize(WrittenReason.LONGEST)
                .endsWith("a / seen");
        assertThat(WrittenReason.both("asked for", LONG)).isEqualTo(LONG);
    }

    @Test
    void cutsNoCharacterInTwo() {
        assertThat(WrittenReason.both(LONG, "yes!"))
                .matches(WrittenReasonTest::isWellFormed)
                .endsWith(" / yes!");
        assertThat(WrittenReason.both(LONG, "yes"))
                .matches(WrittenReasonTest::isWellFormed)
                .endsWith(" / yes");
    }

    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_16.newEncoder().canEncode(text);
    }

    @Test
    void takesNoMoreThanEveryDatabaseHasRoomFor() {
        assertThat(WrittenReason.of(LONG)).isEqualTo(LONG);
        assertThatThrownBy(() -> WrittenReason.of(LONG + "!")).isInstanceOf(OperationRejected.class);
    }
}
