package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.timestamp.DayStamps;
import org.flaghoist.timestamp.TimeStampSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TimeStampWatchTest {

    private static final Instant SINCE = Instant.parse("2026-06-04T00:05:00Z");

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    @BeforeEach
    void open() throws Exception {
        add("2026-06-02", null, "token");
        add("2026-06-03", "REFUSED", null);
    }

    private void add(String day, @Nullable String code, @Nullable String token) {
        hub.rows.update(
                "insert into time_stamp (day, link, hash, since, tried_at, code, token)"
                        + " values (?, 1, 'aa', ?, 1, ?, ?)",
                day,
                SINCE.toEpochMilli(),
                code,
                token);
    }

    private List<Finding> look(@Nullable String url, Duration after) {
        return new TimeStampWatch(
                        new TimeStampSettings(url, null, Duration.ofSeconds(15), null),
                        new DayStamps(hub.recorded),
                        Clock.fixed(SINCE.plus(after), ZoneOffset.UTC))
                .look();
    }

    @Test
    void namesTheDayTheCodeAndWhatToDoWhenItHasFailedForAnHour() {
        assertThat(look("https://tsa.example", Duration.ofMinutes(59))).isEmpty();

        assertThat(look("https://tsa.example", Duration.ofHours(1)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.condition()).isEqualTo(Condition.TIME_STAMP_FAILED);
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.since()).isEqualTo(SINCE);
                    assertThat(finding.text())
                            .startsWith("The chain of 2026-06-03 has no time stamp: REFUSED.")
                            .contains("docs/operate/time-stamps.md");
                });
        assertThat(look("https://tsa.example", Duration.ofDays(2)))
                .extracting(Finding::severity)
                .containsExactly(Severity.CRITICAL);
    }

    @Test
    void isSilentWhereALaterDayHasOneOrNobodyIsAsked() {
        assertThat(look(null, Duration.ofDays(1))).isEmpty();

        add("2026-06-04", null, "token");
        assertThat(look("https://tsa.example", Duration.ofDays(1))).isEmpty();
    }
}
