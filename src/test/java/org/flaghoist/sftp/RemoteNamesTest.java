package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteNamesTest {

    private static final RemoteNames ALL = new RemoteNames(Pattern.compile("(?s).*"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../x",
                "a/b",
                "a\\b",
                ".hidden",
                "a\r\nb",
                "a\n",
                "a\0b",
                "a\u202Eb",
                "a\u200Fb",
                "a\u0085b",
                "-rf",
                "a.csv.tmp",
                "a\uFFFEb",
                "a$b",
                "${x}",
                "a%00b",
                "a:b",
                "a|b",
                "*"
            })
    void leavesHarmfulNamesAloneWhateverThePatternAllows(String name) {
        assertThat(ALL.accepts(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.xml", "-rf", "a$b.csv", "a.csv.filepart", "A.CSV"})
    void knowsWhatNobodyWillEverTake(String name) {
        assertThat(new RemoteNames(Pattern.compile("[a-z]\\.csv")).leaves(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.csv", "a.csv.tmp", ".done", "a.csv.camelLock"})
    void countsNothingThatIsHiddenOrStillToCome(String name) {
        assertThat(new RemoteNames(Pattern.compile("[a-z]\\.csv")).leaves(name)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "BG_20260601_0001.csv", "Сведение 1.csv", "RO-RO~2026~0118-r1.xml", "a..b"})
    void takesHarmlessNames(String name) {
        assertThat(ALL.accepts(name)).isTrue();
    }

    @Test
    void leavesNamesAloneThatHaveNoRoomForMore() {
        assertThat(ALL.accepts("x".repeat(200))).isTrue();
        assertThat(ALL.accepts("x".repeat(201))).isFalse();
        assertThat(ALL.accepts("ж".repeat(101))).isFalse();
    }

    @Test
    void matchesThePatternAsAWhole() {
        RemoteNames names = new RemoteNames(Pattern.compile("FILE_[0-9]{4}\\.json"));

        assertThat(names.accepts("FILE_0001.json")).isTrue();
        assertThat(names.accepts("FILE_0001.json2")).isFalse();
        assertThat(names.accepts("xFILE_0001.json")).isFalse();
    }
}
