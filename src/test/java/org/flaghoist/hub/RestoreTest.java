package org.flaghoist.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flaghoist.broker.JournalCheckpointing;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.installation.HeadFile;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.ledger.chain.ChainFinding;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.ledger.chain.Witness;
import org.flaghoist.operator.ChainVerifier;
import org.flaghoist.search.AuditLog;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.util.FileSystemUtils;

/** Restores a backup as docs/operate/restore.md says. */
@ExtendWith(OutputCaptureExtension.class)
@Tag(HubFixture.OWN)
class RestoreTest {

    private static Path data;
    private static Path backup;

    /** The data at the hub's last stop: it had worked for less than a minute since the backup. */
    private static Path stopped;

    @AutoClose
    private static HubFixture hub;

    @BeforeAll
    static void backUp(@TempDir Path directory) throws Exception {
        data = directory.resolve("data");
        backup = directory.resolve("backup");
        stopped = directory.resolve("stopped");
        hub = new HubFixture(directory);
        send("BEFORE-1");
        hub.bean(JournalCheckpointing.class).move();
        hub.bean(JournalCheckpointing.class).move();
        awaitOneMark();
        hub.stop();
        copy(data, backup);

        hub.start();
        send("AFTER-1");
        hub.server("south").stop();
        hub.send("north", Notifications.of("north", "LATE-1", "INTELLIGENCE", "\"south\""));
        assertThat(hub.receipts("north", 1)).containsExactly("ACCEPTED");
        hub.server("east")
                .upload(
                        "FILE_0001.json",
                        Notifications.of("east", "FILE-1", "INTELLIGENCE", "\"west\"")
                                .getBytes(StandardCharsets.UTF_8));
        assertThat(hub.receive("west", 1)).hasSize(1);
        await().until(() -> Files.exists(outbox().resolve(".done/FILE_0001.json")));
        hub.send("north", notification("WAITS-1"));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        awaitSealed();
        hub.stop();
        copy(data, stopped);
    }

    @BeforeEach
    void goBackToTheStop() throws Exception {
        hub.stop();
        hub.server("south").stop();
        copy(stopped, data);
    }

    @Test
    void goesOnFromABackupWithWhatPartnersSendAgain() throws Exception {
        copy(backup, data);
        hub.start();

        Files.move(outbox().resolve(".done/FILE_0001.json"), outbox().resolve("FILE_0001.json"));
        assertThat(hub.receive("west", 1))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly("FILE-1");
        hub.send("north", notification("BEFORE-1"));
        assertThat(hub.receipts("north", 1)).containsExactly("DUPLICATE");
        send("AFTER-1");
        assertThat(hub.bean(Chain.class).verify()).matches(ChainFinding::ok);
    }

    @Test
    void refusesAJournalOlderThanTheLedgerUntilItIsGivenUp() throws Exception {
        copy(backup.resolve("broker"), data.resolve("broker"));

        assertThat(refused()).contains("this journal is older than the ledger: the journal has checkpoint ");
        // However often something starts it again.
        assertThat(refused()).contains("this journal is older than the ledger");

        giveTheJournalUp();
        send("NEW-1");
        hub.send("north", notification("AFTER-1"));
        assertThat(hub.receipts("north", 1)).containsExactly("DUPLICATE");
    }

    @Test
    void refusesALedgerOlderThanTheJournalUntilThatIsGivenUp() throws Exception {
        restoreLedger();

        assertThat(refused())
                .contains("the ledger is older than this journal: the journal has checkpoint ")
                .doesNotContain("was set back");
        assertThat(refused()).contains("the ledger is older than this journal");

        giveTheJournalUp();
        assertThat(hub.count(QueueNames.out("west"))).isZero();
        hub.send("north", update("AFTER-1"));
        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED REVISION_ORDER");
        send("AFTER-1");
    }

    /** As a backup of a database of its own is restored, and as somebody who can write there would set it back. */
    @Test
    void refusesALedgerThatLacksWhatTheHubSawUntilThatIsGivenUp() throws Exception {
        copy(backup.resolve("broker"), data.resolve("broker"));
        Path file = data.resolve("ledger.db");
        Files.copy(backup.resolve("ledger.db"), file, StandardCopyOption.REPLACE_EXISTING);

        String refused = refused();
        assertThat(refused).contains("ledger: was set back, or changed: ", "ledger.head has link ");
        assertThat(refused()).isEqualTo(refused);

        hub.start(waysOut(refused));
        send("AFTER-1");
        awaitSealed();
        assertThat(hub.bean(ChainVerifier.class).verify()).matches(ChainFinding::ok);
        hub.stop();
        hub.start();
        assertThat(new AuditLog(hub.bean(DataSource.class))
                        .list(new AuditLog.AuditFilter(null, null, null, null, null, null), 9))
                .filteredOn(step -> step.detail().contains("restored an older ledger"))
                .hasSize(1);
    }

