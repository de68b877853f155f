package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.PartnerSnapshots;
import org.flaghoist.parking.UnknownMessage;
import org.flaghoist.parking.UnknownMessages;
import org.flaghoist.people.Person;
import org.flaghoist.reload.Reloads;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTaskHolder;

/** Each condition, brought about in a running hub. */
@ExtendWith(OutputCaptureExtension.class)
class AlarmConditionsTest {

    /** For all, because only a start takes a quota over. */
    private static final HubSetup WITH_A_QUOTA = WatchedHub.setup().partner("north", "quota: 10MB\n");

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = WatchedHub.calm(WITH_A_QUOTA);
    }

    @Test
    void raisesAnAlarmForAServerThatIsDownAndEndsItWhenItIsBack(CapturedOutput output) throws Exception {
        int before = output.length();
        hub.server("east").stop();
        hub.send("north", Notifications.of("north", "DOWN-1", "INTELLIGENCE", "\"east\""));
        AlarmList.awaitActive("PARTNER_DOWN WARNING east", "PARTNER_DOWN WARNING east");

        hub.server("east").start();
        await().until(active(), List::isEmpty);

        assertThat(AlarmList.ended()).hasSize(2);
        assertThat(since(before, output).filter(line -> line.contains("WARN") && line.contains("Alarm: ")))
                .hasSize(2)
                .allMatch(line -> line.contains("partner down, east"));
        // The ledger has it before the log.
        await().untilAsserted(() -> assertThat(
                        since(before, output).filter(line -> line.contains("INFO") && line.contains("Alarm ended: ")))
                .hasSize(2));
    }

    @Test
    void saysNothingOfAPausedPartner() throws Exception {
        hub.server("east").stop();
        AlarmList.awaitActive("PARTNER_DOWN WARNING east");

        hub.pause("east");

        await().until(active(), List::isEmpty);
    }

    @Test
    void raisesAnAlarmForMessagesThatWaitTooLong() throws Exception {
        hub.send("north", Notifications.of("north", "WAITS-1", "INTELLIGENCE", "\"west\""));
        await().until(() -> hub.count("out.north") == 2 && hub.count("out.west") == 1);
        assertThat(AlarmList.active()).isEmpty();

        hub.moveClock(Duration.ofMinutes(16));
        AlarmList.awaitActive("BACKLOG WARNING north", "BACKLOG WARNING west");
        hub.moveClock(Duration.ofMinutes(121));
        AlarmList.awaitActive("BACKLOG CRITICAL north", "BACKLOG CRITICAL west");
        hub.pause("west");
        AlarmList.awaitActive("BACKLOG CRITICAL north");

        assertThat(hub.receive("north", 2)).hasSize(2);
        await().until(active(), List::isEmpty);

        hub.activate("west");
        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);
        hub.moveClock(Duration.ofMinutes(137));
        AlarmList.awaitActive("BACKLOG WARNING west");
    }

    @Test
    void saysThatACopyWaitsAndCountsItAsNoMessage() throws Exception {
        hub.bean(CamelContext.class).getRouteController().stopRoute("translate-north");
        hub.bean(CamelContext.class).getRouteController().stopRoute("translate-urgent.north");
        hub.send("north", Notifications.of("north", "BEFORE-1", "INTELLIGENCE", "\"west\""));
        hub.send(
                "north",
                Notifications.of("north", "COPIED-1", "INTELLIGENCE", "\"west\"")
                        .replace("\"ROUTINE\"", "\"IMMEDIATE\""));
        await().untilAsserted(() -> assertThat(hub.bean(PartnerSnapshots.class).all())
                .filteredOn(now -> now.in().waiting() == 2)
                .extracting(now -> now.partner().id())
                .containsExactly("north"));

        hub.moveClock(Duration.ofMinutes(16));
        AlarmList.awaitActive("BACKLOG WARNING north", "BACKLOG WARNING north");

        assertThat(AlarmList.all().path("active").findValuesAsText("text"))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("1 message from north (north), urgent: the copies wait that should go ahead")
                        .endsWith("whether the route translate-urgent.north runs."))
                .anySatisfy(text -> assertThat(text)
                        .startsWith("2 messages from north (north): not translated yet.")
                        .endsWith("whether the route translate-north runs."));
    }

    @Test
    void saysNothingOfAPartnerInMaintenance() throws Exception {
        hub.server("east").stop();
        AlarmList.awaitActive("PARTNER_DOWN WARNING east");

        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        hub.invoke(
                "org.flaghoist:type=Partner,name=east",
                "maintain",
                now.toString(),
                now.plusSeconds(3_600).toString(),
                "new disks");

        await().until(active(), List::isEmpty);
    }

    @Test
    void raisesAnAlarmForDeadLetters() throws Exception {
        hub.send("north", "no JSON");

        AlarmList.awaitActive("DEAD_LETTERS WARNING north");

        String text = AlarmList.all().path("active").get(0).path("text").asText();
        assertThat(text).startsWith("1 message from north (north)").contains("replay, edit or discard");
    }

    @Test
    void raisesAnAlarmForAPartnerThatTakesMuchOfItsQuotaAndThenAllOfIt() throws Exception {
        hub.pause("north");
        // A text takes two bytes a character there.
        for (int i = 0; i < 4; i++) {
            hub.send("north", "x".repeat(1 << 20));
        }
        AlarmList.awaitActive("QUOTA WARNING north");

        hub.send("north", "x".repeat(1 << 20));
        AlarmList.awaitActive("QUOTA CRITICAL north");
    }

    @Test
    void raisesAnAlarmForWhatTheBrokerGaveUpAndEndsItWhenThatIsGone() throws Exception {
        hub.send("north", Notifications.of("north", "GIVEN-UP-1", "INTELLIGENCE", "\"west\""));
        await().until(() -> hub.count(QueueNames.out("west")) == 1);
        hub.bean(Broker.class).moveAll(QueueNames.out("west"), "", QueueNames.DEAD);

        AlarmList.awaitActive("BROKER_GAVE_UP CRITICAL");
        assertThat(AlarmList.all().at("/active/0/text").asText())
                .startsWith("1 message on the broker's queue dead: given up")
                .contains("docs/operate/dead-letters.md");

        hub.bean(Broker.class).removeAll(QueueNames.DEAD, "");
        await().until(active(), List::isEmpty);
    }

    @Test
    void raisesAnAlarmForHolds() throws Exception {
        hub.send("north", Notifications.of("north", "HELD-1", "ARREST", "\"west\""));

        AlarmList.awaitActive("HOLDS WARNING west");
    }

    @Test
    void countsDownWhatIsDueAndRaisesAnAlarmWhenItIsLateAlsoForAPausedPartner() throws Exception {
        hub.pause("east");
        String due = Instant.now()
                .plus(4, ChronoUnit.HOURS)
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
        hub.send(
                "north",
                Notifications.of("north", "DUE-1", "INTELLIGENCE", "\"east\"")
                        .replace("\"narrative\"", "\"liaison\":{\"dueAt\":\"" + due + "\"},\"narrative\""));
        assertThat(hub.receipts("north", 1)).containsExactly("ACCEPTED");
        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);

        hub.moveClock(Duration.ofMinutes(181));
        AlarmList.awaitActive("DUE WARNING east");
        hub.moveClock(Duration.ofMinutes(241));
        AlarmList.awaitActive("DUE CRITICAL east");
        assertThat(AlarmList.all().path("active").get(0).path("text").asText())
                .startsWith("1 notification for east (east) is late: the first was due at ")
                .contains("1 on its queue. It is delivered all the same");

        hub.activate("east");
        assertThat(hub.receive("north", 1))
                .singleElement()
                .satisfies(receipt ->
                        assertThat(HubFixture.member(receipt, "detail")).matches("late by [1-5] min"));
        await().until(active(), List::isEmpty);
    }

    @Test
    void raisesAnAlarmForALedgerThatSomebodyElseChangedAndGoesOnAfterARestart(CapturedOutput output) throws Exception {
        int before = output.length();
        // A start compares the ledger's key with the oldest event, which has to be one that nobody changed.
        hub.pause("east");
        hub.activate("east");
        hub.send("north", Notifications.of("north", "FORGED-1", "INTELLIGENCE", "\"west\""));
        await().until(() -> hub.count("out.west") == 1);
        assertThat(sql("update event_record set events = '[]' where entry is not null"))
                .isOne();
        AlarmList.awaitActive("CHAIN_BROKEN CRITICAL");

        hub.stop();
        hub.start();
        await().during(Duration.ofSeconds(3)).until(active(), List.of("CHAIN_BROKEN CRITICAL")::equals);

        assertThat(since(before, output).filter(line -> line.contains("Alarm: ")))
                .hasSize(1);
        // Its ledger stays forged.
        hub.stop();
    }

    /** Without what the hub of the test before logged when that was over. */
    private static Stream<String> since(int before, CapturedOutput output) {
        return output.subSequence(before, output.length()).toString().lines();
    }

    @Test
    void raisesAnAlarmForAJournalThatIsNotTheLedgersAnyMore() throws Exception {
        markTheJournal();
        assertThat(sql("update journal_checkpoint set checkpoint = '900' || checkpoint, coming = '900' || coming"))
                .isOne();
        markTheJournal();

        AlarmList.awaitActive("DIFFERENT_MOMENTS CRITICAL");
        String text = AlarmList.all().path("active").get(0).path("text").asText();
        assertThat(text).contains("stop all hubs", "this journal is older than the ledger");
        // They stay of two moments.
        hub.stop();
    }

    @Test
    void raisesAnAlarmForWhatWaitsThoughTheLedgerHasLostItsEntry() throws Exception {
        hub.bean(UnknownMessages.class)
                .meet(new UnknownMessage("ID:1", "out.east", "east", "north", "LOST-1", 1, 4711, "node:1"));

        AlarmList.awaitActive("UNKNOWN_ENTRY CRITICAL east");
        String text = AlarmList.all().path("active").get(0).path("text").asText();
        assertThat(text).startsWith("A message for east (east) waits").contains("docs/operate/restore.md");
    }

    @Test
    void raisesAnAlarmForAPasswordThatExpires() throws Exception {
        hub = WatchedHub.calm(WITH_A_QUOTA.partner(
                "east",
                "expires: {password: %s}\n"
                        .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(40))));
        await().during(Duration.ofSeconds(1)).until(active(), List::isEmpty);

        hub.moveClock(Duration.ofDays(12));
        AlarmList.awaitActive("EXPIRY WARNING east");
        hub.moveClock(Duration.ofDays(42));
        AlarmList.awaitActive("EXPIRY CRITICAL east");

        String text = AlarmList.all().path("active").get(0).path("text").asText();
        assertThat(text).startsWith("The password of east (east) ended on");
    }

    @Test
    void endsTheAlarmForAPasswordWhenAReloadTakesOverItsNewEnd() throws Exception {
        LocalDate soon = LocalDate.now(ZoneOffset.UTC).plusDays(10);
        // It has the alarm from the beginning, so it never is calm.
        hub = HubFixture.lent(WITH_A_QUOTA.partner("east", "expires: {password: %s}\n".formatted(soon)));
        Path east = hub.directory().resolve("config/partners/east.yaml");
        AlarmList.awaitActive("EXPIRY WARNING east");

        Files.writeString(
                east,
                Files.readString(east)
                        .replace(soon.toString(), soon.plusYears(1).toString()));
        hub.bean(Reloads.class).ask(Person.local(HubFixture.OPERATOR), "a new password");

        await().until(active(), List::isEmpty);
    }

    /** What the hub does each minute. */
    private void markTheJournal() {
        assertThat(hub.bean(ScheduledTaskHolder.class).getScheduledTasks())
                .extracting(scheduled -> scheduled.getTask().getRunnable())
                .filteredOn(task -> task.toString().endsWith(".JournalCheckpointing.look"))
                .hasSize(1)
                .allSatisfy(Runnable::run);
    }

    private int sql(String statement) {
        return JdbcClient.create(hub.bean(DataSource.class)).sql(statement).update();
    }

    private static Callable<List<String>> active() {
        return AlarmList::active;
    }
}
