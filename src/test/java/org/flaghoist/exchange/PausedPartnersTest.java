package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.Notifications.sentBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

class PausedPartnersTest {

    private static final Duration A_WHILE = Duration.ofSeconds(2);

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();

    @Test
    void keepsWhatIsForABrokerPartnerInOrder() throws Exception {
        hub.pause("west");
        when.sends(notification("P-1", "west"), notification("P-2", "west"));
        then.north().getsReceipts("ACCEPTED", "DELIVERED west", "ACCEPTED", "DELIVERED west");
        then.west().getsNothing();

        hub.stop();
        hub.start();

        then.west().getsNothing();
        when.sends(notification("P-3", "west"));
        hub.activate("west");
        then.west().getsIds("P-1", "P-2", "P-3");
    }

    @Test
    void takesWhatABrokerPartnerSendsAndTranslatesItLater() throws Exception {
        hub.pause("west");
        hub.send("west", sentBy("west", "W-1", "north"));
        hub.send("west", sentBy("west", "W-2", "north"));
        staysAt(QueueNames.in("west"), 2);

        hub.stop();
        hub.start();

        staysAt(QueueNames.in("west"), 2);
        hub.activate("west");
        then.north().getsIds("W-1", "W-2");
        then.west().getsReceipts("ACCEPTED", "DELIVERED north", "ACCEPTED", "DELIVERED north");
    }

    @Test
    void leavesAServerPartnerAlone() throws Exception {
        hub.pause("east");
        Path file = hub.server("east").outbox().resolve("FILE_0001.json");
        byte[] content = sentBy("east", "E-1", "north").getBytes(StandardCharsets.UTF_8);
        hub.server("east").upload("FILE_0001.json", content);
        when.sends(notification("N-1", "east"), notification("N-2", "east"));
        then.north().getsReceipts("ACCEPTED", "ACCEPTED");
        staysAt(QueueNames.out("east"), 2);

        hub.stop();
        hub.start();

        staysAt(QueueNames.out("east"), 2);
        assertThat(file).exists();
        assertThat(SftpServerFixture.names(hub.server("east").inbox())).isEmpty();
        hub.activate("east");
        assertThat(hub.receive("north", 3))
                .extracting(message -> HubFixture.member(message, "id"))
                .containsExactlyInAnyOrder("N-1", "N-2", "E-1");
        await().until(() -> Files.notExists(file));
    }

    @Test
    void doesNotKeepOthersWaiting() throws Exception {
        hub.pause("west");
        hub.pause("east");
        when.sends(notification("ALL-1"));

        assertThat(hub.receipts("north", 3)).containsExactlyInAnyOrder("ACCEPTED", "DELIVERED west", "DELIVERED south");
        assertThat(hub.server("south").inbox().resolve("north_ALL-1_r1.json")).exists();
    }

    @Test
    void finishesWhatIsInHand() throws Exception {
        hub.interruptTranslations(3);
        hub.send("west", sentBy("west", "HAND-1", "north"));
        await().until(() -> !hub.entryStates("west").isEmpty());
        hub.pause("west");
        hub.interruptTranslations(0);
        hub.activate("west");

        then.north().getsIds("HAND-1");
        then.west().getsReceipts("ACCEPTED", "DELIVERED north");
        assertThat(hub.entryStates("west")).containsExactly("ACCEPTED");
    }

    private void staysAt(String queue, long count) {
        await().during(A_WHILE).until(() -> hub.count(queue) == count);
    }
}
