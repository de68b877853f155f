package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.monitor.SenderHourRows.HourCount;
import org.flaghoist.monitor.SenderHourRows.HourKey;
import org.flaghoist.monitor.SenderHourRows.Volume;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hours of the last weeks show of a sender. */
@Tag(TestDatabase.BOTH)
class SenderHourRowsTest {

    private static final Instant NOW = Instant.parse("2026-06-29T10:30:00Z");
    private static final Instant NEVER = Instant.EPOCH;

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final SenderHourRows rows = new SenderHourRows(hub.database);

    @Test
    void findsTheLongestSilenceBetweenWhatWasAccepted() {
        add(100, 1, "00:10", NEVER);
        add(90, 1, "00:20", NEVER);
        // What is rejected breaks no silence.
        add(80, 5, null, NEVER);
        add(70, 1, "00:00", NEVER);

        SenderHourRows.Silence silence = silence();

        assertThat(silence.longest()).isEqualTo(Duration.parse("PT19H40M"));
        assertThat(silence.accepted()).isEqualTo(hour(70));
    }

    @Test
    void takesNoPauseForASilence() {
        add(100, 1, "00:10", NEVER);
        add(90, 1, "00:10", NEVER);
        add(40, 1, "00:10", hour(60));
        add(39, 1, "00:10", hour(60));

        assertThat(silence().longest()).isEqualTo(Duration.ofHours(10));
    }

    @Test
    void addsUpWhatSeveralHubsCountInAnHour() {
        add(1, 7, "00:30", NEVER);
        add(1, 5, "00:40", NEVER);
        add(1, 1, "00:20", NEVER);

        assertThat(rows.volumes(NOW).get("north")).isEqualTo(new Volume(hour(1), 0, 13));
        assertThat(silence().accepted()).isEqualTo(hour(1).plusSeconds(2_400));
    }

    @Test
    void comparesWithTheBusiestHourBeforeTheLastDay() {
        add(200, 40, null, NEVER);
        add(30, 60, null, NEVER);
        add(20, 900, null, NEVER);
        add(1, 700, null, NEVER);
        add(0, 3, null, NEVER);

        assertThat(rows.volumes(NOW).get("north")).isEqualTo(new Volume(hour(200), 60, 700));
    }

    @Test
    void countsNothingThatIsOlderThanFourWeeksOrYetToCome() {
        add(-3, 900, "00:00", NEVER);
        add(28 * 24 - 1, 50, "00:00", NEVER);
        add(28 * 24 + 1, 700, "00:00", NEVER);
        add(200, 40, "00:00", NEVER);

        assertThat(rows.volumes(NOW).get("north")).isEqualTo(new Volume(hour(28 * 24 - 1), 50, 0));
        assertThat(silence()).isEqualTo(new SenderHourRows.Silence(hour(200), Duration.ofHours(28 * 24 - 201)));
    }

    @ParameterizedTest
    @ValueSource(ints = {365, -365})
    void knowsAllAgainWhenAClockIsRightThatWasAYearOff(int days) {
        add(200, 40, null, NEVER);
        add(100, 1, "00:10", NEVER);
        add(90, 1, "00:10", NEVER);
        Map<String, Volume> volumes = rows.volumes(NOW);
        SenderHourRows.Silence silence = silence();

        Instant wrong = NOW.plus(Duration.ofDays(days));
        add(-24 * days, 1, "00:10", wrong);
        assertThat(rows.volumes(wrong).get("north")).isEqualTo(new Volume(hour(-24 * days), 0, 1));

        assertThat(rows.volumes(NOW)).isEqualTo(volumes);
        assertThat(silence()).isEqualTo(silence);
        // A pause is one, though something seems to have come after it.
        add(40, 1, "00:10", hour(60));
        assertThat(silence().longest()).isEqualTo(silence.longest());
    }

    @Test
    void keepsOfEachSenderAsManyHoursAsThereAreInFourWeeks() {
        rows.add(new HourKey("south", hour(5_000).toEpochMilli()), new HourCount(1, null, null), NEVER);
        for (int ago = 700; ago > 0; ago--) {
            add(ago, 1, null, NEVER);
        }

        assertThat(hub.count("sender_hour")).isEqualTo(28 * 24 + 1);
        assertThat(rows.volumes(NOW).get("north")).isEqualTo(new Volume(hour(28 * 24 - 1), 1, 1));
    }

    private SenderHourRows.Silence silence() {
        return Objects.requireNonNull(rows.silences(NOW).get("north"));
    }

    private void add(int hoursAgo, long number, @Nullable String accepted, Instant rested) {
        Instant hour = hour(hoursAgo);
        Long at = accepted == null
                ? null
                : hour.plus(Duration.between(LocalTime.MIN, LocalTime.parse(accepted)))
                        .toEpochMilli();
        rows.add(new HourKey("north", hour.toEpochMilli()), new HourCount(number, at, at), rested);
    }

    private static Instant hour(int ago) {
        return NOW.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(ago));
    }
}