    @Test
    void sealsNothingOntoALedgerThatWasSetBackUnderARunningHub() throws Exception {
        hub.start();
        awaitSealed();
        Seal known = hub.bean(Chain.class).head();
        String head = Files.readString(data.resolve("ledger.head"));
        JdbcClient sql = JdbcClient.create(hub.bean(DataSource.class));
        sql.sql("update chain_head set link = 0, hash = ?, stamp = ''")
                .param("0".repeat(64))
                .update();
        sql.sql("delete from seal").update();
        sql.sql("delete from event_record").update();
        hub.send("north", notification("ONTO-1"));
        await().until(() -> hub.bean(ChainVerifier.class)
                .last()
                .filter(last -> !last.sound())
                .isPresent());
        assertThat(hub.bean(ChainVerifier.class).verify().inWords())
                .contains("link " + known.link() + " of the ledger's");

        hub.stop();
        assertThat(Files.readString(data.resolve("ledger.head"))).isEqualTo(head);
        assertThat(refused()).contains("ledger: was set back").contains("the checkpoint in this journal has link");
    }

    @Test
    void goesOnWithOneMarkHoweverOftenItIsMoved() throws Exception {
        hub.start();
        awaitOneMark();
        assertThat(hub.receive("west", 1))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly("WAITS-1");
        send("NEXT-1");
    }

    /** Where both were copied while the hub ran, less than a minute apart, they have one checkpoint. */
    @Test
    void bringsNothingToAServerThatTheLedgerKnowsNothingOf(CapturedOutput output) throws Exception {
        String checkpoint = inTheDatabase(sql -> sql.sql("select checkpoint from journal_checkpoint")
                .query(String.class)
                .single());
        restoreLedger();
        inTheDatabase(sql -> sql.sql("update journal_checkpoint set checkpoint = :checkpoint, coming = :checkpoint")
                .param("checkpoint", checkpoint)
                .update());
        hub.server("south").start();
        hub.start();

        // Another's entry, under the number that the first one had.
        send("AFTER-1");
        send("NEW-1");
        await().until(() -> output.getAll().contains("the ledger is older than the broker's journal"));
        assertThat(hub.count(QueueNames.out("south"))).isOne();
        assertThat(SftpServerFixture.names(hub.server("south").inbox())).isEmpty();
    }

    private static Path outbox() {
        return hub.server("east").outbox();
    }

    private static void copy(Path from, Path to) throws IOException {
        FileSystemUtils.deleteRecursively(to);
        FileSystemUtils.copyRecursively(from, to);
    }

    private static void awaitSealed() {
        Chain chain = hub.bean(Chain.class);
        HeadFile outside = hub.bean(HeadFile.class);
        // What is taken is recorded a moment later.
        await().until(() -> hub.count(QueueNames.TAKEN) == 0
                && chain.verify().pending() == 0
                && outside.witness().map(Witness::seal).equals(Optional.of(chain.head())));
    }

    private <T> T inTheDatabase(Function<JdbcClient, T> work) {
        var database = new SingleConnectionDataSource(TestDatabase.url(data), true);
        try {
            return work.apply(JdbcClient.create(database));
        } finally {
            database.destroy();
        }
    }

    private static void awaitOneMark() {
        await().until(() -> hub.count(QueueNames.JOURNAL_CHECKPOINT) == 1);
    }

    private void giveTheJournalUp() throws IOException {
        FileSystemUtils.deleteRecursively(data.resolve("broker"));
        hub.start(waysOut(refused()));
    }

    private void restoreLedger() throws IOException {
        for (String file : new String[] {"ledger.db", "ledger.head"}) {
            Files.copy(backup.resolve(file), data.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(data.resolve("ledger.db-wal"))
                .as("of the file that was there")
                .doesNotExist();
    }

    private static String[] waysOut(String refused) {
        return Pattern.compile("--flaghoist.hub.(new-broker|lost-head)=\\w[\\w-]+")
                .matcher(refused)
                .results()
                .map(MatchResult::group)
                .toArray(String[]::new);
    }

    private String refused() {
        return String.valueOf(NestedExceptionUtils.getMostSpecificCause(catchThrowable(hub::start))
                .getMessage());
    }

    private static void send(String id) throws Exception {
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
