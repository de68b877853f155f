package org.flaghoist.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.format.CalledWords;
import org.flaghoist.format.definition.FormatFile;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.FileSystemUtils;

/** The words that a partner's own XML Schema lists are those of its code tables. */
final class SchemaWordsTest {

    private static final List<String> TYPES =
            List.of("incident", "interpellation", "liaison", "perquisition", "renseignement", "réponse", "saisie");
    private static final String PLAIN_TYPE = "<xs:element name=\"type\" type=\"xs:string\">";
    private static final String LISTED_TYPE = "<xs:element name=\"type\" type=\"Type\">";

    @TempDir
    private Path directory = Path.of("");

    @BeforeEach
    void copy() throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), directory);
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/fr-partner/mappings/fr"), directory.resolve("fr"));
        change("fr/fr.xsd", " targetNamespace=", " xmlns=\"urn:oltim:signalement:1\" targetNamespace=");
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/vn-partner/mappings/vn"), directory.resolve("vn"));
    }

    @Test
    void findsNothingInWhatIsShippedAndInPartnersThatOthersAdded() {
        assertThat(Stream.concat(ShippedPartners.ids().stream(), Stream.of("fr", "vn"))
                        .flatMap(partner -> found(partner).stream()))
                .isEmpty();
    }

    @Test
    void findsNothingWhereBothHaveTheSameWords() throws IOException {
        list(TYPES);

        assertThat(found("fr")).isEmpty();
    }

    @Test
    void findsAWordThatTheSchemaDoesNotListAtItsRow() throws IOException {
        list(without("saisie"));

        assertThat(found("fr"))
                .containsExactly(at("type.csv", "saisie;")
                        + ": SEIZURE: 'saisie' is not listed for entete.type in fr.xsd, so what has it cannot be"
                        + " written; write one that is listed, add it there, or mark a row that is only read with ;in");
    }

    @Test
    void takesARowThatIsOnlyReadForNoWordThatIsWritten() throws IOException {
        list(TYPES);
        Files.writeString(
                directory.resolve("fr/type.csv"),
                Files.readString(directory.resolve("fr/type.csv")) + "prise;SEIZURE;in\nsecret;!CODE_UNKNOWN\n");

        assertThat(found("fr")).isEmpty();
    }

    @Test
    void findsAWordOfTheSchemaThatTheTableDoesNotHave() throws IOException {
        list(Stream.concat(TYPES.stream(), Stream.of("naufrage")).toList());

        assertThat(found("fr"))
                .containsExactly(at("fr.xsd", "\"naufrage\"")
                        + ": naufrage: no row of " + directory.resolve("fr/type.csv") + " reads it, so what has it in"
                        + " entete.type is refused; add 'naufrage;<hub word>' there, ';!CODE_UNKNOWN' where the hub"
                        + " has none, or remove it here");
    }

    @Test
    void findsOneFaultForAWordThatIsWrittenInTwoWays() throws IOException {
        list(Stream.concat(without("saisie").stream(), Stream.of("prise")).toList());

        assertThat(found("fr"))
                .containsExactly(at("type.csv", "saisie;")
                        + ": SEIZURE: 'saisie' is not listed for entete.type in fr.xsd, so what has it cannot be"
                        + " written; write prise, or correct the list there");
    }

    @Test
    void findsOneFaultForAWordThatIsMistypedBesideAnotherThatIsMissing() throws IOException {
        list(Stream.concat(without("saisie").stream(), Stream.of("naufrage", "saisies"))
                .toList());

        assertThat(found("fr")).hasSize(2);
        assertThat(found("fr").get(0))
                .startsWith(at("type.csv", "saisie;") + ": SEIZURE: 'saisie' is not listed")
                .endsWith("; write saisies, or correct the list there");
        assertThat(found("fr").get(1)).startsWith(at("fr.xsd", "\"naufrage\"") + ": naufrage: no row of ");
    }

    @Test
    void saysOfAWordThatTheTableLacksForTheHubNothingElse() throws IOException {
        list(TYPES);
        change("fr/type.csv", "saisie;SEIZURE\n", "");

        SetupFaults faults = new SetupFaults();
        faults.add(directory.resolve("fr/type.csv"), 1, "SEIZURE", "has no native word; add a row");
        new SchemaWords(directory.resolve("fr"), called(), faults).check(format("fr"));
        assertThat(faults.all()).hasSize(1);
    }

    /** Each way in which the schema may list the words of an element. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<xs:simpleType name='Type'><xs:restriction base='Base'/></xs:simpleType>"
                        + "<xs:simpleType name='Base'><xs:restriction base='xs:token'>%s</xs:restriction>"
                        + "</xs:simpleType>",
                "<xs:simpleType name='Type'><xs:union memberTypes='Base'><xs:simpleType>"
                        + "<xs:restriction base='xs:token'><xs:enumeration value='autre'/></xs:restriction>"
                        + "</xs:simpleType></xs:union></xs:simpleType>"
                        + "<xs:simpleType name='Base'><xs:restriction base='xs:token'>%s</xs:restriction>"
                        + "</xs:simpleType>",
                "<xs:simpleType name='Type'><xs:restriction><xs:simpleType><xs:restriction base='xs:string'>%s"
                        + "</xs:restriction></xs:simpleType><xs:maxLength value='40'/></xs:restriction></xs:simpleType>"
            })
    void findsTheWordsHoweverTheTypeIsBuilt(String type) throws IOException {
        change("fr/fr.xsd", PLAIN_TYPE, LISTED_TYPE);
        change("fr/fr.xsd", "</xs:schema>", type.formatted(enumerations(without("saisie"))) + "</xs:schema>");

        assertThat(found("fr")).anyMatch(fault -> fault.contains("'saisie' is not listed for entete.type"));
        assertThat(found("fr")).noneMatch(fault -> fault.contains("'liaison' is not"));
    }

    @Test
    void looksForNothingWhereAUnionHasWordsAndAnyOthers() throws IOException {
        change("fr/fr.xsd", PLAIN_TYPE, LISTED_TYPE);
        change(
                "fr/fr.xsd",
                "</xs:schema>",
                "<xs:simpleType name='Type'><xs:union memberTypes='xs:string'><xs:simpleType>"
                        + "<xs:restriction base='xs:token'><xs:enumeration value='autre'/></xs:restriction>"
                        + "</xs:simpleType></xs:union></xs:simpleType></xs:schema>");

        assertThat(found("fr")).isEmpty();
    }

    @Test
    void findsAWordThatAnotherPartnerBringsAlongWhereItStands() throws IOException {
        change(
                "fr/fr.xsd",
                "<xs:element name=\"destinataire\" type=\"xs:string\"",
                "<xs:element name=\"destinataire\" type=\"Qui\"");
        change("fr/partenaires.csv", "AUTRICHE;at\n", "");
        List<String> words = Stream.of(Files.readString(directory.resolve("fr/partenaires.csv"))
                        .split("\n"))
                .filter(row -> !row.startsWith("#"))
                .map(row -> row.split(";")[0])
                .toList();
        change(
                "fr/fr.xsd",
                "</xs:schema>",
                "<xs:simpleType name='Qui'><xs:restriction base='xs:token'>" + enumerations(words)
                        + "</xs:restriction></xs:simpleType></xs:schema>");
        change("at/called.yaml", "conditions:", "words:\n  fr: {partenaires: AUTRICHE}\nconditions:");

        assertThat(found("fr"))
                .singleElement()
                .asString()
                .startsWith(directory.resolve("at/called.yaml") + ":")
                .contains(": words.fr.partenaires: 'AUTRICHE' is not listed for entete.destinataire, destinataire in"
                        + " fr.xsd");
    }

    @Test
    void saysOnceAndAtTheFieldThatATableOfAllPartnersHasWordsThatTheSchemaDoesNotList() throws IOException {
        change("europol/europol.xsd", "<xs:pattern value=\"[A-Z]{2}\"/>", enumerations(List.of("AT", "BG", "XX")));

        assertThat(found("europol")).hasSize(2);
        assertThat(found("europol").get(1)).contains("europol.xsd:").contains(": XX: no row of ");
        assertThat(found("europol").get(0))
                .matches(".*europol.format.yaml:\\d+: notification.Event.members.Location.members.@country.table: "
                        + ".*country.csv has \\d+ words that are not listed in europol.xsd, such as 'A[A-Z]'; make a"
                        + " table of its own in this folder, with those that are");
    }

    private static List<String> without(String word) {
        return TYPES.stream().filter(each -> !each.equals(word)).toList();
    }

    private void list(List<String> words) throws IOException {
        change("fr/fr.xsd", PLAIN_TYPE, LISTED_TYPE);
        change(
                "fr/fr.xsd",
                "</xs:schema>",
                "  <xs:simpleType name=\"Type\">\n    <xs:restriction base=\"xs:string\">\n" + enumerations(words)
                        + "    </xs:restriction>\n  </xs:simpleType>\n</xs:schema>");
    }

    private static String enumerations(List<String> words) {
        return words.stream()
                .map(word -> "      <xs:enumeration value=\"" + word + "\"/>\n")
                .collect(Collectors.joining());
    }

    /** The file and the line of a text. */
    private String at(String name, String text) throws IOException {
        Path file = directory.resolve("fr").resolve(name);
        List<String> lines = Files.readAllLines(file);
        int line = 1;
        while (!lines.get(line - 1).contains(text)) {
            line++;
        }
        return file + ":" + line;
    }

    private void change(String name, String text, String inItsPlace) throws IOException {
        Path file = directory.resolve(name);
        String sound = Files.readString(file);
        assertThat(sound).contains(text);
        Files.writeString(file, sound.replace(text, inItsPlace));
    }

    private List<String> found(String partner) {
        SetupFaults found = new SetupFaults();
        new SchemaWords(directory.resolve(partner), called(), found).check(format(partner));
        return found.all();
    }

    private CalledWords called() {
        return CalledWords.read(directory, new SetupFaults());
    }

    private FormatFile format(String partner) {
        Path yaml = directory.resolve(partner).resolve("format.yaml");
        return Objects.requireNonNull(StrictYaml.read(yaml, FormatFile.class, new SetupFaults()));
    }
}
