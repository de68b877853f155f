package org.flaghoist.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.notification.SetupException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes are laid over a file only where each was made of what the one before made of it. */
class LaidFilesTest {

    private static final String TABLE = "mappings/north/type.csv";

    private FolderTexts folders;

    @BeforeEach
    void write(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("mappings/north"));
        Files.writeString(folder.resolve(TABLE), "1");
        folders = new FolderTexts(SetupFiles.in(folder.resolve("config"), folder.resolve("mappings")));
    }

    @Test
    void laysTheLastOverTheFirst() {
        LaidFiles files = LaidFiles.of(folders, List.of(step(7, "1", "2"), step(9, "2", "3")));

        assertThat(files.text(TABLE)).isEqualTo("3");
    }

    @Test
    void laysNoneOverAnotherThatItWasNotMadeOf() {
        List<ChangedFile> both = List.of(step(7, "1", "2"), step(9, "1", "3"));

        assertThatThrownBy(() -> LaidFiles.of(folders, both))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(TABLE + ":1: file: change 9 was not made of what change 7 made of it");
    }

    private static ChangedFile step(long change, String before, String after) {
        return new ChangedFile(change, TABLE, before, after);
    }
}
