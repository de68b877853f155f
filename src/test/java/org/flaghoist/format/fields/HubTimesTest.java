package org.flaghoist.format.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubTimesTest {

    @Property
    void readsWhatTheHubWrites(@ForAll @LongRange(min = -2208988800L, max = 4102444799L) long second) {
        Instant instant = Instant.ofEpochSecond(second);

        assertThat(HubTimes.instant(instant.toString())).isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-03T03:40:00.5Z",
                "2026-06-03T24:00:00Z",
                "2026-06-30T23:59:60Z",
                "+12026-06-03T03:40:00Z",
                "2026-06-03t03:40:00z"
            })
    void readsOtherFormsAsTheJdkDoes(String text) {
        assertThat(HubTimes.instant(text)).isEqualTo(Instant.parse(text));
    }

    @Property
    void readsItsDays(@ForAll @IntRange(min = -25567, max = 47481) int day) {
        LocalDate date = LocalDate.ofEpochDay(day);

        assertThat(HubTimes.day(date.toString())).isEqualTo(date);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-29", "2026-13-01", "2026-6-3", "2026-06-03Z", ""})
    void refusesWhatIsNoDay(String text) {
        assertThatThrownBy(() -> HubTimes.day(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-06-03T25:00:00Z",
                "2026-06-03T03:60:00Z",
                "2026-06-03T03:40:61Z",
                "2026-06-0٣T03:40:00Z",
                "2026-06-03 03:40:00Z",
                ""
            })
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> HubTimes.instant(text)).isInstanceOf(DateTimeException.class);
    }
}
