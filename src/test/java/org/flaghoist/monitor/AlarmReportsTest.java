package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flaghoist.monitor.AlarmReports.AlarmReport;
import org.flaghoist.monitor.AlarmReports.ReportBatch;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is reported about alarms goes to each channel once, however many hubs there are. */
@Tag(TestDatabase.BOTH)
class AlarmReportsTest {

    private static final Instant BEGIN = Instant.parse("2026-07-01T12:00:00Z");
    private static final Duration CALM = Duration.ofMinutes(5);
    private static final Duration AFTER = Duration.ofMinutes(15);
    private static final ReportBackoff TWICE = new ReportBackoff(CALM, CALM, 2);

    @AutoClose
    private HikariDataSource pool;

    private DataSource database;
    private final SetClock clock = new SetClock(BEGIN);

    @BeforeEach
    void open(@TempDir Path directory) {
        pool = TestDatabase.pool(TestDatabase.url(directory));
        database = TestDatabase.migrated(pool);
    }

    @Test
    void keepsWhatIsToBeReportedUntilItIsSentOrGivenUp() {
        Alarms alarms = hub(Reportings.mailed());
        look(alarms, Severity.WARNING);
        AlarmReports reports = new AlarmReports(database, clock);
        ReportBatch first = take(reports, ReportChannel.MAIL);

        assertThat(turns(first)).containsExactly("BEGAN");
        assertThat(reports.take(ReportChannel.MAIL, 10, CALM))
                .as("it is another's")
                .isEmpty();
        assertThat(reports.failed(first, TWICE, away())).isZero();
        assertThat(reports.take(ReportChannel.MAIL, 10, CALM))
                .as("not yet again")
                .isEmpty();
        clock.pass(CALM);
        ReportBatch second = take(reports, ReportChannel.MAIL);
        assertThat(names(second)).as("a repeat is known by its name").isEqualTo(names(first));
        assertThat(reports.failed(second, TWICE, away())).isOne();
        clock.pass(CALM);
        assertThat(reports.take(ReportChannel.MAIL, 10, CALM)).isEmpty();

        look(alarms, Severity.CRITICAL);
        reports.sent(take(reports, ReportChannel.MAIL));
        clock.pass(AlarmReports.LEASE);
        assertThat(reports.take(ReportChannel.MAIL, 10, CALM)).isEmpty();
    }

    @Test
    void givesWhatAHubThatDiedHadTakenToAnother() {
        look(hub(Reportings.mailed()), Severity.WARNING);
        ReportBatch lost = take(new AlarmReports(database, clock), ReportChannel.MAIL);

        clock.pass(AlarmReports.LEASE);

        assertThat(names(take(new AlarmReports(database, clock), ReportChannel.MAIL)))
                .isEqualTo(names(lost));
    }

    @Test
    void takesWhatIsDueLongestFirst() {
        Alarms alarms = hub(Reportings.mailed());
        look(alarms, Severity.WARNING);
        AlarmReports reports = new AlarmReports(database, clock);
        reports.failed(
                reports.take(ReportChannel.MAIL, 1, CALM).orElseThrow(), new ReportBackoff(CALM, CALM, 9), away());
        clock.pass(Duration.ofMinutes(1));
        look(alarms, Severity.CRITICAL);

        assertThat(turns(reports.take(ReportChannel.MAIL, 1, CALM).orElseThrow()))
                .containsExactly("WORSE");
        clock.pass(CALM);
        assertThat(turns(reports.take(ReportChannel.MAIL, 1, CALM).orElseThrow()))
                .containsExactly("BEGAN");
    }

    @Test
    void forgetsWhatEndedLongAgoOnceItIsReported() {
        Alarms alarms = hub(Reportings.mailed());
        look(alarms, Severity.WARNING);
        clock.pass(CALM);
        look(alarms);

        clock.pass(Duration.ofDays(91));
        alarms.forgetOld();
        assertThat(alarms.ended(10)).as("its reports wait").hasSize(1);
        AlarmReports reports = new AlarmReports(database, clock);
        reports.sent(take(reports, ReportChannel.MAIL));
        alarms.forgetOld();

        assertThat(alarms.ended(10)).isEmpty();
    }

