package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.draft.PartnerSchema;
import org.flaghoist.testing.SeventhPartner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A mistake in a table or a mapping is said where it is, and samples that meet it say nothing more. */
@ExtendWith(OutputCaptureExtension.class)
final class SaidOnceTest {

    private AddedFrance france = AddedFrance.none();

    @BeforeEach
    void addFrance(@TempDir Path directory) throws IOException {
        france = AddedFrance.in(directory, SeventhPartner.SIX);
    }

    @ParameterizedTest
    @CsvSource({
        "action, NEW, NWE, 1",
        "type, SEIZURE, SEIZRE, 1",
        "code, H2, H22, 3",
        "qualite, SUSPECT, SUSPCT, 1",
        "niveau, SENSITIVE, SENSITVE, 2"
    })
    void saysOnceThatATableGivesNoWordOfTheHubs(
            String table, String sound, String wrong, int line, CapturedOutput output) throws IOException {
        france.change("mappings/fr/" + table + ".csv", ";" + sound + "\n", ";" + wrong + "\n");

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(france.file("mappings/fr/" + table + ".csv") + ":" + line + ": " + wrong)
                .endsWith(": is no word of the hub's; write " + sound);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                "narrative": .recit | "summary": .recit | summary | correct it
                "name": .nom        | "nam": .nom       | nam     | did you mean 'name'? Else correct it
                "urgency": .entete  | "urgncy": .entete | urgncy  | did you mean 'urgency'? Else correct it
                "level": .class     | "levl": .class    | levl    | did you mean 'level'? Else correct it
                """)
    void saysOnceThatAMappingMakesWhatTheHubsFormDoesNotHave(
            String sound, String wrong, String member, String advice, CapturedOutput output) throws IOException {
        france.change("mappings/fr/in.jslt", sound, wrong);

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(france.file("mappings/fr/in.jslt") + ":")
                .endsWith(": " + member + ": the hub's form has no such member; " + advice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                in  | .qualite,   | .qualit,   | qualit: format.yaml has no such field under notification | did you mean 'qualite'? Else correct it
                out | .narrative, | .narative, | narative: the hub's form has no such member | did you mean 'narrative'? Else correct it
                """)
    void saysOnceThatAMappingReadsWhatThereIsNot(
            String mapping, String sound, String wrong, String fault, String advice, CapturedOutput output)
            throws IOException {
        france.change("mappings/fr/" + mapping + ".jslt", sound, wrong);

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(france.file("mappings/fr/" + mapping + ".jslt") + ":")
                .endsWith(": " + fault + ", so this gives nothing; " + advice);
    }

    @Test
    void saysOnceThatAMappingMakesAMemberInTheWrongPlace(CapturedOutput output) throws IOException {
        france.change("mappings/fr/in.jslt", "\"name\": .nom,", "\"narrative\": .nom,");

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(france.file("mappings/fr/in.jslt") + ":")
                .contains(": narrative: SCHEMA: the hub's form has no /vessels/narrative; correct it; met by ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                cotation | B2;B2       | B222222;B2         | scheme: FR-5X5, width: 2 | 12: B2: 'B222222' is too long
                niveau   | Non protégé | Non protégé de rien ni | table: niveau, width: 20 | 1: BASIC: 'Non protégé de rien ni
                """)
    void saysOnceThatANativeWordIsTooLong(
            String table, String sound, String wrong, String field, String fault, CapturedOutput output)
            throws IOException {
        france.change("mappings/fr/format.yaml", field.replaceFirst(", .*", ""), field);
        france.change("mappings/fr/" + table + ".csv", sound, wrong);

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(france.file("mappings/fr/" + table + ".csv") + ":" + fault);
    }

    @Test
    void saysOnceThatAGradingIsMistyped(CapturedOutput output) throws IOException {
        france.change("mappings/fr/cotation.csv", "A2;A2", "A2;AQ2");

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(france.file("mappings/fr/cotation.csv") + ":4: AQ2: is no grading of the hub's; ");
    }

    @Test
    void saysOnceThatNothingDistinguishesTheHourThatIsThereTwice(CapturedOutput output) throws IOException {
        france.change(
                "mappings/fr/format.yaml",
                "  fold: {value: '#text', flag: '@heureEte', summer: oui, winter: non}\n",
                "");

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(france.file("mappings/fr/format.yaml") + ":")
                .contains(": times.fold: is missing, ", "flag: '@<attribute>'");
        Files.writeString(france.file("mappings/fr/fr.xsd"), PartnerSchema.of(france.file("mappings"), "fr"));
        assertThat(france.faults(output)).singleElement().asString().contains(": times.fold: is missing, ");
    }

    @Test
    void namesAnAttributeThatAValueMayNotHave(CapturedOutput output) throws IOException {
        france.change("mappings/fr/format.yaml", "flag: '@heureEte'", "flag: '@ete'");

        assertThat(france.faults(output))
                .filteredOn(line -> line.contains("/in/maximal.xml:"))
                .isNotEmpty()
                .allMatch(line -> line.contains(": SCHEMA: has the attribute 'heureEte', which format.yaml does not"
                        + " have there; correct its name, remove it, or add it there"));
    }

    @Test
    void asksToMakeASchemaAgainOnceTheRestIsSound(CapturedOutput output) throws IOException {
        france.change("mappings/fr/type.csv", "perquisition;RAID", "fouille;RAID");
        france.change("mappings/fr/urgence.csv", ";ROUTINE", ";ROTINE");

        assertThat(france.faults(output))
                .noneMatch(line -> line.contains("make it again"))
                .isNotEmpty();
        france.change("mappings/fr/urgence.csv", ";ROTINE", ";ROUTINE");
        assertThat(france.faults(output, "--accept"))
                .filteredOn(line -> line.contains("make it again"))
                .singleElement()
                .asString()
                .startsWith(france.file("mappings/fr/fr.xsd") + ":1: schema: is not what format.yaml");
    }

    @Test
    void saysOfASchemaThatIsOldAndNotOfWhatItRefuses(CapturedOutput output) throws IOException {
        france.change("mappings/fr/fr.xsd", "name=\"urgence\"", "name=\"urgente\"");

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .contains("fr.xsd:1: schema: is not what format.yaml");
    }
}
