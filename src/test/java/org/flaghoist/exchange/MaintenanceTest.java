package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.Notifications.sentBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.management.JMException;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.MovedClock;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

class MaintenanceTest {

    private static final Duration A_WHILE = Duration.ofSeconds(2);
    private static final String WHY = "their letter";

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();

    @Test
    void beginsAndEndsByItself() throws Exception {
        maintain("east", Duration.ofHours(1), Duration.ofHours(3));
        sendToEast("BEFORE");
        then.north().getsReceipts("ACCEPTED", "DELIVERED east");

        hub.bean(MovedClock.class).set(Duration.ofHours(2));
        hub.bean(MaintenanceJob.class).look();
        Path file = upload("FILE_0001.json", "E-1");
        sendToEast("DURING-1");
        sendToEast("DURING-2");
        then.north().getsReceipts("ACCEPTED", "ACCEPTED");
        await().during(A_WHILE).until(() -> hub.count(QueueNames.out("east")) == 2 && Files.exists(file));
        hub.bean(MovedClock.class).set(Duration.ofHours(4));

        assertThat(ids(hub.receive("north", 3))).containsExactlyInAnyOrder("DURING-1", "DURING-2", "E-1");
        assertThat(SftpServerFixture.names(hub.server("east").inbox()))
                .contains("north_DURING-1_r1.json", "north_DURING-2_r1.json");
    }

    @Test
    void lastsOverARestart() throws Exception {
        maintain("east", Duration.ZERO, Duration.ofHours(3));
        Path file = upload("FILE_0001.json", "E-1");
        sendToEast("DURING-1");
        then.north().getsReceipts("ACCEPTED");

        hub.stop();
        hub.start();

        await().during(A_WHILE).until(() -> hub.count(QueueNames.out("east")) == 1 && Files.exists(file));
        hub.bean(MovedClock.class).set(Duration.ofHours(4));
        assertThat(ids(hub.receive("north", 2))).containsExactlyInAnyOrder("DURING-1", "E-1");
    }

    @Test
    void keepsWhatIsForABrokerPartnerAndTakesWhatItSends() throws Exception {
        maintain("west", Duration.ZERO, Duration.ofHours(3));
        when.sends(notification("N-1", "west"), notification("N-2", "west"));
        hub.send("west", sentBy("west", "W-1", "north"));
        then.north().takes(5);
        then.west().getsNothing();

        hub.invoke(HubFixture.partner("west"), "endMaintenance", "they are ready earlier");

        // What is for them and their own receipts come by two ways, so only each way's own order is promised.
        List<String> kept = hub.receive("west", 4);
        assertThat(kept).hasSize(4);
        assertThat(ids(kept).stream().filter(id -> id.startsWith("N-"))).containsExactly("N-1", "N-2");
    }

    @Test
    void saysToTheSenderUntilWhenACopyWaits() throws Exception {
        Instant end = maintain("east", Duration.ZERO, Duration.ofHours(3));
        when.sends(Notifications.of("north", "WAITS-1", "INTELLIGENCE", "\"east\", \"south\""));

        String accepted = hub.receive("north", 2).get(0);

        assertThat(HubFixture.member(accepted, "status")).isEqualTo("ACCEPTED");
        assertThat(HubFixture.member(accepted, "detail"))
                .isEqualTo("east is in maintenance until " + end.atOffset(ZoneOffset.UTC) + "; its copy waits");
        hub.invoke(HubFixture.partner("east"), "endMaintenance", WHY);
        sendToEast("WAITS-2");
        assertThat(hub.receive("north", 3).stream()
                        .filter(receipt -> HubFixture.member(receipt, "status").equals("ACCEPTED")))
                .noneMatch(receipt -> receipt.contains("maintenance"));
    }

    @Test
    void leavesAPauseAsItIs() throws Exception {
        maintain("west", Duration.ZERO, Duration.ofHours(3));
        hub.pause("west");
        when.sends(notification("P-1", "west"));
        hub.invoke(HubFixture.partner("west"), "endMaintenance", WHY);
        then.west().getsNothing();

        hub.activate("west");

        then.west().getsIds("P-1");
    }

    @Test
    void refusesWindowsThatCannotBeMeant() throws Exception {
        Instant now = Instant.now();
        String soon = now.plusSeconds(3600).toString();
        String later = now.plusSeconds(7200).toString();
        refused(
                "must end in the future",
                now.minusSeconds(7200).toString(),
                now.minusSeconds(3600).toString(),
                WHY);
        refused("end before it begins", later, soon, WHY);
        refused("longer than 31 days", soon, now.plus(Duration.ofDays(40)).toString(), WHY);
        refused("'from' is no time with its zone", "2026-11-27T04:00", later, WHY);
        refused("give a reason", soon, later, " ");
        hub.invoke(HubFixture.partner("east"), "maintain", soon, later, WHY);
        refused("has a maintenance window from", now.toString(), later, WHY);
        hub.invoke(HubFixture.partner("east"), "endMaintenance", WHY);
        hub.invoke(HubFixture.partner("east"), "maintain", now.toString(), soon, WHY);
        hub.invoke(HubFixture.partner("east"), "maintain", soon, later, WHY);
        hub.invoke(HubFixture.partner("west"), "maintain", soon, later, WHY);
    }

    @Test
    void recordsWhoAndWhy() throws Exception {
        maintain("east", Duration.ofHours(1), Duration.ofHours(3));
        hub.invoke(HubFixture.partner("east"), "endMaintenance", "put off");

        assertThat(EventSeen.all(hub.bean(DataSource.class)).stream()
                        .filter(event -> event.kind().startsWith("MAINTENANCE"))
                        .map(event ->
                                event.kind() + " " + event.partner() + " " + event.actor() + " " + event.detail()))
                .satisfiesExactly(
                        set -> assertThat(set)
                                .startsWith("MAINTENANCE_SET east duty-desk ")
                                .contains(WHY),
                        ended -> assertThat(ended)
                                .startsWith("MAINTENANCE_ENDED east duty-desk ")
                                .contains("put off"));
        hub.bean(Chain.class).seal();
        assertThat(hub.bean(Chain.class).verify().ok()).isTrue();
        assertThatThrownBy(() -> hub.invoke(HubFixture.partner("east"), "endMaintenance", WHY))
                .hasRootCauseMessage("east has no maintenance window that could be ended");
    }

    private Instant maintain(String partner, Duration from, Duration to) throws JMException {
        Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond() / 60 * 60);
        hub.invoke(
                HubFixture.partner(partner),
                "maintain",
                now.plus(from).toString(),
                now.plus(to).toString(),
                WHY);
        return now.plus(to);
    }

    private void refused(String because, String from, String to, String reason) {
        assertThatThrownBy(() -> hub.invoke(HubFixture.partner("east"), "maintain", from, to, reason))
                .rootCause()
                .hasMessageContaining(because);
    }

    private void sendToEast(String id) throws Exception {
        when.sends(notification(id, "east"));
    }

    private Path upload(String name, String id) throws Exception {
        when.uploads(name, sentBy("east", id, "north"));
        return hub.server("east").outbox().resolve(name);
    }

    private static List<String> ids(List<String> messages) {
        return messages.stream()
                .map(message -> HubFixture.member(message, "id"))
                .toList();
    }
}
