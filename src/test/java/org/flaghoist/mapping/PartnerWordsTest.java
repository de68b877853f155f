package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartnerWordsTest {

    @Test
    void tellsWhereAPartnerHasNoWordForAnother(@TempDir Path mappings) throws Exception {
        table(mappings, "north", "partner", "EAST;east\n");
        table(mappings, "east", "partners", "N;north\nE;east\nW;west\n");
        table(mappings, "west", "names", "North;north\nEast;east\n");
        table(mappings, "west", "languages", "English;en\nNorthern;north\n");

        assertThat(PartnerWords.missing(mappings, Set.of("north", "east", "west")))
                .containsExactly(mappings.resolve("north/partner.csv")
                        + ": has no word for partner 'west'; add a row '<word>;west'");
    }

    private void table(Path mappings, String partner, String name, String rows) throws Exception {
        Path folder = Files.createDirectories(mappings.resolve(partner));
        Files.writeString(folder.resolve(name + ".csv"), rows);
    }
}
