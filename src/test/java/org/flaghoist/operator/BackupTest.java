package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.chain.ChainFinding;
import org.flaghoist.search.AuditLog;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** Backups that a hub makes while it works, and what comes of them when they are restored. */
@ExtendWith(OutputCaptureExtension.class)
@Tag(HubFixture.OWN)
class BackupTest {

    private static final String BACKUP = "org.flaghoist:type=Backup";
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final int SOME = 30;
    private static final int BACKUPS = 2;
    private static final int MANY = 40;
    private static final int LARGE = 200_000;

    private Path data;
    private Path backups;

    @AutoClose
    private HubFixture hub;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        data = directory.resolve("data");
        backups = directory.resolve("backups");
        // So little memory that queues go to pages.
        hub = new HubFixture(directory, "--flaghoist.hub.backups=" + backups, "--flaghoist.broker.memory=1MB");
    }

    @Test
    void losesAndDoublesNothingWhenABackupOfAHubAtWorkIsRestored(CapturedOutput output) throws Exception {
        try (HubTraffic traffic = new HubTraffic(hub)) {
            for (int backup = 1; backup <= BACKUPS; backup++) {
                awaitMore(traffic, traffic.taken().size() + SOME);
                List<String> before = traffic.taken();
                assertThat(backUp("load-" + backup).path("state").asText()).isEqualTo("DONE");
                awaitMore(traffic, before.size() + SOME);
                traffic.halt();
                restore("load-" + backup);
                traffic.goOnWithWhatWasSent();

                List<String> sent = traffic.sent();
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(traffic.taken()).containsAll(sent));
                await().atMost(LONG)
                        .untilAsserted(() -> assertThat(SftpServerFixture.names(
                                        hub.server("east").inbox()))
                                .containsAll(sent.stream()
                                        .map(id -> "north_" + id + "_r1.json")
                                        .toList()));
                assertThat(sent).allMatch(id -> times(traffic, id) <= 2 || before.contains(id));
                assertThat(before)
                        .as("taken before the backup")
                        .allMatch(id -> times(traffic, id) == Collections.frequency(before, id));
            }
        }
        assertThat(hub.bean(ChainVerifier.class).verify()).matches(ChainFinding::ok);
        assertThat(output.getAll()).doesNotContain("older than");
    }

    private static void awaitMore(HubTraffic traffic, int more) {
        await().atMost(LONG).until(() -> traffic.taken().size() >= more);
    }

    private static int times(HubTraffic traffic, String id) {
        return Collections.frequency(traffic.taken(), id);
    }

    @Test
    void hasLargeMessagesAndPagesThatLeaveTheHubWhileTheBackupIsMade() throws Exception {
        hub.pause("west");
        String text = "A boat left. ".repeat(LARGE / 13);
        for (int number = 1; number <= MANY; number++) {
            hub.send("north", large("LARGE-" + number, text));
            hub.send("north", large("SMALL-" + number, text.substring(0, LARGE / 10)));
        }
        await().atMost(LONG).until(() -> hub.count(QueueNames.out("west")) == 2 * MANY);
        assertThat(hub.artemis()
                        .locateQueue(QueueNames.out("west"))
                        .getPagingStore()
                        .isPaging())
                .isTrue();
        assertThat(SftpServerFixture.names(data.resolve("broker/large-messages")))
                .isNotEmpty();

        hub.invoke(BACKUP, "make", "large");
        Path links = data.resolve("broker/backing-up");
        await().until(() ->
                Files.exists(links) || !last().path("state").asText().equals("UNDER_WAY"));
        hub.activate("west");
        assertThat(hub.receive("west", 2 * MANY)).hasSize(2 * MANY);
        assertThat(awaitBackup().path("state").asText()).isEqualTo("DONE");
        restore("large");
        hub.activate("west");
        assertThat(hub.receive("west", 2 * MANY))
                .hasSize(2 * MANY)
                .allMatch(copy -> copy.contains("A boat left. A boat left."));
        assertThat(links).doesNotExist();
    }

    @Test
    void makesItForItsUserAloneAndRecordsWhoMadeIt() throws Exception {
        JsonNode made = backUp("nightly");
        Path backup = backups.resolve("nightly");
        assertThat(made.path("directory").asText()).isEqualTo(backup.toString());
        try (Stream<Path> files = Files.walk(backups)) {
            assertThat(files)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo(Files.isDirectory(file) ? "rwx------" : "rw-------"));
        }
        assertThat(SftpServerFixture.names(backup)).contains("ledger.db", "ledger.head", "ledger.key");
        restore("nightly");
        assertThat(new AuditLog(hub.bean(DataSource.class))
                        .list(new AuditLog.AuditFilter(null, null, null, null, null, null), 9))
                .anyMatch(event -> event.actor().equals(HubFixture.OPERATOR)
                        && event.detail().contains("made a backup")
                        && event.detail().contains(backup.toString()));
    }

    @Test
    void refusesADirectoryThatIsNotItsOwnToMake() throws Exception {
        Files.createDirectories(backups.resolve("old"));
        Files.writeString(backups.resolve("old/file"), "");
        Files.createDirectories(backups.resolve("broken-off.part"));
        assertRefused("../elsewhere", "is not within " + backups);
        assertRefused("/tmp", "/tmp is not within " + backups);
        assertRefused("", "is not within");
        assertRefused("old", "old is there and not empty; name a new directory");
        assertRefused("broken-off", "broken-off.part is there: a backup that was broken off. Remove it");
    }

    @Test
    void leavesNothingWhereItCannotMakeIt() throws Exception {
        // No disk is so empty.
        hub.start("--flaghoist.broker.max-disk-usage=1", "--flaghoist.hub.backups=" + backups);
        JsonNode made = backUp("full");
        assertThat(made.path("state").asText()).isEqualTo("FAILED");
        assertThat(made.path("fault").asText())
                .contains(
                        "no backup was made",
                        "there is room for 0 MB",
                        "stops above 1 %",
                        "name a directory on another disk");
        assertThat(backups).isEmptyDirectory();
    }

    @Test
    void refusesToCopyAPostgresql(@TempDir Path other) {
        hub.start(
                "--flaghoist.data=" + other,
                "--spring.datasource.url=" + TestDatabase.postgresql(other),
                "--flaghoist.hub.backups=" + backups);
        assertRefused("nightly", "docs/operate/backup.md, An external broker and PostgreSQL");
    }

    private void assertRefused(String directory, String why) {
        assertThatThrownBy(() -> hub.invoke(BACKUP, "make", directory)).hasStackTraceContaining(why);
    }

    private JsonNode backUp(String name) throws Exception {
        hub.invoke(BACKUP, "make", name);
        return awaitBackup();
    }

    private JsonNode awaitBackup() {
        return await().atMost(LONG)
                .until(this::last, last -> !last.path("state").asText().equals("UNDER_WAY"));
    }

    private JsonNode last() throws Exception {
        return new ObjectMapper().readTree(hub.invoke(BACKUP, "last").toString());
    }

    private void restore(String backup) throws IOException {
        hub.stop();
        FileSystemUtils.deleteRecursively(data);
        FileSystemUtils.copyRecursively(backups.resolve(backup), data);
        hub.start();
    }

    private static String large(String id, String text) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"west\"").replace("A boat left.", text);
    }
}