    @Test
    void escalatesOnceAWarningThatNobodyAcknowledgesAndOnceMoreWhenItBecomesCritical() {
        Alarms one = hub(Reportings.escalated(AFTER, CALM));
        Alarms other = hub(Reportings.escalated(AFTER, CALM));
        look(one, Severity.WARNING);
        clock.pass(AFTER.minusSeconds(1));
        assertThat(look(other, Severity.WARNING)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(look(other, Severity.WARNING)).containsExactly("ESCALATED");
        assertThat(look(one, Severity.WARNING)).isEmpty();
        clock.pass(AFTER.multipliedBy(3));
        assertThat(look(one, Severity.WARNING)).as("once for each step").isEmpty();

        assertThat(look(one, Severity.CRITICAL)).containsExactly("WORSE");
        clock.pass(CALM);
        assertThat(look(one, Severity.CRITICAL)).as("sooner").containsExactly("ESCALATED");
        clock.pass(CALM);
        assertThat(look(other)).containsExactly("ENDED");

        AlarmReports reports = new AlarmReports(database, clock);
        assertThat(turns(take(reports, ReportChannel.MAIL))).containsExactly("BEGAN", "WORSE", "ENDED");
        assertThat(turns(take(reports, ReportChannel.ESCALATION_MAIL)))
                .as("whoever was called hears of the end, too")
                .containsExactly("ESCALATED", "ESCALATED", "ENDED");
    }

    @Test
    void doesNotTellThoseOfTheEscalationWhatEndsInTime() {
        Alarms alarms = hub(Reportings.escalated(AFTER, CALM));
        look(alarms, Severity.WARNING);
        clock.pass(CALM);
        look(alarms);

        AlarmReports reports = new AlarmReports(database, clock);
        assertThat(turns(take(reports, ReportChannel.MAIL))).containsExactly("BEGAN", "ENDED");
        assertThat(reports.take(ReportChannel.ESCALATION_MAIL, 10, CALM)).isEmpty();
    }

    @Test
    void waitsTwiceAsLongEachTimeUpToTheLongestPause() {
        ReportBackoff backoff = new ReportBackoff(Duration.ofSeconds(10), Duration.ofMinutes(1), 100);

        assertThat(Stream.of(1, 2, 3, 4, 90).map(backoff::after))
                .extracting(Duration::toSeconds)
                .containsExactly(10L, 20L, 40L, 60L, 60L);
    }

    @Test
    void reportsAndEscalatesThoughTheClockIsSetBack() {
        Alarms alarms = hub(Reportings.escalated(AFTER, CALM));
        look(alarms, Severity.WARNING);
        AlarmReports reports = new AlarmReports(database, clock);
        assertThat(reports.failed(take(reports, ReportChannel.MAIL), TWICE, away()))
                .isZero();

        clock.pass(Duration.ofDays(-400));

        assertThat(turns(take(reports, ReportChannel.MAIL))).containsExactly("BEGAN");
        assertThat(look(alarms, Severity.WARNING)).isEmpty();
        clock.pass(AFTER);
        assertThat(look(alarms, Severity.WARNING)).containsExactly("ESCALATED");
    }

    @Test
    void leavesAReceiverAloneAsLongAsItAsksForThat() {
        ReportBackoff backoff = new ReportBackoff(Duration.ofSeconds(10), Duration.ofHours(1), 100);

        assertThat(backoff.after(1, Duration.ofMinutes(2))).hasMinutes(2);
        assertThat(backoff.after(6, Duration.ofMinutes(2)))
                .as("it is tried seldom anyway")
                .hasSeconds(320);
        assertThat(backoff.after(1, Duration.ofDays(400)))
                .as("nobody is left alone for ever")
                .hasHours(1);
        assertThat(Stream.of("120", "Wed, 01 Jul 2026 12:02:00 GMT"))
                .allSatisfy(text -> assertThat(RetryAfter.of(text, BEGIN)).hasMinutes(2));
        assertThat(Stream.of("", "soon", "-1", "9".repeat(40), "Wed, 01 Jul 2026 11:59:00 GMT"))
                .allSatisfy(text -> assertThat(RetryAfter.of(text, BEGIN)).isZero());
    }

    @Test
    void triesNothingAgainOfWhichTheReceiverWantsNoMore() {
        look(hub(Reportings.mailed()), Severity.WARNING);
        AlarmReports reports = new AlarmReports(database, clock);

        ReportNotSent gone = new ReportNotSent("410", true, Duration.ZERO);
        assertThat(reports.failed(take(reports, ReportChannel.MAIL), TWICE, gone))
                .isOne();

        clock.pass(CALM);
        assertThat(reports.take(ReportChannel.MAIL, 10, CALM)).isEmpty();
    }

    @Test
    void raisesAnAlarmForAChannelThatStaysAwayUntilSomethingIsSentByIt() {
        Limits limits = new Limits(CALM, CALM.multipliedBy(2));
        AlarmReports reports = new AlarmReports(database, clock);
        UnreportedWatch watch = new UnreportedWatch(Reportings.mailed(), reports, limits, clock);
        Alarms alarms = hub(Reportings.mailed());
        look(alarms, Severity.WARNING);
        reports.failed(take(reports, ReportChannel.MAIL), TWICE, away());
        assertThat(watch.look()).isEmpty();
        clock.pass(CALM);
        reports.failed(take(reports, ReportChannel.MAIL), TWICE, away());

        assertThat(watch.look()).singleElement().satisfies(found -> {
            assertThat(found.severity()).isEqualTo(Severity.WARNING);
            assertThat(found.since()).isEqualTo(BEGIN);
            assertThat(found.text()).startsWith("Mails about alarms cannot be sent");
        });
        alarms.record(watch.look(), EnumSet.of(Condition.UNREPORTED));
        for (int i = 0; i < 3; i++) {
            assertThat(reports.failed(take(reports, ReportChannel.MAIL), TWICE, away()))
                    .as("it shows when it is back")
                    .isZero();
            clock.pass(CALM);
        }
        assertThat(watch.look()).extracting(Finding::severity).containsExactly(Severity.CRITICAL);
        reports.sent(take(reports, ReportChannel.MAIL));
        assertThat(watch.look()).isEmpty();
    }

    private static ReportNotSent away() {
        return new ReportNotSent("it is away");
    }

    private Alarms hub(ReportRouting routing) {
        return new Alarms(database, clock, CALM, routing);
    }

    private static ReportBatch take(AlarmReports reports, ReportChannel channel) {
        return reports.take(channel, 10, CALM).orElseThrow();
    }

    private static List<String> turns(ReportBatch batch) {
        return batch.reports().stream()
                .map(report -> report.change().turn().name())
                .toList();
    }

    private static List<String> names(ReportBatch batch) {
        return batch.reports().stream().map(AlarmReport::name).toList();
    }

    private static List<String> look(Alarms alarms, Severity... severities) {
        List<Finding> found = Stream.of(severities)
                .map(severity ->
                        new Finding(Condition.PARTNER_DOWN, "east", "collect", severity, "east is down; ask it", BEGIN))
                .toList();
        return alarms.record(found, EnumSet.allOf(Condition.class)).stream()
                .map(change -> change.turn().name())
                .toList();
    }
}
