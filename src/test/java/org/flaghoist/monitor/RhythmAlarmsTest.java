package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.MovedClock;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is too little, and too much, of a sender, brought about in a running hub. */
class RhythmAlarmsTest {

    /** Of north is expected what was learnt of it, and of west something each day. */
    private static final HubSetup RHYTHMS =
            WatchedHub.setup().partner("north", "expects: learnt\n").partner("west", "expects: 1d\n");

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = WatchedHub.calm(RHYTHMS);
        // What is silent is so since now, not since the hub's start, or a time to which a test had moved the clock.
        for (String partner : List.of("north", "west")) {
            hub.pause(partner);
            hub.bean(AlarmScheduler.class).look();
            hub.activate(partner);
        }
    }

    @Test
    void raisesAnAlarmForASenderThatIsSilentUnlessItIsPaused() throws Exception {
        hub.send("west", Notifications.of("west", "HEARD-1", "INTELLIGENCE", "\"north\""));
        assertThat(hub.receipts("west", 2)).hasSize(2);
        assertThat(hub.receive("north", 1)).hasSize(1);
        hub.bean(SenderHours.class).write();
        hub.moveClock(Duration.ofHours(23));
        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);

        hub.moveClock(Duration.ofHours(25));
        AlarmList.awaitActive("SILENCE WARNING west");
        assertThat(AlarmList.all().path("active").get(0).path("text").asText())
                .startsWith("Nothing from west (west) was accepted for longer than expected, which is 1 d. See");
        hub.moveClock(Duration.ofHours(73));
        AlarmList.awaitActive("SILENCE CRITICAL west");

        hub.pause("west");
        await().until(active(), List::isEmpty);
        hub.activate("west");
        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);
    }

    @Test
    void learnsHowLongASenderIsSilentAndHowMuchItSends() throws Exception {
        hub.pause("west");
        addHour(Duration.ofDays(9), 20);
        addHour(Duration.ofDays(9).minusHours(30), 30);
        hub.bean(SenderHours.class).write();
        hub.moveClock(Duration.ofHours(59));
        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);
        hub.moveClock(Duration.ofHours(61));
        AlarmList.awaitActive("SILENCE WARNING north");
        assertThat(AlarmList.all().path("active").get(0).path("text").asText())
                .contains("which is 2 d 12 h, as learnt from the last weeks.");

        // What follows is of one hour.
        Instant now = hub.bean(MovedClock.class).instant();
        Instant next = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
        hub.moveClock(Duration.ofHours(61).plus(Duration.between(now, next)));
        addHour(Duration.ZERO, 149);
        await().until(active(), List::isEmpty);
        addHour(Duration.ZERO, 1);
        AlarmList.awaitActive("VOLUME WARNING north");
        assertThat(AlarmList.all().path("active").get(0).path("text").asText())
                .startsWith("north (north) sent 150 messages within an hour, and 30 in its busiest hour");
    }

    @Test
    void forgetsNothingThatItLearntWhenTheClockIsAYearAheadForAWhile() throws Exception {
        hub.pause("west");
        addHour(Duration.ofDays(9), 20);
        addHour(Duration.ofDays(9).minusHours(30), 30);

        hub.moveClock(Duration.ofDays(365));
        hub.send("north", Notifications.of("north", "HEARD-1", "INTELLIGENCE", "\"east\""));
        assertThat(hub.receipts("north", 2)).hasSize(2);
        assertThat(hub.server("east").inbox().resolve("north_HEARD-1_r1.json")).exists();
        hub.bean(SenderHours.class).write();
        hub.moveClock(Duration.ZERO);
        hub.bean(SenderHours.class).write();

        await().until(active(), List::isEmpty);
        hub.moveClock(Duration.ofHours(61));
        AlarmList.awaitActive("SILENCE WARNING north");
        assertThat(AlarmList.all().path("active").get(0).path("text").asText())
                .contains("which is 2 d 12 h, as learnt from the last weeks.");
    }

    @Test
    void seesASilenceThoughAPauseEndedWhileTheClockWasAYearAhead() throws Exception {
        AlarmScheduler alarms = hub.bean(AlarmScheduler.class);
        hub.moveClock(Duration.ofDays(365));
        hub.pause("west");
        alarms.look();
        hub.activate("west");

        hub.moveClock(Duration.ofHours(25));
        alarms.look();
        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);

        hub.moveClock(Duration.ofHours(51));
        AlarmList.awaitActive("SILENCE WARNING west");
    }

    @Test
    void keepsASilenceThatLastsWhileItIsNotLookedForAfterAStart() throws Exception {
        hub.moveClock(Duration.ofHours(25));
        AlarmList.awaitActive("SILENCE WARNING west");

        restart();
        // As if no clock had been moved.
        JdbcClient.create(hub.bean(DataSource.class))
                .sql("update alarm set seen = ?")
                .param(Instant.now().toEpochMilli())
                .update();

        await().during(Duration.ofSeconds(3)).until(active(), List.of("SILENCE WARNING west")::equals);
        hub.moveClock(Duration.ofMinutes(6));
        await().until(active(), List::isEmpty);
    }

    @Test
    void seesNoSilenceWhereTheClockOfAnotherHubIsABitAhead() throws Exception {
        Duration later = Duration.ofHours(25);
        long ahead =
                hub.bean(MovedClock.class).instant().plus(later).plusSeconds(30).toEpochMilli();

        add("west", ahead, new SenderHourRows.HourCount(1, ahead, ahead));
        hub.moveClock(later);

        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);
    }

    @Test
    void seesNoVolumeInWhatHadWaitedDuringAPauseAlsoAfterAStart() throws Exception {
        hub.pause("west");
        addHour(Duration.ofDays(9), 20);
        addHour(Duration.ofDays(9).minusHours(30), 30);
        hub.pause("north");
        hub.activate("north");
        restart();

        addHour(Duration.ZERO, 150);

        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);
    }

    private void restart() {
        // As if no test had changed a state while the clock was ahead: a hub that starts does not see that it was.
        JdbcClient.create(hub.bean(DataSource.class))
                .sql("update partner_state set since = :now where since > :now")
                .param("now", Instant.now().toEpochMilli())
                .update();
        hub.stop();
        hub.start();
    }

    private void addHour(Duration ago, long number) {
        long hour = hub.bean(MovedClock.class)
                .instant()
                .minus(ago)
                .truncatedTo(ChronoUnit.HOURS)
                .toEpochMilli();
        add("north", hour, new SenderHourRows.HourCount(number, hour, hour));
    }

    private void add(String sender, long time, SenderHourRows.HourCount count) {
        long hour = time - Math.floorMod(time, Duration.ofHours(1).toMillis());
        hub.bean(SenderHourRows.class).add(new SenderHourRows.HourKey(sender, hour), count, Instant.EPOCH);
    }

    private static Callable<List<String>> active() {
        return AlarmList::active;
    }
}
