package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PausedPartnersTest {

    private static final Duration A_WHILE = Duration.ofSeconds(2);

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent();
    }

    @Test
    void keepsWhatIsForABrokerPartnerInOrder() throws Exception {
        hub.pause("west");
        hub.send("north", Notifications.of("north", "P-1", "INTELLIGENCE", "\"west\""));
        hub.send("north", Notifications.of("north", "P-2", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receipts("north", 4))
                .containsExactly("ACCEPTED", "DELIVERED west", "ACCEPTED", "DELIVERED west");
        assertThat(hub.nothingFor("west")).isTrue();

        hub.stop();
        hub.start();

        assertThat(hub.nothingFor("west")).isTrue();
        hub.send("north", Notifications.of("north", "P-3", "INTELLIGENCE", "\"west\""));
        hub.activate("west");
        assertThat(ids(hub.receive("west", 3))).containsExactly("P-1", "P-2", "P-3");
    }

    @Test
    void takesWhatABrokerPartnerSendsAndTranslatesItLater() throws Exception {
        hub.pause("west");
        hub.send("west", Notifications.of("west", "W-1", "INTELLIGENCE", "\"north\""));
        hub.send("west", Notifications.of("west", "W-2", "INTELLIGENCE", "\"north\""));
        staysAt(QueueNames.in("west"), 2);

        hub.stop();
        hub.start();

        staysAt(QueueNames.in("west"), 2);
        hub.activate("west");
        assertThat(ids(hub.receive("north", 2))).containsExactly("W-1", "W-2");
        assertThat(hub.receipts("west", 4))
                .containsExactly("ACCEPTED", "DELIVERED north", "ACCEPTED", "DELIVERED north");
    }

    @Test
    void leavesAServerPartnerAlone() throws Exception {
        hub.pause("east");
        Path file = hub.server("east").outbox().resolve("FILE_0001.json");
        byte[] content =
                Notifications.of("east", "E-1", "INTELLIGENCE", "\"north\"").getBytes(StandardCharsets.UTF_8);
        hub.server("east").upload("FILE_0001.json", content);
        hub.send("north", Notifications.of("north", "N-1", "INTELLIGENCE", "\"east\""));
        hub.send("north", Notifications.of("north", "N-2", "INTELLIGENCE", "\"east\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "ACCEPTED");
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
        hub.send("north", Notifications.of("north", "ALL-1"));

        assertThat(hub.receipts("north", 3)).containsExactlyInAnyOrder("ACCEPTED", "DELIVERED west", "DELIVERED south");
        assertThat(hub.server("south").inbox().resolve("north_ALL-1_r1.json")).exists();
    }

    @Test
    void finishesWhatIsInHand() throws Exception {
        hub.interruptTranslations(3);
        hub.send("west", Notifications.of("west", "HAND-1", "INTELLIGENCE", "\"north\""));
        await().until(() -> !hub.entryStates("west").isEmpty());
        hub.pause("west");
        hub.interruptTranslations(0);
        hub.activate("west");

        assertThat(ids(hub.receive("north", 1))).containsExactly("HAND-1");
        assertThat(hub.receipts("west", 2)).containsExactly("ACCEPTED", "DELIVERED north");
        assertThat(hub.entryStates("west")).containsExactly("ACCEPTED");
    }

    private void staysAt(String queue, long count) {
        await().during(A_WHILE).until(() -> hub.count(queue) == count);
    }

    private static List<String> ids(List<String> messages) {
        return messages.stream()
                .map(message -> HubFixture.member(message, "id"))
                .toList();
    }
}
