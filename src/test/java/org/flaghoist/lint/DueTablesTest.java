package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** A table is compared with the words of the member that its fields are moved to, however few of them it has. */
final class DueTablesTest {

    @TempDir
    private Path mappings = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/fr-partner/mappings/fr"), mappings.resolve("fr"));
    }

    @Test
    void findsNothingInSoundPartners() {
        assertThat(found()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fr/partenaires.csv, AUTRICHE;at, AUTRICHE;aut, 1", "ro/parteneri.csv, BK-AT;at, BK-AT;aut, 4"})
    void findsWhatIsNoPartnerInATableOfPartnerWords(String file, String row, String other, int line)
            throws IOException {
        change(file, row, other);

        assertThat(found())
                .singleElement()
                .asString()
                .startsWith(mappings.resolve(file) + ":" + line
                        + ": aut: is no partner; did you mean 'at'? Else write one of at, bg, europol, fr, ");
    }

    @Test
    void findsWhatIsNoPartnerAndWhoHasNoWordWhereTheTwoAreNotSimilar() throws IOException {
        change("fr/partenaires.csv", "AUTRICHE;at", "AUTRICHE;vienna");

        assertThat(found())
                .hasSize(2)
                .anyMatch(fault -> fault.contains("partenaires.csv:1: vienna: is no partner; write one of at, "))
                .anyMatch(fault -> fault.contains("partenaires.csv:1: at: has no word for this partner; add "));
    }

    @Test
    void findsMistypedWordsAlsoWhereMostOfATableAre() throws IOException {
        change("fr/par.csv", ";PERSON", ";PERSN");
        change("fr/par.csv", ";CHILD", ";KID");

        assertThat(found())
                .hasSize(2)
                .allMatch(fault -> fault.endsWith("is no word of the hub's; write one of PERSON, CHILD"))
                .allMatch(fault -> fault.contains("fr/par.csv:"));
    }

    @Test
    void findsAFieldThatNamesTheTableOfAnother() throws IOException {
        change("fr/format.yaml", "table: par,", "table: objet,");

        assertThat(found())
                .singleElement()
                .asString()
                .matches(".*fr/format.yaml:\\d+: notification.annonce.members.prix.members.*.table: is 'objet', with"
                        + " other words, such as CASH, and in.jslt moves it to advert.price.per; name the table of BOAT,"
                        + " CHILD, PERSON: 'par'");
    }

    @Test
    void findsTwoFieldsThatNameEachOthersTables() throws IOException {
        change("fr/format.yaml", "table: qualite,", "table: qualit,");
        change("fr/format.yaml", "table: piece,", "table: qualite,");
        change("fr/format.yaml", "table: qualit,", "table: piece,");

        assertThat(found())
                .hasSize(2)
                .anyMatch(fault -> fault.contains(".table: is 'piece', with other words, such as ID_CARD,")
                        && fault.endsWith("; name the table of CONVICTED, OTHER, SUSPECT, VICTIM, WITNESS: 'qualite'"))
                .anyMatch(fault -> fault.contains(".table: is 'qualite', with other words, such as CONVICTED,"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nationalite: {type: CODE, table: country} | nationalite: {type: LINE} | personnes.members.personne.members.nationalite.type: in.jslt moves it to persons.nationality, and any word would be taken for a country; write 'type: code, table: country', or name a table of its words
            par: {type: CODE, table: par, required: true} | par: {type: WORD, required: true} | annonce.members.prix.members.par.type: in.jslt moves it to advert.price.per, which is one of BOAT, CHILD, PERSON; write 'type: code', with the table that has its words
            niveau: {type: MARKING, | niveau: {type: CODE, | classification.members.niveau.type: in.jslt moves it to handling.level; write 'type: marking', so that a label counts in whatever case, width and look-alikes it is written
            """)
    void findsAFieldOfAnotherTypeThanTheListOfItsMemberNeeds(String text, String inItsPlace, String fault)
            throws IOException {
        change("fr/format.yaml", text, inItsPlace);
        Path schema = mappings.resolve("fr/fr.xsd");
        Files.writeString(schema, Files.readString(schema).replaceAll("<xs:enumeration value=\"[^\"]*\"/>", ""));

        assertThat(found())
                .filteredOn(each -> each.contains(".type: "))
                .singleElement()
                .asString()
                .endsWith(": notification." + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            nature: {type: CODE, table: objet, | nature: {type: CODE, scheme: FR-5X5, table: objet, | objets.members.objet.members.nature.scheme: has no effect for type code; remove it, or correct the type
            nationalite: {type: CODE, table: country} | nationalite: {type: DATE, ignored: "-"} | personnes.members.personne.members.nationalite.ignored: has no effect for type date; remove it, or correct the type
            """)
    void findsKeysThatHaveNoEffectForTheTypeOfTheirField(String text, String inItsPlace, String fault)
            throws IOException {
        change("fr/format.yaml", text, inItsPlace);

        assertThat(found()).singleElement().asString().endsWith(": notification." + fault);
    }

    @Test
    void findsKeysOfAnotherSyntax() throws IOException {
        change("at/format.yaml", "extension: json", "extension: json\ncsv: {separator: ','}");

        assertThat(found())
                .containsExactly(mappings.resolve("at/format.yaml")
                        + ":5: csv: has no effect for syntax json; remove it, or correct the syntax");
    }

    @Test
    void findsWordsForASuspicionThatTheFormIsNotSaidToCarry() throws IOException {
        change("fr/format.yaml", "carries: {sensitive: true, suspectedFalse: true}", "carries: {sensitive: true}");

        assertThat(found())
                .containsExactly(mappings.resolve("fr/format.yaml")
                        + ":21: carries.suspectedFalse: is not true, but cotation.csv has words for what is suspected to"
                        + " be false, such as 'A5'; write 'suspectedFalse: true', else a condition says it instead, or"
                        + " mark rows that are only read with ;in");
    }

    private void change(String name, String text, String inItsPlace) throws IOException {
        Path file = mappings.resolve(name);
        String sound = Files.readString(file);
        assertThat(sound).contains(text);
        Files.writeString(file, sound.replace(text, inItsPlace));
    }

    /** What a start finds, and else what no start finds. */
    private List<String> found() {
        SetupFaults faults = new SetupFaults();
        List<String> partners =
                Stream.concat(ShippedPartners.ids().stream(), Stream.of("fr")).toList();
        Mappings.read(mappings, faults);
        Set<String> all = Set.copyOf(partners);
        return Stream.concat(
                        faults.all().stream(),
                        Lint.beside(faults.all(), Path.of("config"), mappings, all, all).stream())
                .toList();
    }
}
