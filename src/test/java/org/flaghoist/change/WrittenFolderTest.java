package org.flaghoist.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.notification.SetupException;
import org.flaghoist.reload.LaidOver;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts are written over copies of the folders, and no copy stays. */
class WrittenFolderTest {

    private static final String TABLE = "mappings/north/type.csv";

    private Path folder;
    private Path copies;
    private WrittenFolder written;

    @BeforeEach
    void write(@TempDir Path directory) throws IOException {
        folder = directory;
        Files.createDirectories(directory.resolve("mappings/north"));
        Files.writeString(directory.resolve(TABLE), "1");
        copies = directory.resolve("copies");
        written = new WrittenFolder(copies);
    }

    @Test
    void writesOverAFileThatNobodyMayWriteTo() throws IOException {
        Files.setPosixFilePermissions(folder.resolve(TABLE), PosixFilePermissions.fromString("r--r--r--"));
        try (LaidOver files = with(TABLE)) {
            Path copy = files.files().mappings().resolve("north/type.csv");

            assertThat(copy).hasContent("2");
            assertThat(Files.getPosixFilePermissions(copy))
                    .as("not even root wrote to the copy")
                    .contains(PosixFilePermission.OWNER_WRITE);
        }
        assertThat(copies).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mappings/north", TABLE + "/x"})
    void takesNoFileInThePlaceOfAFolderOrBelowAFileAndLeavesNoCopyBehind(String path) {
        assertThatThrownBy(() -> with(path))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(path + ":1: file: ");
        assertThat(copies).isEmptyDirectory();
    }

    private LaidOver with(String path) throws IOException {
        SetupFiles folders = SetupFiles.in(folder.resolve("config"), folder.resolve("mappings"));
        return written.with(folders, Map.of(path, "2"), List.of(), Set.of());
    }
}
