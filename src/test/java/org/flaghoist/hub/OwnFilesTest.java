package org.flaghoist.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hub has on the disk only its own user can read. */
@Tag(HubFixture.OWN)
class OwnFilesTest {

    private Path directory;
    private Path data;

    @AutoClose
    private HubFixture hub;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        this.directory = directory;
        data = directory.resolve("data");
        hub = new HubFixture(directory);
        hub.start();
    }

    @Test
    void makesItsFilesForItsUserAlone() throws IOException {
        assertThat(rights(data)).isEqualTo("rwx------");
        assertShut("ledger.key", "ledger.db", "ledger.head");
    }

    @Test
    void shutsWhatWasOpenToOthersBefore() throws IOException {
        hub.stop();
        open(data, "rwxr-xr-x");
        for (String file : new String[] {"ledger.key", "ledger.db"}) {
            open(data.resolve(file), "rw-rw-rw-");
        }
        open(data.resolve("broker"), "rwxrwxrwx");
        hub.start();
        assertThat(rights(data)).isEqualTo("rwx------");
        assertThat(rights(data.resolve("broker"))).isEqualTo("rwx------");
        assertShut("ledger.key", "ledger.db", "ledger.head");
    }

    @Test
    void shutsJournalAndLedgerThatLieElsewhere() throws IOException {
        hub.stop();
        Path journal = Files.createDirectory(directory.resolve("journal"));
        Path ledger = Files.createDirectory(directory.resolve("elsewhere"));
        open(journal, "rwxr-xr-x");
        open(ledger, "rwxr-xr-x");
        hub.start(
                "--flaghoist.data=" + directory.resolve("fresh"),
                "--flaghoist.broker.directory=" + journal,
                "--spring.datasource.url=" + TestDatabase.url(ledger));
        assertThat(rights(journal)).isEqualTo("rwx------");
        assertThat(rights(ledger.resolve("ledger.db"))).isEqualTo("rw-------");
        assertThat(rights(directory.resolve("fresh"))).isEqualTo("rwx------");
    }

    private void assertShut(String... files) {
        assertThat(Stream.of(files))
                .allSatisfy(
                        file -> assertThat(rights(data.resolve(file))).as(file).isEqualTo("rw-------"));
    }

    private static void open(Path file, String rights) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
