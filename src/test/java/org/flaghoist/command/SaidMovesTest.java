package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.testing.SeventhPartner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A field that a mapping leaves out, or a name in it that there is not, is said once, whatever follows from it. */
@ExtendWith(OutputCaptureExtension.class)
final class SaidMovesTest {

    private AddedFrance france = AddedFrance.none();

    @BeforeEach
    void addFrance(@TempDir Path directory) throws IOException {
        france = AddedFrance.in(directory, SeventhPartner.SIX);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    out     | "revision": .revision, | entete.revision | 6
                    out     | "pays": .event.place.country, | evenement.lieu.pays | 26
                    out     | "locode": .event.place.locode, | evenement.lieu.locode | 26
                    out     | "cin": .hin, | embarcations.embarcation.cin | 36
                    receipt | "etat": .status, | etat | 1
                    receipt | "champ": .field, | champ | 1
                    """)
    void saysOnceThatAFieldIsLeftOut(String mapping, String left, String field, int line, CapturedOutput output)
            throws IOException {
        france.change("mappings/fr/" + mapping + ".jslt", left, "");
        String part = mapping.equals("out") ? "notification" : mapping;

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(france.file("mappings/fr/format.yaml") + ":")
                .endsWith(": " + part + "." + field.replace(".", ".members.") + ": " + mapping
                        + ".jslt does not touch it; move it there, to line " + line + ", or remove it");
    }

    @Test
    void saysOnceThatARequiredFieldAndSoTheObjectAroundItIsNotThere(CapturedOutput output) throws IOException {
        france.change("mappings/fr/out.jslt", ".event.place.country", ".event.country");
        Path sample = france.file("src/test/samples/fr/out/suspected-false.notification.json");
        String text = Files.readString(sample);
        Files.writeString(sample, text.replaceFirst("\"place\": \\{[^}]*}", "\"place\": {\"country\": \"FR\"}"));

        assertThat(france.faults(output))
                .filteredOn(line -> line.contains(".required: "))
                .singleElement()
                .asString()
                .contains("lieu.members.pays.required: SCHEMA: evenement.lieu.pays: ", "; correct out.jslt:27, ");
    }

    @Test
    void saysOnceThatAFieldIsNotRead(CapturedOutput output) throws IOException {
        france.change("mappings/fr/in.jslt", "\"lengthMetres\": .longueur,", "");

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .endsWith(
                        ": notification.embarcations.members.embarcation.members.longueur: in.jslt does not touch it; move it"
                                + " there, or remove it");
    }

    @Test
    void saysOnceThatAFieldIsNeitherReadNorWritten(CapturedOutput output) throws IOException {
        france.change(
                "mappings/fr/format.yaml",
                "locode: {type: WORD}",
                "locode: {type: WORD}\n          escale: {type: LINE}");

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .endsWith(": notification.evenement.members.lieu.members.escale: neither in.jslt nor out.jslt touches"
                        + " it; move it in both, or remove it");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    out     | "cin": .hin | "cim": .hin | cim: format.yaml has no such field under notification; did you mean 'cin'? Else correct it
                    out     | "locode": | "locod": | locod: format.yaml has no such field under notification; did you mean 'locode'? Else correct it
                    out     | "locode": | "ville": .id, "locode": | ville: format.yaml has no such field under notification; correct it
                    out     | .liaison.text | .liaison.reason | reason: the hub's form has no such member, so this gives nothing; correct it
                    receipt | .at | .until | until: a receipt has no such member, so this gives nothing; correct it
                    receipt | "champ": | "chmp": | chmp: format.yaml has no such field under receipt; did you mean 'champ'? Else correct it
                    in      | .longueur | .longuer | longuer: format.yaml has no such field under notification, so this gives nothing; did you mean 'longueur'? Else correct it
                    """)
    void saysOnceThatAMappingHasANameThatThereIsNot(
            String mapping, String sound, String wrong, String fault, CapturedOutput output) throws IOException {
        france.change("mappings/fr/" + mapping + ".jslt", sound, wrong);

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(france.file("mappings/fr/" + mapping + ".jslt") + ":")
                .endsWith(": " + fault);
    }
}
