package org.flaghoist.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.ledger.Chain;
import org.flaghoist.ledger.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** Restores a backup as docs/operate.md says. */
class RestoreTest {

    @Test
    void goesOnFromABackupWithWhatPartnersSendAgain(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("data");
        Path backup = directory.resolve("backup");
        try (HubFixture hub = new HubFixture(directory)) {
            send(hub, "BEFORE-1");
            hub.stop();
            FileSystemUtils.copyRecursively(data, backup);
            hub.start();
            send(hub, "AFTER-1");
            Path outbox = hub.server("east").outbox();
            hub.server("east")
                    .upload(
                            "FILE_0001.json",
                            Notifications.of("east", "FILE-1", "INTELLIGENCE", "\"west\"")
                                    .getBytes(StandardCharsets.UTF_8));
            assertThat(hub.receive("west", 1)).hasSize(1);
            hub.stop();

            FileSystemUtils.deleteRecursively(data);
            FileSystemUtils.copyRecursively(backup, data);
            hub.start();

            Files.move(outbox.resolve(".done/FILE_0001.json"), outbox.resolve("FILE_0001.json"));
            assertThat(hub.receive("west", 1))
                    .extracting(copy -> HubFixture.member(copy, "id"))
                    .containsExactly("FILE-1");
            hub.send("north", notification("BEFORE-1"));
            assertThat(hub.receipts("north", 1)).containsExactly("DUPLICATE");
            send(hub, "AFTER-1");
            assertThat(hub.bean(Chain.class).verify()).matches(Verification::ok);
        }
    }

    private static void send(HubFixture hub, String id) throws Exception {
        hub.send("north", notification(id));
        assertThat(hub.receive("west", 1)).hasSize(1);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
    }

    private static String notification(String id) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"west\"");
    }
}
