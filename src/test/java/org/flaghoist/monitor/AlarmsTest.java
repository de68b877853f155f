package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each beginning and each end of what is out of order is reported once. */
class AlarmsTest {

    private static final Instant BEGIN = Instant.parse("2026-07-01T12:00:00Z");
    private static final Duration CALM = Duration.ofMinutes(5);
    private static final Set<Condition> ALL = EnumSet.allOf(Condition.class);

    private Path folder;

    @AutoClose
    private HikariDataSource pool;

    private DataSource database;
    private final SetClock clock = new SetClock(BEGIN);

    @BeforeEach
    void open(@TempDir Path directory) {
        folder = directory;
        pool = TestDatabase.pool(TestDatabase.url(folder));
        database = TestDatabase.migrated(pool);
    }

    @Test
    void reportsTheBeginningAndTheEndOnce() {
        Alarms alarms = hub();

        assertThat(look(alarms, down())).containsExactly("BEGAN PARTNER_DOWN");
        assertThat(look(alarms, down())).isEmpty();
        Instant last = clock.instant();
        pass(CALM);
        assertThat(look(alarms)).containsExactly("ENDED PARTNER_DOWN");
        assertThat(look(alarms)).isEmpty();

        assertThat(alarms.active()).isEmpty();
        assertThat(alarms.ended(10)).extracting(Alarm::until).containsExactly(last);
    }

    @Test
    void forgetsWhatEndedLongAgoOnlyWhenItIsTold() {
        Alarms alarms = hub();
        look(alarms, down());
        pass(CALM);
        look(alarms);
        assertThat(alarms.isAnyOld()).isFalse();

        pass(Duration.ofDays(91));
        look(alarms, down());
        assertThat(alarms.isAnyOld()).as("not all is reported yet").isFalse();
        JdbcClient.create(database).sql("delete from alarm_report").update();
        assertThat(alarms.isAnyOld()).isTrue();
        assertThat(alarms.ended(10)).hasSize(1);

        alarms.forgetOld();
        assertThat(alarms.isAnyOld()).isFalse();
        assertThat(alarms.ended(10)).isEmpty();
        assertThat(alarms.active()).hasSize(1);
    }

    @Test
    void takesWhatComesAndGoesForOneAlarm() {
        Alarms alarms = hub();
        look(alarms, down());

        for (int i = 0; i < 20; i++) {
            pass(CALM.minusSeconds(1));
            assertThat(look(alarms)).isEmpty();
            assertThat(look(alarms, down())).isEmpty();
        }
    }

    @Test
    void wantsLongerCalmEachTimeThatItComesBackWithinADay() {
        Alarms alarms = hub();
        look(alarms, down());
        pass(CALM);
        look(alarms);
        look(alarms, down());

        pass(CALM);
        assertThat(look(alarms)).isEmpty();
        pass(CALM);
        assertThat(look(alarms)).containsExactly("ENDED PARTNER_DOWN");

        pass(Duration.ofDays(2));
        look(alarms, down());
        pass(CALM);
        assertThat(look(alarms)).as("forgotten by now").containsExactly("ENDED PARTNER_DOWN");
    }

    @Test
    void reportsAFewTimesADayAtMostHoweverOftenItFlaps() {
        Alarms alarms = hub();
        int reported = 0;
        for (Instant end = clock.instant().plus(Duration.ofDays(1));
                clock.instant().isBefore(end); ) {
            reported += look(alarms, down()).size();
            pass(CALM.plusSeconds(1));
            reported += look(alarms).size();
        }

        assertThat(reported).isLessThanOrEqualTo(4);
    }

    @Test
    void reportsOnceThatAWarningBecameCritical() {
        Alarms alarms = hub();
        look(alarms, down());

        assertThat(look(alarms, critical())).containsExactly("WORSE PARTNER_DOWN");
        assertThat(look(alarms, critical())).isEmpty();
        assertThat(look(alarms, down())).isEmpty();
        assertThat(alarms.active())
                .extracting(alarm -> alarm.finding().severity())
                .containsExactly(Severity.CRITICAL);
    }

    @Test
    void saysNothingNewAfterARestart() {
        look(hub(), down());
        pool.close();
        open(folder);
        pass(Duration.ofHours(1));
        Alarms alarms = hub();

        assertThat(look(alarms)).as("not found again yet").isEmpty();
        pass(CALM.minusSeconds(1));
        assertThat(look(alarms, down())).isEmpty();
        pass(CALM);
        assertThat(look(alarms)).containsExactly("ENDED PARTNER_DOWN");
    }

    @Test
    void endsWhatWasSeenWhileTheClockWasAYearAhead() {
        pass(Duration.ofDays(365));
        Alarms alarms = hub();
        look(alarms, down());

        pass(Duration.ofDays(-365));

        assertThat(look(alarms)).isEmpty();
        Instant last = clock.instant();
        pass(CALM);
        assertThat(look(alarms)).containsExactly("ENDED PARTNER_DOWN");
        assertThat(alarms.ended(10)).extracting(Alarm::until).containsExactly(last);
    }

    @Test
    void givesEachChangeToOneOfTwoHubs() {
        Alarms one = hub();
        Alarms other = hub();

        assertThat(look(one, down())).hasSize(1);
        assertThat(look(other, down())).isEmpty();
        pass(CALM);
        assertThat(look(other, down())).isEmpty();
        assertThat(look(one)).as("the other still sees it").isEmpty();
        pass(CALM);
        assertThat(look(other)).hasSize(1);
        assertThat(look(one)).isEmpty();
    }

    @Test
    void doesNotTakeForWellWhatNobodyLookedFor() {
        Alarms alarms = hub();
        look(alarms, down());
        pass(CALM.multipliedBy(2));

        assertThat(alarms.record(List.of(), EnumSet.of(Condition.DISK))).isEmpty();
    }

    private Alarms hub() {
        return new Alarms(database, clock, CALM, Reportings.mailed());
    }

    private void pass(Duration time) {
        clock.pass(time);
    }

    private static List<String> look(Alarms alarms, Finding... found) {
        return alarms.record(List.of(found), ALL).stream()
                .map(change -> change.turn() + " " + change.alarm().finding().condition())
                .toList();
    }

    private static Finding down() {
        return finding(Severity.WARNING);
    }

    private static Finding critical() {
        return finding(Severity.CRITICAL);
    }

    private static Finding finding(Severity severity) {
        return new Finding(Condition.PARTNER_DOWN, "east", "collect", severity, "east is down; ask it", BEGIN);
    }
}
