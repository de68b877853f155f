package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.CodeTables;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PartnerWordsTest {

    @Test
    void asksForAMissingWordInTheFileOfThePartnerThatIsNew(@TempDir Path mappings) throws Exception {
        table(mappings, "north", "partner", "EAST;east\n");
        table(mappings, "east", "partners", "N;north\nE;east\n");
        table(mappings, "west", "names", "North;north\nEast;east\n");
        table(mappings, "west", "languages", "English;en\nNorthern;north\n");
        called(mappings, "east", "");
        called(mappings, "north", "");
        called(mappings, "west", "words:\n  east: {partners: W}\n");

        assertThat(missing(mappings, "north", "east", "west"))
                .containsExactly(mappings.resolve("west/called.yaml")
                        + ":1: words.north.partner: is missing, and " + mappings.resolve("north/partner.csv")
                        + " has no word for 'west'; add the word that 'north' uses");
    }

    @Test
    void asksForAMissingWordInCalledYamlOfAPartnerThatHasNone(@TempDir Path mappings) throws Exception {
        table(mappings, "north", "partner", "EAST;east\n");
        table(mappings, "east", "partners", "N;north\n");
        table(mappings, "west", "names", "North;north\nEast;east\n");

        assertThat(missing(mappings, "north", "east", "west"))
                .hasSize(2)
                .anyMatch(fault -> fault.startsWith(mappings.resolve("west/called.yaml") + ":1: words.north.partner: "))
                .anyMatch(
                        fault -> fault.startsWith(mappings.resolve("west/called.yaml") + ":1: words.east.partners: "));
    }

    @Test
    void asksForTheRowThatANewPartnersOwnTableLacks(@TempDir Path mappings) throws Exception {
        table(mappings, "north", "partner", "EAST;east\n");
        table(mappings, "east", "partners", "N;north\n");
        table(mappings, "west", "names", "North;north\n");
        called(mappings, "east", "");
        called(mappings, "north", "");
        called(mappings, "west", "words: {north: {partner: WEST}, east: {partners: W}}");

        assertThat(missing(mappings, "north", "east", "west"))
                .containsExactly(mappings.resolve("west/names.csv")
                        + ":1: east: has no word for this partner; add a row '<word>;east'");
    }

    @Test
    void asksForTheRowThatATableLostOfAPartnerThatOthersNameInTheirs(@TempDir Path mappings) throws Exception {
        table(mappings, "north", "partner", "EAST;east\n");
        table(mappings, "east", "partners", "N;north\nW;west\n");
        table(mappings, "west", "names", "North;north\nEast;east\n");

        assertThat(missing(mappings, "north", "east", "west"))
                .containsExactly(mappings.resolve("north/partner.csv")
                        + ":1: west: has no word for this partner; add a row '<word>;west'");
    }

    @Test
    void takesTheWordThatAPartnerBringsAlong(@TempDir Path mappings) throws Exception {
        table(mappings, "north", "partner", "EAST;east\n");
        table(mappings, "east", "partners", "N;north\n");
        called(mappings, "east", "");
        called(mappings, "north", "");
        called(mappings, "west", "words: {north: {partner: WEST}, east: {partners: W}}");

        assertThat(missing(mappings, "north", "east", "west")).isEmpty();
        assertThat(faults(mappings, "north", "partner")).isEmpty();
    }

    @Test
    void reportsAllFaultsOfTheWordsThatAPartnerBringsAlong(@TempDir Path mappings) throws Exception {
        table(mappings, "north", "partner", "EAST;east\n");
        table(mappings, "north", "role", "Witness;WITNESS\n");
        called(mappings, "north", "");
        called(mappings, "east", "words:\n  north: {partner: OST}\n");
        called(mappings, "west", """
                words:
                  west: {partner: WEST}
                  south: {partner: WEST}
                  north:
                    partners: WEST
                    role: WEST
                    partner: EAST
                """);
        called(mappings, "far", "words: {north: {partner: ''}}");

        Path west = mappings.resolve("west/called.yaml");
        Path north = mappings.resolve("north");
        assertThat(faults(mappings, "north", "partner", "role"))
                .containsExactlyInAnyOrder(
                        west + ":2: words.west: its own word stands in its own table; remove it",
                        west + ":3: words.south: there is no such partner; partners are [east, far, north, west]",
                        west + ":5: words.north.partners: there is no table " + north.resolve("partners.csv")
                                + "; name the one with its partner words",
                        west + ":6: words.north.role: " + north.resolve("role.csv")
                                + " is no table of partner words; name the one that is",
                        west + ":7: words.north.partner: 'EAST' stands for 'east' already, in "
                                + north.resolve("partner.csv") + ":1; choose another word",
                        mappings.resolve("east/called.yaml") + ":2: words.north.partner: 'east' has a word in "
                                + north.resolve("partner.csv") + "; remove one",
                        mappings.resolve("far/called.yaml")
                                + ":1: words.north.partner: write the word that north uses, without ';'");
    }

    private static List<String> missing(Path mappings, String... partners) {
        return PartnerWords.missing(mappings, Set.of(partners));
    }

    private static List<String> faults(Path mappings, String partner, String... tables) {
        SetupFaults faults = new SetupFaults();
        CodeTables reader = new CodeTables(CalledWords.read(mappings, faults), faults);
        for (String table : tables) {
            reader.read(mappings.resolve(partner), table, false);
        }
        return faults.isEmpty()
                ? List.of()
                : catchThrowableOfType(SetupException.class, faults::throwIfAny).faults();
    }

    /** A partner's folder, with what it brings along. */
    private void called(Path mappings, String partner, String text) throws Exception {
        Path folder = Files.createDirectories(mappings.resolve(partner));
        Files.writeString(folder.resolve("format.yaml"), "");
        if (!text.isEmpty()) {
            Files.writeString(folder.resolve("called.yaml"), text);
        }
    }

    private void table(Path mappings, String partner, String name, String rows) throws Exception {
        Path folder = Files.createDirectories(mappings.resolve(partner));
        Files.writeString(folder.resolve(name + ".csv"), rows);
    }
}
