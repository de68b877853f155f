package org.flaghoist.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.function.Function;
import org.flaghoist.ledger.Chain;
import org.flaghoist.ledger.TestDatabase;
import org.flaghoist.ledger.Verification;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/** Restores a backup as docs/operate.md says. */
@ExtendWith(OutputCaptureExtension.class)
class RestoreTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private Path data;
    private Path backup;
    private HubFixture hub;

    @BeforeEach
    void backUp(@TempDir Path directory) throws Exception {
        data = directory.resolve("data");
        backup = directory.resolve("backup");
        hub = new HubFixture(directory);
        send("BEFORE-1");
        hub.stop();
        FileSystemUtils.copyRecursively(data, backup);
        hub.start();
        send("AFTER-1");
    }

    @AfterEach
    void close() throws IOException {
        hub.close();
    }

    @Test
    void goesOnFromABackupWithWhatPartnersSendAgain() throws Exception {
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
        send("AFTER-1");
        assertThat(hub.bean(Chain.class).verify()).matches(Verification::ok);
    }

    @Test
    void refusesAJournalOlderThanTheLedgerUntilItIsGivenUp() throws Exception {
        hub.stop();
        FileSystemUtils.deleteRecursively(data.resolve("broker"));
        FileSystemUtils.copyRecursively(backup.resolve("broker"), data.resolve("broker"));

        assertThat(refused()).contains("this journal is older than the ledger: the journal has mark 1 of");
        // However often something starts it again.
        assertThat(refused()).contains("this journal is older than the ledger");

        giveTheJournalUp();
        send("NEW-1");
        hub.send("north", notification("AFTER-1"));
        assertThat(hub.receipts("north", 1)).containsExactly("DUPLICATE");
    }

    @Test
    void refusesALedgerOlderThanTheJournalUntilThatIsGivenUp() throws Exception {
        hub.pause("west");
        hub.send("north", notification("WAITS-1"));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        hub.stop();
        Files.copy(backup.resolve("ledger.mv.db"), data.resolve("ledger.mv.db"), StandardCopyOption.REPLACE_EXISTING);

        assertThat(refused()).contains("the ledger is older than this journal: the journal has mark 2 of");
        assertThat(refused()).contains("the ledger is older than this journal");

        giveTheJournalUp();
        assertThat(hub.count(Queues.out("west"))).isZero();
        hub.send("north", update("AFTER-1"));
        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED REVISION_ORDER");
        send("AFTER-1");
    }

    @Test
    void goesOnWithOneMarkHoweverOftenItIsMoved() throws Exception {
        JournalMark mark = hub.bean(JournalMark.class);
        mark.move();
        mark.move();
        awaitOneMark();
        hub.stop();
        hub.start();
        awaitOneMark();
        send("NEXT-1");
    }

    /** Where both were copied while the hub ran, less than a minute apart, they have one mark. */
    @Test
    void bringsNothingToAServerThatTheLedgerKnowsNothingOf(CapturedOutput output) throws Exception {
        hub.server("east").stop();
        hub.send("north", Notifications.of("north", "LATE-1", "INTELLIGENCE", "\"east\""));
        assertThat(hub.receipts("north", 1)).containsExactly("ACCEPTED");
        hub.stop();
        String mark = inTheDatabase(sql ->
                sql.sql("select mark from journal_mark").query(String.class).single());
        Files.copy(backup.resolve("ledger.mv.db"), data.resolve("ledger.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        inTheDatabase(sql -> sql.sql("update journal_mark set mark = :mark, coming = :mark")
                .param("mark", mark)
                .update());
        hub.server("east").start();
        hub.start();

        // Another's entry, under the number that the first one had.
        send("AFTER-1");
        send("NEW-1");
        await().atMost(LONG).until(() -> output.getAll().contains("the ledger is older than the broker's journal"));
        assertThat(hub.count(Queues.out("east"))).isOne();
        assertThat(SftpServerFixture.names(hub.server("east").inbox())).isEmpty();
    }

    private <T> T inTheDatabase(Function<JdbcClient, T> work) {
        var database = new SingleConnectionDataSource(TestDatabase.url(data), true);
        try {
            return work.apply(JdbcClient.create(database));
        } finally {
            database.destroy();
        }
    }

    private void awaitOneMark() {
        await().atMost(LONG).until(() -> hub.count(Queues.MARK) == 1);
    }

    private void giveTheJournalUp() throws IOException {
        FileSystemUtils.deleteRecursively(data.resolve("broker"));
        hub.start(refused().replaceAll("(?s).*(--flaghoist.hub.new-broker=\\S+).*", "$1"));
    }

    private String refused() {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(catchThrowable(hub::start))
                .getMessage());
    }

    private void send(String id) throws Exception {
        hub.send("north", notification(id));
        assertThat(hub.receive("west", 1)).hasSize(1);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
    }

    private static String update(String id) {
        return notification(id).replace("\"action\":\"NEW\",\"revision\":1", "\"action\":\"UPDATE\",\"revision\":2");
    }

    private static String notification(String id) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"west\"");
    }
}
