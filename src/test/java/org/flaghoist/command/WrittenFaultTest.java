package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** Whoever makes a partner's form reads at which of its lines it is that something cannot be written. */
@ExtendWith(OutputCaptureExtension.class)
final class WrittenFaultTest {

    private static final Path SAMPLES = Path.of("src/test/samples");

    @TempDir
    private Path directory = Path.of("");

    private CopiedSetup setup = new CopiedSetup(Path.of(""));

    @BeforeEach
    void copy() throws IOException {
        setup = CopiedSetup.in(directory);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
              bg | maximal | Номер: {type: word, | Номер: {width: 3, type: word, | notification.Номер.width: TOO_LONG: Номер: has 13 characters, and may have 3; it becomes
              bg | maximal | writtenCell: 32767 | writtenCell: 9 | csv.writtenCell: TOO_LONG: Номер: has 13 characters, and may have 9;
              bg | maximal | kind: {type: code, table: vessel} | `kind: {type: code, table: vessel, pattern: "x"}` | notification.Съдове.members.kind.pattern: SCHEMA: Съдове.kind: is 'ВЕТРОХОД', which does not match 'x'; it
              bg | maximal | hin: {type: word, | `hin: {pattern: "x", type: word,` | notification.Съдове.members.hin.pattern: SCHEMA: Съдове.hin: does not match 'x'; it becomes
              at | bg-maximal | bootsart: {type: code, table: boat, | bootsart: {type: code, table: boat, width: 2, | notification.boote.members.bootsart.width: TOO_LONG: boote.bootsart: has
              ly | maximal | B04: {type: LINE, width: 60} | B04: {type: LINE, width: 3} | notification.B.members.B04.width: TOO_LONG: B.B04: has 9 characters, and may have 3;
              ro | maximal | max: 4, width: 2000 | max: 4, width: 5 | notification.clasificare.members.restrictie.width: TOO_LONG: clasificare.restrictie: has 78 characters, and may have 5;
            """)
    void namesTheLineOfTheRuleWithLengthsAndValues(
            String partner, String sample, String sound, String wrong, String fault, CapturedOutput output)
            throws IOException {
        Path format = setup.file("mappings/" + partner + "/format.yaml");
        long line = change(format, sound, wrong);

        assertThat(rendered(partner, "out/" + sample + ".notification.json", output))
                .startsWith(format + ":" + line + ": " + fault);
    }

    @Test
    void namesTheKeyThatWouldSayWhichOfTwoHoursIsMeant(CapturedOutput output) throws IOException {
        Path format = setup.file("mappings/at/format.yaml");
        change(format, "fold: {value: zeit, flag: sommerzeit, summer: \"true\", winter: \"false\"}", "noFold: true");

        assertThat(rendered("at", "out/bg-maximal.notification.json", output))
                .startsWith(format + ":6: times.fold: TIME_AMBIGUOUS: ")
                .contains(
                        ": is of the hour that is there twice; comes twice as the clocks go back, and the form does not"
                                + " say which; agree on a flag, and add times.fold to format.yaml; met by ");
    }

    /** The XML Schema would name the element behind it. */
    @Test
    void namesWhatIsMissingAndNotWhatAnXmlSchemaFindsInItsPlace(CapturedOutput output) throws IOException {
        change(setup.file("mappings/ro/out.jslt"), "\"id\": .id", "\"id\": .name");

        assertThat(rendered("ro", "out/maximal.notification.json", output))
                .startsWith(
                        setup.file("mappings/ro/format.yaml") + ":45: notification.antet.members.id.required: SCHEMA:"
                                + " antet.id: is required, and the mapping gives nothing for it; ");
    }

    @Test
    void saysWhatAnXmlSchemaAloneRefuses(CapturedOutput output) throws IOException {
        change(setup.file("mappings/europol/out.jslt"), "not($day)) {\"From\"", "$day) {\"From\"");

        assertThat(rendered("europol", "out/bg-maximal.notification.json", output))
                .contains(": SCHEMA: Event.Location: is refused by europol.xsd, as it may not stand here, or what must"
                        + " stand before it is missing (at /Notification/Event[1]/Location[1]); ");
    }

    @Test
    void saysWhatBecomesOfItAndWhatToDo(CapturedOutput output) throws IOException {
        Path format = setup.file("mappings/bg/format.yaml");
        change(format, "Номер: {type: word,", "Номер: {width: 3, type: word,");

        assertThat(rendered("bg", "out/maximal.notification.json", output))
                .endsWith("characters, and may have 3; it becomes a dead letter, as nothing is cut; agree on more, or"
                        + " shorten it in out.jslt:6, or, if that is right, keep its sample as <case>.failed.json; met by"
                        + " src/test/samples/bg/out/maximal.notification.json\n");
    }

    @Test
    void namesTheRowThatATableLacks(CapturedOutput output) throws IOException {
        Path table = setup.file("mappings/bg/vessel.csv");
        change(table, "ПОЛУТВЪРДА ЛОДКА;RIB\n", "");

        assertThat(rendered("bg", "out/maximal.notification.json", output))
                .startsWith(table + ":1: RIB: CODE_UNKNOWN: has no native word, which Съдове.kind is to have; add a row"
                        + " '<word>;RIB', or '!CODE_UNKNOWN;RIB' where the form cannot say it; met by ");
    }

    @Test
    void namesTheRowThatSaysThatTheFormHasNoWord(CapturedOutput output) throws IOException {
        Path table = setup.file("mappings/bg/vessel.csv");
        long line = change(table, "ПОЛУТВЪРДА ЛОДКА;RIB", "!CODE_UNKNOWN;RIB");

        assertThat(rendered("bg", "out/maximal.notification.json", output))
                .startsWith(table + ":" + line + ": RIB: CODE_UNKNOWN: this row says that the form has no word for it,"
                        + " so what has it in Съдове.kind is a dead letter; write a word, or, if that is right, keep its"
                        + " sample as <case>.failed.json; met by ");
    }

    /** A mapping asks by itself for the words of a picture. */
    @Test
    void saysOnceWhatSeveralSamplesMeet(CapturedOutput output) throws IOException {
        FileSystemUtils.copyRecursively(SAMPLES.resolve("bg/pictures"), setup.file("samples/bg/pictures"));
        Path one = setup.file("samples/bg/pictures/everything.picture.json");
        Files.copy(one, one.resolveSibling("same.picture.json"));
        Path table = setup.file("mappings/bg/vessel.csv");
        long line = change(table, "ПОЛУТВЪРДА ЛОДКА;RIB", "!CODE_UNKNOWN;RIB");

        setup.check();

        assertThat(output.getOut())
                .containsOnlyOnce("CODE_UNKNOWN: ")
                .contains(table + ":" + line + ": RIB: CODE_UNKNOWN: this row says that the form has no word for it, so"
                        + " what has it in Вид is a dead letter; write a word; met by 2 samples, the first is " + one)
                .contains("2 samples differ");
    }

    @Test
    void namesTheLineOfAReceiptsField(CapturedOutput output) throws IOException {
        Path format = setup.file("mappings/bg/format.yaml");
        String text = Files.readString(format);
        int receipt = text.indexOf("\nreceipt:");
        Files.writeString(
                format,
                text.substring(0, receipt)
                        + text.substring(receipt).replaceFirst("Номер: \\{type: word", "Номер: {width: 2, type: word"));
        long line =
                1 + text.substring(0, text.indexOf("Номер: {", receipt)).lines().count() - 1;

        assertThat(run("receipt", "bg", "receipts/accepted.receipt.json", output))
                .startsWith(format + ":" + line + ": receipt.Номер.width: TOO_LONG: Номер: has ")
                .contains("agree on more, or shorten it in receipt.jslt:4; met by ");
    }

    /** Nobody can write it otherwise in a mapping: the sender wrote it. */
    @Test
    void saysOfFreeTextWhichCharacterTheCharsetLacksAndThatNoMappingHelps(CapturedOutput output) throws IOException {
        Path source = Files.writeString(
                directory.resolve("text.notification.json"),
                Files.readString(SAMPLES.resolve("bg/out/at-umlauts.notification.json"))
                        .replace("\"narrative\": [", "\"narrative\": [{\"language\": \"en\", \"text\": \"\u2603\"}, "));
        Path format = setup.file("mappings/bg/format.yaml");

        assertThat(run("render", "bg", source, output))
                .isEqualTo(format + ":6: charset: UNENCODABLE: Описание: has '\u2603' (U+2603), which windows-1251 does"
                        + " not have; it becomes a dead letter; agree on another charset, or, if that is right, keep its"
                        + " sample as <case>.failed.json; met by " + source + "\n");
    }

    private static long change(Path file, String sound, String wrong) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(sound);
        Files.writeString(file, text.replaceFirst(Pattern.quote(sound), Matcher.quoteReplacement(wrong)));
        return 1
                + text.substring(0, text.indexOf(sound))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private String rendered(String partner, String sample, CapturedOutput output) {
        return run("render", partner, sample, output);
    }

    /** What is said beside the answer. */
    private String run(String command, String partner, String sample, CapturedOutput output) {
        return run(command, partner, SAMPLES.resolve(partner).resolve(sample), output);
    }

    private String run(String command, String partner, Path source, CapturedOutput output) {
        String[] words = {
            command,
            partner,
            source.toString(),
            "--out",
            directory.resolve("made").toString(),
            "--mappings",
            setup.file("mappings").toString()
        };
        assertThat(Commands.run(words)).isZero();
        assertThat(output.getOut()).contains("\"failed\":{\"code\":");
        return output.getErr();
    }
}
