package org.flaghoist.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void saysWhatALongReasonIsAbout() {
        assertThat(WrittenReason.about("change 7", "seen")).isEqualTo("change 7: seen");
        assertThat(WrittenReason.about("change 7", LONG))
                .hasSize(WrittenReason.LONGEST)
                .startsWith("change 7: ")
                .matches(WrittenReasonTest::isWellFormed);
    }

    private static boolean isWellFormed(String text) {
        return StandardCharsets.UTF_16.newEncoder().canEncode(text);
    }

    @Test
    void takesNoMoreThanEveryDatabaseHasRoomFor() {
        assertThat(WrittenReason.of(LONG)).isEqualTo(LONG);
        assertThatThrownBy(() -> WrittenReason.of(LONG + "!")).isInstanceOf(OperationRejected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200b",
                "the\u202eesle gnihtemos\u202c",
                "\u2066a\u2069",
                "a\u200eb",
                "a\u200fb",
                "a\u061cb",
                "a\u00adb",
                "a\u200db",
                "\ufeffa",
                "a\ufeff",
                "a\u2028b",
                "a\u2029b",
                "\udb40\udc41a"
            })
    void refusesCharactersThatPeopleDoNotSeeAndNamesThem(String odd) {
        assertThatThrownBy(() -> WrittenReason.of(odd))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("the character U+")
                .hasMessageContaining("which people do not see");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "\u00a0", "\u3164", "\u115f\u1160", "\u2800", "\ufe0f", "\u0301", "\ue000", "a\nb"})
    void wantsALineInWhichSomethingIsSeen(String blank) {
        assertThatThrownBy(() -> WrittenReason.of(blank))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("give a reason");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "7",
                "?",
                "\ud83d\udea4",
                "\u05e9\u05dc\u05d5\u05dd",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"
            })
    void takesReasonsAsPeopleWriteThemAlsoWithTheJoinersOfArabicAndPersianWords(String reason) {
        assertThat(WrittenReason.of(" " + reason + " ")).isEqualTo(reason);
    }
}
