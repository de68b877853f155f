package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimePatternTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dd/MM/uuuu HH:mm",
                "uuuu-MM-dd'T'HH:mm:ss",
                "HH:mm dd.MM.uuuu",
                "ddMMuuuuHHmm",
                "'H'MM-dd-uuuu HH:mm",
                "dd/MM/uuuu HH'h'mm",
                "d.M.uuuu H:mm 'Uhr'",
                "dd/MM/uuuu hh:mm a",
                "uuuu-MM-dd'T'HH:mm:ssxxx"
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dd/MM/uuuu HHhmm|h is the hour from 1 to 12; write HH, or write 'h' in quotes where it is text",
                "dd/MM/uuuu HH:mm hrs|or write 'hrs' in quotes where it is text",
                "d.M.uuuu H:mm Uhr|U is nothing that a time has; leave it out, or write 'Uhr' in quotes",
                "dd/MM/uuuu a HH:mm|a is nothing that a time has; leave it out, or write 'a' in quotes",
                "dd/MM/uuuu kk:mm|kk is the hour from 1 to 24; write HH",
                "dd/MM/uuuu KK:mm a|KK is the hour from 0 to 11; write HH",
                "uuuu-MM-ddTHH:mm:ss|T is nothing that a time has; leave it out, or write 'T' in quotes",
                "uuuu-MM-dd'T'HH:mm:ssZ|Z is an offset or zone; write xxx at the end for an offset, or write 'Z'",
                "uuuu-MM-dd xxx HH:mm|xxx is an offset or zone; write xxx at the end",
                "dd/MM/uu HH:mm|uu is the year otherwise than by its four digits; write uuuu",
                "dd/MM/yy HH:mm|yy is the year of an era; write uuuu for the year",
                "dd MMM uuuu HH:mm|MMM is a month in English letters; write MM for its number",
                "EEE dd/MM/uuuu HH:mm|EEE is a day of the week; leave it out",
                "dd/MM/uuuu G HH:mm|G is an era; leave it out",
                "dd/MM/uuuu HH:mm:ss.SSS|SSS is a fraction of a second; leave it out",
            })
    void namesTheLetterAndWhatToWrite(String pattern, String fault) {
        assertThat(TimePattern.faultOfMoment(pattern))
                .startsWith("'" + pattern + "' is no pattern of a time: ")
                .contains(fault);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dd/MM/uu|uu is the year otherwise than by its four digits; write uuuu",
                "dd/mm/uuuu|mm is the minute, which a day has not; write MM for the month",
                "e/ww/YYYY|e is a day of the week; leave it out",
                "ww/YYYY|ww is of a week, which tells no day of a month; write dd, MM and uuuu",
                "dd MMM uuuu|MMM is a month in English letters; write MM for its number",
                "dd de MM de uuuu|e is a day of the week; leave it out, or write 'de' in quotes where it is text",
            })
    void namesTheLetterOfADay(String pattern, String fault) {
        assertThat(TimePattern.faultOfDay(pattern))
                .startsWith("'" + pattern + "' is no pattern of a time: ")
                .contains(fault);
    }
}
