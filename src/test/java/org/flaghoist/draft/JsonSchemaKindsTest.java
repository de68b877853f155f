package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.format.definition.FormatFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A new partner's notification, receipt and monthly picture are found in its JSON Schema, with all their members. */
class JsonSchemaKindsTest {
    private Path project = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        project = directory;
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), project.resolve("mappings"));
    }

    @Test
    void areThoseThatTheSchemaOfAPartnerHas() throws IOException {
        Path made = Files.writeString(project.resolve("made.json"), JsonSchemaDraft.of(mappings(), "at"));

        FormatFile format = drafted(Files.readString(made));

        FormatFile like = DraftedFiles.format(mappings(), "at");
        assertThat(format.receipt().byName())
                .containsOnlyKeys(like.receipt().byName().keySet());
        assertThat(format.picture().byName())
                .containsOnlyKeys(like.picture().byName().keySet());
    }

    private FormatFile drafted(String schema) throws IOException {
        return DraftedFiles.drafted(project, "at", Files.writeString(project.resolve("schema.json"), schema));
    }

    private Path mappings() {
        return project.resolve("mappings");
    }
}
