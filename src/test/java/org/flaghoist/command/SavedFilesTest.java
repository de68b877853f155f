package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class SavedFilesTest {

    @Test
    void comesBackWhenAFileIsSavedHoweverDeep(@TempDir Path folder) throws Exception {
        Path deep = Files.createDirectories(folder.resolve("vn/in"));
        try (SavedFiles changes = new SavedFiles(List.of(folder, folder.resolve("none")))) {
            Files.writeString(deep.resolve("a.json"), "{}");
            assertThatCode(changes::await).doesNotThrowAnyException();
        }
    }

    @Test
    void seesAlsoWhatIsSavedInAFolderThatIsNew(@TempDir Path folder) throws Exception {
        try (SavedFiles changes = new SavedFiles(List.of(folder))) {
            Path fresh = Files.createDirectories(folder.resolve("fr"));
            changes.await();
            Files.writeString(fresh.resolve("format.yaml"), "");
            assertThatCode(changes::await).doesNotThrowAnyException();
        }
    }
}
