package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.flaghoist.draft.PartnerReadme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** Whoever adds a partner and makes one mistake reads of one fault, which stands where the mistake is. */
@ExtendWith(OutputCaptureExtension.class)
final class CausesTest {

    private AddedFrance france = AddedFrance.none();

    @BeforeEach
    void addFrance(@TempDir Path directory) throws IOException {
        france = AddedFrance.in(directory, List.of("uk", "at", "bg", "ro", "ly"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                bg: {partner: ФРАНЦИЯ} | bg: {partner: فرنسا} | 7: words.bg.partner: 'فرنسا' has a character that is none
                ly: {partner: "08"} | ly: {partner: "009"} | 9: words.ly.partner: '009' is too long for H.H01, N02, N07
                ro: {parteneri | rom: {parteneri | 10: words.rom: there is no such partner; did you mean 'ro'? Partners are
                ro: {parteneri | ro: {partner | 10: words.ro.partner: there is no table
                ro: {parteneri | ro: {xy | 10: words.ro.xy: there is no table
                """)
    void saysOnceThatAWordForAnotherPartnerIsWrong(String sound, String wrong, String fault, CapturedOutput output)
            throws IOException {
        addSamplesOf("bg", "csv");
        addSamplesOf("ro", "xml");

        france.change("mappings/fr/called.yaml", sound, wrong);

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(france.file("mappings/fr/called.yaml") + ":" + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                config/partners/fr.yaml | user: | usr: | 6 | user
                config/partners/uk.yaml | name: | nmae: | 2 | name
                config/partners/uk.yaml | jms: | jsm: | 3 | jms
                config/partners/fr.yaml | hostKey: | hostkey: | 8 | hostKey
                config/release-policy.yaml | ceiling: S | cieling: S | 16 | ceiling
                mappings/fr/format.yaml | times: | time: | 6 | times
                mappings/fr/format.yaml | moment: | momnt: | 8 | moment
                mappings/fr/format.yaml | root: | rot: | 23 | root
                """)
    void saysOnceThatAKeyIsMistyped(
            String name, String sound, String wrong, int line, String meant, CapturedOutput output) throws IOException {
        france.changeFirst(name, sound, wrong);

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(france.file(name) + ":" + line + ": ")
                .contains(": unknown key; did you mean '" + meant + "'? Known here: [");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                personalData: true  | personaldata: true  | partners[fr].personaldata
                holdTypes: [ARREST] | holdtypes: [ARREST] | partners[ly].holdtypes
                """)
    void namesThePartnerOfAMistypedKeyOfThePolicy(String sound, String wrong, String key, CapturedOutput output)
            throws IOException {
        Path policy = france.file("config/release-policy.yaml");
        String text = Files.readString(policy);
        int last = text.lastIndexOf("    " + sound);
        Files.writeString(
                policy, text.substring(0, last) + text.substring(last).replaceFirst(Pattern.quote(sound), wrong));

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .contains(": " + key + ": unknown key; did you mean '");
    }

    /** The samples in which it is to be written say nothing more. */
    @Test
    void saysOnceThatATableLacksAWord(CapturedOutput output) throws IOException {
        Path table = france.file("mappings/fr/type.csv");
        Files.writeString(table, Files.readString(table).replaceFirst("(?m)^.*;SEIZURE\\R", ""));

        assertThat(france.faults(output))
                .filteredOn(line -> line.contains(": SEIZURE: "))
                .singleElement()
                .asString()
                .startsWith(table + ":1: SEIZURE: has no native word; add a row ");
    }

    @Test
    void saysWhatElseIsWrongBehindAMistypedKey(CapturedOutput output) throws IOException {
        france.change("config/partners/uk.yaml", "jms:", "jsm:");
        france.change("config/partners/uk.yaml", "user:", "usr:");
        france.change("config/partners/uk.yaml", "name:", "colour: red\nname:");

        assertThat(france.faults(output))
                .extracting(fault -> fault.replaceFirst("; .*", "").replaceFirst(".*uk.yaml", ""))
                .containsExactly(":4: jsm: unknown key", ":5: jms.usr: unknown key", ":2: colour: unknown key");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                mappings/fr/format.yaml | max: 4, width | max: -1, width | 66: notification.classification.members.restriction.max: -1
                mappings/ly/format.yaml | urgency, width: 1 | urgency, width: -1 | 57: notification.N09: has a width of -1
                mappings/ro/format.yaml | (\\. | (. | 11: numbers.decimal: '[0-9]{1,12}(.[0-9]{1,6})?' takes any
                mappings/fr/format.yaml | [UTF-8, ISO-8859-15] | [UTF-8, ~] | 28: xml.charsets[1]: is empty; give a value, or
                mappings/fr/called.yaml | {language: fr, | {language: french, | 15: conditions.sensitive.language: 'french' is no
                mappings/fr/called.yaml | {language: fr, | { | 15: conditions.sensitive.language: is missing; write the
                config/release-policy.yaml | [uk, europol] | [uk, ~] | 41: partners[ly].receivesFrom[1]: is empty; give a
                """)
    void saysOnceThatAValueIsWrong(String name, String sound, String wrong, String fault, CapturedOutput output)
            throws IOException {
        france.changeFirst(name, sound, wrong);

        assertThat(france.faults(output)).singleElement().asString().startsWith(france.file(name) + ":" + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                at: {[^}]*} | at: | 6: words.at: is empty; give a value, or remove the key
                at: {[^}]*} | at: TUNESIEN | 6: words.at: write keys with their values, {<key>: <value>}
                at: {[^}]*} | at: [a, {b: c}] | 6: words.at: write keys with their values, {<key>: <value>}
                at: {[^}]*} | at: {partner: [FR]} | 6: words.at.partner: write text
                at: {[^}]*} | at: {partner: {a: b}} | 6: words.at.partner: write text
                sensitive: {[^}]*} | sensitive: DR | 15: conditions.sensitive: write keys with their values, {<key>:
                sensitive: {[^}]*} | sensitive: [DR] | 15: conditions.sensitive: write keys with their values, {<key>:
                sensitive: {[^}]*} | sensitive: | 15: conditions.sensitive: is empty; give a value, or remove the key
                """)
    void readsTheOtherWordsBesideAValueThatIsNone(String sound, String wrong, String fault, CapturedOutput output)
            throws IOException {
        Path called = france.file("mappings/fr/called.yaml");
        String text = Files.readString(called);
        Files.writeString(called, text.replaceFirst(sound.replace("{", "\\{"), wrong));
        assertThat(called).content().isNotEqualTo(text);

        assertThat(france.faults(output)).singleElement().asString().startsWith(called + ":" + fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                  at: {partner: FRANKREICH} | `at: ""`      | 6: words.at: '' cannot stand here; write keys
                words:                      | words: [   | 5: yaml: what begins here lacks a ','
                words:                      | `words: FR\nwrds:` | 5: words: write keys with their values, {<key>:
                bg: {partner: ФРАНЦИЯ}      | at: {partner: FRANKREICH} | 7: words: Duplicate field 'at'
                """)
    void saysOfNoWordThatItIsMissingWhereTheWordsCannotBeRead(
            String sound, String wrong, String fault, CapturedOutput output) throws IOException {
        FileSystemUtils.deleteRecursively(france.samples("europol"));
        addSamplesOf("bg", "csv");
        france.changeFirst("mappings/fr/called.yaml", sound, wrong.replace("\\n", "\n"));

        assertThat(france.faults(output))
                .filteredOn(each -> !each.contains(": wrds: unknown key"))
                .singleElement()
                .asString()
                .startsWith(france.file("mappings/fr/called.yaml") + ":" + fault);
    }

    @ParameterizedTest
    @CsvSource({"fr,immédiat", "uk,IMMEDIATE"})
    void saysOnceThatAPatternOfUrgencyFindsNothing(String partner, String word, CapturedOutput output)
            throws IOException {
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/uk"), france.samples("uk"));
        Path format = france.file("mappings/" + partner + "/format.yaml");

        france.changeFirst("mappings/" + partner + "/format.yaml", word, "imediat");

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(format + ":")
                .contains(": urgency.immediate: has no word that means IMMEDIATE (" + word + ")");
    }

    @Test
    void saysOnceThatAPatternOfUrgencyIsNone(CapturedOutput output) throws IOException {
        france.changeFirst("mappings/fr/format.yaml", "immédiat", "(immédiat");

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(france.file("mappings/fr/format.yaml") + ":46: urgency.immediate: ");
    }

    @ParameterizedTest
    @CsvSource({
        "fr/out/maximal.xml,</texte>,</txt>,5,xml: The element type",
        "fr/receipts/accepted.xml,</etat>,</ett>,2,xml: The element type"
    })
    void saysOnceThatAGoldenFileCannotBeRead(
            String name, String sound, String wrong, int line, String why, CapturedOutput output) throws IOException {
        france.changeFirst("src/test/samples/" + name, sound, wrong);

        assertThat(france.faults(output))
                .singleElement()
                .asString()
                .startsWith(france.samples(name) + ":" + line + ": file: cannot be read as " + why)
                .endsWith("; correct it, or write it anew with --accept");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                revision> | revison> | : MALFORMED: is refused by fr.xsd, the partner's own schema; correct the message, or the
                <redige>14/06 | <redige>34/06 | : redige: TIME_INVALID: '34/06/2026 06:40'; correct the time, or its pattern
                """)
    void saysWhetherThePartnersOwnSchemaRefusesASample(String sound, String wrong, String fault, CapturedOutput output)
            throws IOException {
        france.change("src/test/samples/fr/in/saisie.xml", sound, wrong);

        assertThat(france.faults(output)).singleElement().asString().contains(fault);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            uk      | json | , originator: "France, Office de lutte contre le trafic illicite de migrants" | words.uk.originator: is missing, and
            europol | xml  | `  europol: {partners: FR}\n` | words.europol.partners: is missing, and
            """)
    void holdsNoSampleAgainstASchemaBeforeThePartnersWordIsThere(
            String partner, String extension, String word, String fault, CapturedOutput output) throws IOException {
        addSamplesOf(partner, extension);
        france.change("mappings/fr/called.yaml", word, "");

        assertThat(france.faults(output))
                .anyMatch(said -> said.startsWith(france.file("mappings/fr/called.yaml") + ":") && said.contains(fault))
                .noneMatch(said -> said.contains("/from-fr."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            called.yaml      | ly: {partner: "08"} | ly: {partner: "009"}
            format.yaml      | times:              | time:
            partenaires.csv  | AUTRICHE;at         | AUTRICHE;aut
            """)
    void saysNothingOfWhatIsMadeOfAFileThatHasAFault(String file, String sound, String wrong, CapturedOutput output)
            throws IOException {
        Path readme = france.file("mappings/fr/README.md");
        Files.writeString(readme, Files.readString(readme) + PartnerReadme.PLACE + "\n");

        france.changeFirst("mappings/fr/" + file, sound, wrong);

        assertThat(france.faults(output))
                .isNotEmpty()
                .anyMatch(fault -> fault.startsWith(france.file("mappings/fr/" + file) + ":"))
                .noneMatch(fault -> fault.startsWith(readme.toString()));
    }

    /** What another partner sends to the new one and gets from it, as a draft has it. */
    private void addSamplesOf(String partner, String extension) throws IOException {
        Path out =
                Files.createDirectories(france.samples(partner).resolve("out")).resolve("from-fr.notification.json");
        Files.copy(france.samples("fr").resolve("in/saisie.notification.json"), out);
        assertThat(france.check("--accept")).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(out.resolveSibling("from-fr." + extension)).exists();
    }
}
