package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What lies in the outbox of a partner whose test mode begins or ends. */
@Tag(HubFixture.OWN)
class FilesOfTestedPartnersTest {

    private static final String FILE = "FILE_0001.json";

    @AutoClose
    private HubFixture hub;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory);
        hub.start();
    }

    @Test
    void collectsFromATestedPartnerAndTakesTheSameFileAgainLater() throws Exception {
        hub.test("east");
        upload(FILE, notification("F-1") + "\nBROKEN");
        await().untilAsserted(
                        () -> assertThat(hub.entryStates("east")).containsExactly("ACCEPTED", "REJECTED MALFORMED"));
        awaitMoved(FILE);
        nothingLeft();

        activateAndAwaitTheFirstLook();
        putBack(FILE);

        assertThat(hub.receive("west", 1)).hasSize(1);
        assertThat(hub.consume(QueueNames.deadIn("east"), 1)).hasSize(1);
    }

    @Test
    void deliversNoFileLiveThatWasCollectedInTestModeAndNotMovedAway() throws Exception {
        hub.test("east");
        Files.writeString(outbox().resolve(".done"), "a file where the folder should be");
        upload(FILE, notification("F-1"));
        await().untilAsserted(() -> assertThat(hub.entryStates("east")).containsExactly("ACCEPTED"));

        hub.activate("east");
        Files.delete(outbox().resolve(".done"));

        awaitMoved(FILE);
        upload("FILE_0002.json", notification("F-2"));
        assertThat(hub.receive("west", 1))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly("F-2");
        assertThat(hub.decided("east", "F-1")).containsExactly("west TESTED R1");
        assertThat(hub.entryStates("east")).as("each once").hasSize(2);
    }

    @Test
    void deliversNoFileLiveThatWasPutThereInTestModeAndOnlySeenAfterwards() throws Exception {
        hub.test("east");
        hub.server("east").stop();
        upload(FILE, notification("F-1"));
        // As a server whose clock is ahead says it, or a client that keeps the time that a file was made.
        Files.setLastModifiedTime(
                outbox().resolve(FILE), FileTime.from(Instant.now().plusSeconds(3_600)));
        hub.activate("east");
        hub.server("east").start();

        awaitMoved(FILE);
        await().untilAsserted(() -> assertThat(hub.decided("east", "F-1")).containsExactly("west TESTED R1"));
        nothingLeft();
        putBack(FILE);
        assertThat(hub.receive("west", 1)).as("put there again it is live").hasSize(1);
    }

    @Test
    void remembersOverARestartWhichFilesAreTests() throws Exception {
        hub.test("east");
        Files.writeString(outbox().resolve(".done"), "a file where the folder should be");
        upload(FILE, notification("F-1"));
        await().untilAsserted(() -> assertThat(hub.entryStates("east")).containsExactly("ACCEPTED"));
        activateAndAwaitTheFirstLook();
        hub.stop();
        hub.start();
        Files.delete(outbox().resolve(".done"));

        awaitMoved(FILE);
        assertThat(hub.entryStates("east")).containsExactly("ACCEPTED");
        nothingLeft();
    }

    @Test
    void deliversLiveWhatComesAfterTheFirstLookHoweverOldItSaysItIs() throws Exception {
        hub.test("east");
        activateAndAwaitTheFirstLook();

        Path part = Files.writeString(outbox().resolve(FILE + ".tmp"), notification("F-1"));
        Files.setLastModifiedTime(part, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        Files.move(part, outbox().resolve(FILE));

        assertThat(hub.receive("west", 1)).hasSize(1);
    }

    private void activateAndAwaitTheFirstLook() {
        hub.activate("east");
        await().until(() -> JdbcClient.create(hub.bean(DataSource.class))
                .sql("select looked_after = test_runs from partner_state where partner = 'east'")
                .query(Boolean.class)
                .single());
    }

    private void upload(String name, String content) throws IOException {
        hub.server("east").upload(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void putBack(String name) throws IOException {
        Files.move(outbox().resolve(".done").resolve(name), outbox().resolve(name));
    }

    private void awaitMoved(String name) {
        await().until(() -> Files.exists(outbox().resolve(".done").resolve(name)));
    }

    private Path outbox() {
        return hub.server("east").outbox();
    }

    private static String notification(String id) {
        return Notifications.of("east", id, "INTELLIGENCE", "\"west\"");
    }

    private void nothingLeft() {
        assertThat(hub.count(QueueNames.out("west"))).isZero();
        assertThat(hub.count(QueueNames.deadIn("east"))).isZero();
        assertThat(SftpServerFixture.names(hub.server("east").inbox())).isEmpty();
    }
}
