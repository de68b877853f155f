package org.flaghoist.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.flaghoist.ledger.Chain;
import org.flaghoist.ledger.Verification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.FileSystemUtils;

/** Restores a backup as docs/operate.md says. */
@ExtendWith(OutputCaptureExtension.class)
class RestoreTest {

    private static final Duration LONG = Duration.ofSeconds(60);

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

    @Test
    void takesNothingByAJournalOlderThanTheLedgerUntilItIsGivenUp(@TempDir Path directory, CapturedOutput output)
            throws Exception {
        Path journal = directory.resolve("data/broker");
        Path backup = directory.resolve("backup");
        try (HubFixture hub = new HubFixture(directory)) {
            send(hub, "BEFORE-1");
            hub.stop();
            FileSystemUtils.copyRecursively(journal, backup);
            hub.start();
            send(hub, "AFTER-1");
            hub.stop();
            FileSystemUtils.deleteRecursively(journal);
            FileSystemUtils.copyRecursively(backup, journal);
            hub.start();

            hub.send("north", notification("NEW-1"));
            await().atMost(LONG).until(() -> output.getAll().contains("the broker's journal is older than the ledger"));
            assertThat(hub.count(Queues.in("north"))).isOne();

            hub.stop();
            FileSystemUtils.deleteRecursively(journal);
            String said = String.valueOf(NestedExceptionUtils.getMostSpecificCause(catchThrowable(hub::start))
                    .getMessage());
            hub.start(said.replaceAll("(?s).*(--flaghoist.hub.new-broker=\\S+).*", "$1"));
            send(hub, "NEW-1");
            hub.send("north", notification("AFTER-1"));
            assertThat(hub.receipts("north", 1)).containsExactly("DUPLICATE");
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
