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
import org.flaghoist.testing.MovedClock;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is too little, and too much, of a sender, brought about in a running hub. */
class RhythmAlarmsTest {

    /** Set by {@link #startWith}, with which each test begins. */
    @SuppressWarnings("NullAway.Init")
    private HubFixture hub;

    @Test
    void raisesAnAlarmForASenderThatIsSilentUnlessItIsPaused() throws Exception {
        startWith("north", "expects: 1d\n");
        hub.send("north", Notifications.of("north", "HEARD-1", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receipts("north", 2)).hasSize(2);
        assertThat(hub.receive("west", 1)).hasSize(1);
        hub.bean(SenderHours.class).write();
        hub.moveClock(Duration.ofHours(23));
        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);

        hub.moveClock(Duration.ofHours(25));
        AlarmList.awaitActive("SILENCE WARNING north");
        assertThat(AlarmList.all().path("active").get(0).path("text").asText())
                .startsWith("Nothing from north (north) was accepted for longer than expected, which is 1 d. See");
        hub.moveClock(Duration.ofHours(73));
        AlarmList.awaitActive("SILENCE CRITICAL north");

        hub.pause("north");
        await().until(active(), List::isEmpty);
        hub.activate("north");
        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);
    }

    @Test
    void learnsHowLongASenderIsSilentAndHowMuchItSends() throws Exception {
        startWith("north", "expects: learnt\n");
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
        startWith("north", "expects: learnt\n");
        addHour(Duration.ofDays(9), 20);
        addHour(Duration.ofDays(9).minusHours(30), 30);

        hub.moveClock(Duration.ofDays(365));
        hub.send("north", Notifications.of("north", "HEARD-1", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receipts("north", 2)).hasSize(2);
        assertThat(hub.receive("west", 1)).hasSize(1);
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
        startWith("north", "expects: 1d\n");
        AlarmScheduler alarms = hub.bean(AlarmScheduler.class);
        hub.moveClock(Duration.ofDays(365));
        hub.pause("north");
        alarms.look();
        hub.activate("north");

        hub.moveClock(Duration.ofHours(25));
        alarms.look();
        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);

        hub.moveClock(Duration.ofHours(51));
        AlarmList.awaitActive("SILENCE WARNING north");
    }

    @Test
    void keepsASilenceThatLastsWhileItIsNotLookedForAfterAStart() throws Exception {
        startWith("north", "expects: 1d\n");
        hub.moveClock(Duration.ofHours(25));
        AlarmList.awaitActive("SILENCE WARNING north");

        hub.stop();
        hub.start();
        // As if no clock had been moved.
        JdbcClient.create(hub.bean(DataSource.class))
                .sql("update alarm set seen = ?")
                .param(Instant.now().toEpochMilli())
                .update();

        await().during(Duration.ofSeconds(3)).until(active(), List.of("SILENCE WARNING north")::equals);
        hub.moveClock(Duration.ofMinutes(6));
        await().until(active(), List::isEmpty);
    }

    @Test
    void seesNoSilenceWhereTheClockOfAnotherHubIsABitAhead() throws Exception {
        startWith("north", "expects: 1d\n");
        Duration later = Duration.ofHours(25);
        long ahead =
                hub.bean(MovedClock.class).instant().plus(later).plusSeconds(30).toEpochMilli();

        add(ahead, new SenderHourRows.HourCount(1, ahead, ahead));
        hub.moveClock(later);

        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);
    }

    @Test
    void seesNoVolumeInWhatHadWaitedDuringAPauseAlsoAfterAStart() throws Exception {
        startWith("north", "expects: learnt\n");
        addHour(Duration.ofDays(9), 20);
        addHour(Duration.ofDays(9).minusHours(30), 30);
        hub.pause("north");
        hub.activate("north");
        hub.stop();
        hub.start();

        addHour(Duration.ZERO, 150);

        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);
    }

    private void startWith(String partner, String more) throws Exception {
        hub = HubFixture.lent(WatchedHub.setup().partner(partner, more));
    }

    private void addHour(Duration ago, long number) {
        long hour = hub.bean(MovedClock.class)
                .instant()
                .minus(ago)
                .truncatedTo(ChronoUnit.HOURS)
                .toEpochMilli();
        add(hour, new SenderHourRows.HourCount(number, hour, hour));
    }

    private void add(long time, SenderHourRows.HourCount count) {
        long hour = time - Math.floorMod(time, Duration.ofHours(1).toMillis());
        hub.bean(SenderHourRows.class).add(new SenderHourRows.HourKey("north", hour), count, Instant.EPOCH);
    }

    private static Callable<List<String>> active() {
        return AlarmList::active;
    }
}
