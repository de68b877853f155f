package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** What a start finds is not found a second time beside it, in other words or at another place. */
final class FoundOnceTest {

    private static final Set<String> ALL = Set.copyOf(ShippedPartners.ids());

    private Path mappings = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
    }

    @Test
    void namesBothPlacesOfATableThatIsNotThereAtTheFieldAlone() throws IOException {
        Path format = mappings.resolve("at/format.yaml");
        Files.writeString(format, Files.readString(format).replace("table: type,", "table: typ,"));

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith(format + ":")
                .endsWith(": notification.art.table: there is no code table " + mappings.resolve("at/typ.csv")
                        + ", nor " + mappings.resolve("codes/typ.csv") + "; correct the name, or create the first");
    }

    @Test
    void saysOfARowWithoutANativeWordNothingElse() throws IOException {
        Path table = mappings.resolve("ly/partner.csv");
        Files.writeString(table, Files.readString(table).replace("01;uk\n", ";uk\n"));

        assertThat(found()).singleElement().asString().contains(": uk: has no native word; write it before the ';'");
    }

    private List<String> found() {
        SetupFaults faults = new SetupFaults();
        Mappings.read(mappings, faults);
        List<String> found = new ArrayList<>(faults.all());
        found.addAll(Lint.beside(faults.all(), Path.of("config"), mappings, ALL, ALL));
        return found;
    }
}
