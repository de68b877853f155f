package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** A code table that nothing names is a mistake: its words count for nothing. */
final class UnnamedTablesTest {

    private static final Set<String> ALL = Set.copyOf(ShippedPartners.ids());

    @TempDir
    private Path mappings = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
    }

    @Test
    void findsATableThatNeitherAFieldNorAMappingNames() throws IOException {
        Path table = Files.writeString(mappings.resolve("uk/kind.csv"), "A;NEW\n");

        assertThat(found())
                .containsExactly(table + ":1: file: no field of format.yaml and no mapping names this table; name it"
                        + " there, or remove the file");
    }

    @Test
    void findsNothingWhereAMappingNamesIt() throws IOException {
        Files.writeString(mappings.resolve("uk/kind.csv"), "A;NEW\n");
        Path in = mappings.resolve("uk/in.jslt");
        Files.writeString(in, "def kind-of(word)\n  hub-word($word, \"kind\")\n\n" + Files.readString(in));

        assertThat(found()).isEmpty();
    }

    @Test
    void saysOfATableWhoseNameIsMistypedInAFieldNothingElse() throws IOException {
        Path format = mappings.resolve("at/format.yaml");
        Files.writeString(format, Files.readString(format).replace("table: type,", "table: typ,"));

        assertThat(found()).singleElement().asString().contains("there is no code table");
    }

    private List<String> found() {
        SetupFaults faults = new SetupFaults();
        Mappings.read(mappings, faults);
        Lint.beside(faults.all(), Path.of("config"), mappings, ALL, ALL).forEach(faults::add);
        return faults.all();
    }
}
