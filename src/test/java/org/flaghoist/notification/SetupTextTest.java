package org.flaghoist.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each text file of the setup is read in the same way, and what is wrong with it is said in the same words. */
final class SetupTextTest {

    @TempDir
    private Path directory = Path.of("");

    @Test
    void leavesOutAByteOrderMark() throws IOException {
        Path file = Files.writeString(directory.resolve("a.csv"), "\uFEFFNEU;NEW\n");

        assertThat(SetupText.of(file)).isEqualTo("NEU;NEW\n");
    }

    @Test
    void asksToCreateOnlyAFileThatIsNotThere() throws IOException {
        Path folder = Files.createDirectory(directory.resolve("b.csv"));
        SetupFaults faults = new SetupFaults();

        SetupText.read(directory.resolve("none.csv"), faults);
        SetupText.read(folder, faults);

        assertThat(faults.all())
                .containsExactly(
                        directory.resolve("none.csv") + ":1: file: cannot be read: there is no such file; create it",
                        folder
                                + ":1: folder: cannot be read: a folder or a device has its name; put a file in its place");
    }

    @Test
    void namesPermissionsThatForbidToRead() throws IOException {
        Path file = Files.writeString(directory.resolve("c.csv"), "");

        assertThat(SetupText.why(file, new AccessDeniedException(file.toString())))
                .isEqualTo("cannot be read: its permissions forbid it; correct them");
    }
}
