package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.flaghoist.notification.SetupException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** A file that cannot be read, and that a draft is made of, is named; one of another partner's is passed over. */
final class UnreadableLikesTest {

    private Path project = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        project = directory;
        for (String folder : List.of("config", "mappings")) {
            FileSystemUtils.copyRecursively(Path.of(folder), project.resolve(folder));
        }
        for (String partner : List.of("at", "ro")) {
            FileSystemUtils.copyRecursively(
                    Path.of("src/test/samples", partner),
                    project.resolve("samples").resolve(partner));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mappings/ro/in.jslt",
                "mappings/ro/out.jslt",
                "mappings/ro/tip.csv",
                "mappings/ro/format.yaml",
                "mappings/ro/ro.xsd",
                "mappings/notification.schema.json",
                "samples/ro/in/maximal.notification.json",
                "samples/ro/out/cancel.notification.json",
                "config/partners/ro.yaml",
                "config/release-policy.yaml"
            })
    void namesAFileOfTheOthersThatIsNotUtf8(String name) throws IOException {
        Path file = spoilt(name);

        assertThatThrownBy(() -> draft(null))
                .isInstanceOf(SetupException.class)
                .hasMessageEndingWith("- " + file + ":1: file: is not UTF-8; save it as UTF-8");
        assertThat(project.resolve("mappings/fr")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mappings/at/in.jslt", "config/partners/at.yaml", "mappings/ro/README.md"})
    void passesOverAFileThatItIsNotMadeOf(String name) throws IOException {
        spoilt(name);

        draft(null);

        assertThat(project.resolve("mappings/fr/format.yaml")).exists();
    }

    @Test
    void writesTheListOfNamesWithoutWhatAMappingThatIsNotUtf8Says() throws IOException {
        spoilt("mappings/ro/in.jslt");
        Path names = project.resolve("fr.csv");

        draft(names);

        assertThat(names).content().contains("field;antet;");
    }

    @Test
    void leavesOutAByteOrderMarkOfWhatItIsMadeOf() throws IOException {
        for (String name : List.of("mappings/ro/in.jslt", "mappings/ro/format.yaml", "config/partners/ro.yaml")) {
            Path file = project.resolve(name);
            Files.writeString(file, "\uFEFF" + Files.readString(file));
        }

        draft(null);

        assertThat(List.of("mappings/fr/in.jslt", "mappings/fr/format.yaml", "config/partners/fr.yaml"))
                .allSatisfy(name -> assertThat(project.resolve(name)).content().doesNotContain("\uFEFF"));
    }

    @Test
    void namesASampleThatIsNoJson() throws IOException {
        Path file = Files.writeString(project.resolve("samples/ro/in/maximal.notification.json"), "{\n\"id\" 1}");

        assertThatThrownBy(() -> draft(null))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("- " + file + ":2: json: cannot be read: Unexpected character");
    }

    private Path spoilt(String name) throws IOException {
        return Files.write(
                project.resolve(name), "\n// José\n".getBytes(StandardCharsets.ISO_8859_1), StandardOpenOption.APPEND);
    }

    private void draft(@Nullable Path names) throws IOException {
        PartnerDraft.write(new DraftRequest(
                "fr",
                "France",
                "ro",
                "ro",
                null,
                names,
                project.resolve("config"),
                project.resolve("mappings"),
                project.resolve("samples")));
    }
}
