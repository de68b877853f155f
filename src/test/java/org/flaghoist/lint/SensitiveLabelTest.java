package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What a form says that it carries of the level SENSITIVE, it carries. */
final class SensitiveLabelTest {

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/fr-partner/mappings/fr"), folder);
    }

    @Test
    void findsNothingWhereTheFormHasALabelOfItsOwn() {
        assertThat(found()).isEmpty();
    }

    @Test
    void findsThatTheFormHasOneLabelForBothLevels() throws IOException {
        change("niveau.csv", "Diffusion Restreinte;SENSITIVE", "Non protégé;SENSITIVE;out");

        assertThat(found())
                .containsExactly(folder.resolve("format.yaml")
                        + ":21: carries.sensitive: is true, but niveau.csv has 'Non protégé' for BASIC and SENSITIVE, so"
                        + " nobody could tell them apart; write a label of its own for SENSITIVE there, or remove"
                        + " 'sensitive: true', so that a condition says it");
    }

    @Test
    void leavesALabelThatIsOnlyWrittenToWhatFindsThat() throws IOException {
        change("format.yaml", "sensitive: true", "sensitive: false");
        change("niveau.csv", "Diffusion Restreinte;SENSITIVE", "Non protege;SENSITIVE;out");

        assertThat(found()).isEmpty();
    }

    @Test
    void findsNothingWhereTheMappingWritesItInAnotherWay() throws IOException {
        change("niveau.csv", "Diffusion Restreinte;SENSITIVE", "Non protégé;SENSITIVE;out");
        Path out = folder.resolve("out.jslt");
        Files.writeString(
                out, "def is-sensitive(all)\n  $all.handling.level == \"SENSITIVE\"\n\n" + Files.readString(out));

        assertThat(found()).isEmpty();
    }

    private void change(String name, String text, String inItsPlace) throws IOException {
        String sound = Files.readString(folder.resolve(name));
        assertThat(sound).contains(text);
        Files.writeString(folder.resolve(name), sound.replace(text, inItsPlace));
    }

    private List<String> found() {
        SetupFaults found = new SetupFaults();
        Path yaml = folder.resolve("format.yaml");
        new SensitiveLabel(folder, found).check(Objects.requireNonNull(StrictYaml.read(yaml, FormatFile.class, found)));
        return found.all();
    }
}
