package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThrottleTest {

    @AutoClose
    private HubFixture hub;

    private Path directory;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        directory = folder;
        hub = new HubFixture(folder);
    }

    @Test
    void givesAServerNoMoreFilesThanItsPartnersThrottleSays() throws Exception {
        Path file = directory.resolve("config/partners/east.yaml");
        String usual = Files.readString(file);
        hub.stop();
        Files.writeString(file, "throttle: 1/h\n", StandardOpenOption.APPEND);
        hub.start();
        send("T-1");
        send("T-2");
        send("T-3");

        assertThat(hub.receipts("north", 4))
                .containsExactlyInAnyOrder("ACCEPTED", "ACCEPTED", "ACCEPTED", "DELIVERED east");
        await().during(Duration.ofSeconds(2)).until(() -> hub.count(QueueNames.out("east")) == 2);
        assertThat(hub.nothingFor("north")).isTrue();

        hub.stop();
        Files.writeString(file, usual);
        hub.start();
        assertThat(hub.receipts("north", 2)).containsExactly("DELIVERED east", "DELIVERED east");
    }

    private void send(String reference) throws Exception {
        hub.send("north", Notifications.of("north", reference, "INTELLIGENCE", "\"east\""));
    }
}
