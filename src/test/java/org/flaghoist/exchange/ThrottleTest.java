package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static final String THROTTLE = "throttle: 1/h\n";

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent(HubSetup.usual().partner("east", THROTTLE));
    }

    @Test
    void givesAServerNoMoreFilesThanItsPartnersThrottleSays() throws Exception {
        send("T-1");
        send("T-2");
        send("T-3");

        assertThat(hub.receipts("north", 4))
                .containsExactlyInAnyOrder("ACCEPTED", "ACCEPTED", "ACCEPTED", "DELIVERED east");
        await().during(Duration.ofSeconds(2)).until(() -> hub.count(QueueNames.out("east")) == 2);
        assertThat(hub.nothingFor("north")).isTrue();

        hub.stop();
        Path file = hub.directory().resolve("config/partners/east.yaml");
        Files.writeString(file, Files.readString(file).replace(THROTTLE, ""));
        hub.start();
        assertThat(hub.receipts("north", 2)).containsExactly("DELIVERED east", "DELIVERED east");
    }

    private void send(String reference) throws Exception {
        hub.send("north", Notifications.of("north", reference, "INTELLIGENCE", "\"east\""));
    }
}
