package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimePatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd/MM/uuuu HH:mm",
                "uuuu-MM-dd'T'HH:mm:ss",
                "HH:mm dd.MM.uuuu",
                "ddMMuuuuHHmm",
                "'H'MM-dd-uuuu HH:mm"
            })
    void takesWhatSaysWhichTimeItIs(String pattern) {
        assertThat(TimePattern.faultOfMoment(pattern)).isNull();
    }

    @Test
    void findsMinuteAndMonthInEachOthersPlace() {
        assertThat(TimePattern.faultOfMoment("dd/mm/uuuu HH:MM"))
                .startsWith("'dd/mm/uuuu HH:MM' is no pattern of a time: the minute stands for the month");
    }

    @Test
    void findsTheDayOfTheYearInThePlaceOfTheDayOfTheMonth() {
        assertThat(TimePattern.faultOfMoment("DD/MM/uuuu HH:mm"))
                .startsWith(
                        "'DD/MM/uuuu HH:mm' is no pattern of a time: D is the day of the year, 364 for 30 December");
        assertThat(TimePattern.faultOfDay("DD/MM/uuuu")).contains("day of the year", "; write uuuu for the year");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dd/MM/yyyy HH:mm", "dd/MM/uuuu hh:mm"})
    void saysInPlainWordsThatItCannotBeRead(String pattern) {
        assertThat(TimePattern.faultOfMoment(pattern))
                .contains("; write uuuu for the year")
                .doesNotContain("TemporalAccessor", "java.");
    }
}
