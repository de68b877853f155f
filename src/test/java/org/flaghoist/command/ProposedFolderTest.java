package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposedFolderTest {

    private Path folder;

    @BeforeEach
    void write(@TempDir Path directory) throws IOException {
        folder = directory;
        Files.createDirectories(directory.resolve("mappings/uk"));
        Files.writeString(directory.resolve("mappings/uk/craft.csv"), "RIB;BOAT\n");
    }

    @Test
    void hasTheFilesByTheirPaths() throws IOException {
        assertThat(ProposedFolder.of(folder)).containsOnlyKeys("mappings/uk/craft.csv");
    }

    @Test
    void removesNoFileThatIsEmptyUnasked() throws IOException {
        Path empty = Files.createFile(folder.resolve("mappings/uk/item.csv"));

        assertThatThrownBy(() -> ProposedFolder.of(folder))
                .hasMessageContaining(empty + ": is empty")
                .hasMessageContaining("--remove");
    }
}
