package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a sample gives something else than it must, the differences are shown, and can be accepted. */
final class SamplesTest {

    private CopiedSamples samples;

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        samples = CopiedSamples.in(directory);
    }

    @Test
    void showsPathExpectedAndGotOfJson() throws IOException {
        Path golden = samples.changed("at/out/bg-cancel.json", "\"BULGARIEN\"", "\"BULGARIE\"");

        assertThat(samples.messages("at"))
                .containsExactly(
                        golden + ":3: /absender: expected \"BULGARIE\", got \"BULGARIEN\"; absender is made by "
                                + Path.of("mappings/at/out.jslt") + ":35");
    }

    @Test
    void showsANumberAsItIsWritten() throws IOException {
        Path golden = samples.changed("ro/in/maximal.notification.json", "\"capacity\": 60}", "\"capacity\": 700}");

        assertThat(samples.messages("ro"))
                .singleElement()
                .asString()
                .startsWith(golden + ":21: /vessels/0/capacity: expected 700, got 60;");
    }

    @Test
    void showsPathExpectedAndGotOfXml() throws IOException {
        Path golden = samples.changed("ro/out/cancel.xml", "<revizie>", "<revizie>4");

        assertThat(samples.messages("ro"))
                .singleElement()
                .asString()
                .startsWith(golden + ":2: /notificare/antet[1]/revizie[1]: expected \"4");
    }

    @Test
    void showsWhatIsMissingAndWhatIsTooMuch() throws IOException {
        Path golden =
                samples.changed("at/in/answer-maximal.notification.json", "\"sender\": \"at\"", "\"gender\": \"at\"");

        assertThat(samples.messages("at"))
                .containsExactly(
                        golden + ":3: /gender: expected \"at\", got nothing; message is made by " + atInJslt("{"),
                        golden + ":1: /sender: expected nothing, got \"at\"; sender is made by "
                                + atInJslt("  \"sender\": .absender,"));
    }

    private static String atInJslt(String line) throws IOException {
        Path jslt = Path.of("mappings/at/in.jslt");
        return jslt + ":" + (1 + Files.readAllLines(jslt).lastIndexOf(line));
    }

    @Test
    void namesTheMessageWhereNothingOfItIsAsItMustBe() throws IOException {
        Path golden = Files.writeString(samples.folder().resolve("at/receipts/accepted.json"), "17");

        assertThat(samples.messages("at")).contains(golden + ":1: message: expected 17, got nothing");
    }

    @Test
    void namesAnExpectedFileThatIsEmpty() throws IOException {
        Path golden = Files.writeString(samples.folder().resolve("at/receipts/accepted.json"), "");

        assertThat(samples.messages("at"))
                .containsExactly(
                        golden + ":1: file: cannot be read as json; correct it, or write it anew with --accept");
    }

    @Test
    void namesAMemberThatNoReceiptHasAndThoseThatItHas() throws IOException {
        Path unknown = samples.changed("at/receipts/accepted.receipt.json", "\"revision\"", "\n\"revisoin\"");
        Path status = samples.changed("ro/receipts/accepted.receipt.json", "\"ACCEPTED\"", "\"EXCEPTED\"");

        assertThat(samples.messages("at"))
                .containsExactly(unknown + ":2: revisoin: is no member of a receipt; there are at, code, detail, field,"
                        + " id, location, receipt, recipient, revision, status");
        assertThat(samples.messages("ro"))
                .containsExactly(status + ":1: status: 'EXCEPTED' cannot stand here; correct it");
    }

    @Test
    void saysInALineForEachFaultThatARejectionWasNotExpected() throws IOException {
        Path sample = samples.folder().resolve("at/in/answer-maximal.json");
        Files.writeString(sample, Files.readString(sample).replaceFirst("\"absender\"", "\"absendr\""));

        assertThat(samples.messages("at"))
                .hasSize(2)
                .allMatch(text -> text.endsWith("; expected a notification, as answer-maximal.notification.json says"))
                .noneMatch(text -> text.contains("{"))
                .anyMatch(text -> text.startsWith(sample + ":3: /absendr: absendr: SCHEMA: "))
                .anyMatch(text -> text.contains(": /absender: absender: SCHEMA: "));
    }

    @Test
    void namesTheLineTheWordAndTheTableOfAWordThatIsUnknown() throws IOException {
        Path sample = samples.changed("at/in/answer-maximal.json", "\"RÜCKMELDUNG\"", "\"RÜCKMELDUNGEN\"");

        assertThat(samples.messages("at"))
                .singleElement()
                .asString()
                .matches(Pattern.quote(sample.toString()) + ":[2-9][0-9]*: /art: art: CODE_UNKNOWN: 'RÜCKMELDUNGEN'"
                        + " is in no row of mappings/at/type.csv; add a row, .*");
    }

    @Test
    void namesTheTableOfAPersonsWordWithoutTheWord() throws IOException {
        Path sample = samples.changed("at/in/maximal.json", "\"KYRILLISCH\"", "\"GRIECHISCH\"");

        assertThat(samples.messages("at"))
                .anySatisfy(message -> assertThat(message)
                        .startsWith(sample + ":")
                        .contains(": schrift: CODE_UNKNOWN: is in no row of mappings/at/script.csv; add a row, "));
    }

    /** Its Latin form, which stands beside it, is what people are told to give. */
    @Test
    void saysOfWhichScriptTheLettersOfANameAreAndNothingOfItsLatinForm() throws IOException {
        Path sample = samples.changed("ro/in/maximal.xml", ">Щърбанов<", ">Ευτυχία<");

        assertThat(samples.messages("ro"))
                .singleElement()
                .asString()
                .doesNotContain("Ευτυχία")
                .startsWith(sample + ":")
                .contains(": SCHEMA: has Greek and Cyrillic letters; must be all Latin, all Cyrillic or all"
                        + " Arabic; write it in one of these, such as its Latin form, or let in.jslt");
    }

    @Test
    void namesAllFaultsOfASampleThatWasNotToBeRejected() throws IOException {
        samples.changed("at/in/answer-maximal.json", "\"RÜCKMELDUNG\"", "\"RÜCKMELDUNGEN\"");
        samples.changed("at/in/answer-maximal.json", "\"NEU\"", "\"ALT\"");

        assertThat(samples.messages("at"))
                .hasSize(2)
                .anyMatch(text -> text.contains(": /art: art: CODE_UNKNOWN: "))
                .anyMatch(text -> text.contains(": /vorgang: vorgang: CODE_UNKNOWN: "));
    }

    @Test
    void saysThatARejectionWasExpected() throws IOException {
        Path golden = samples.folder().resolve("at/in/answer-maximal.rejected.json");
        Files.delete(samples.folder().resolve("at/in/answer-maximal.notification.json"));
        Files.writeString(golden, "{\"code\": \"SCHEMA\", \"location\": \"/art\", \"field\": \"art\"}");

        assertThat(samples.messages("at"))
                .containsExactly(golden + ":1: message: expected the rejection SCHEMA at /art, field art, got a"
                        + " notification; correct the sample or the mapping, or delete answer-maximal.rejected.json if"
                        + " it is right");
    }

    @Test
    void goesOnAfterASampleThatCannotBeWritten() throws IOException {
        samples.changed("at/out/bg-cancel.json", "\"BULGARIEN\"", "\"BULGARIE\"");
        Path receipt = samples.changed("at/receipts/accepted.receipt.json", "\"ACCEPTED\"", "\"ACCEPTE\"");
        samples.changed("ro/pictures/everything.picture.json", "\"SEIZURE\"", "\"SEIZED\"");

        assertThat(samples.messages("at"))
                .hasSize(2)
                .anyMatch(text -> text.startsWith(receipt + ":1: status: 'ACCEPTE' cannot stand here"))
                .anyMatch(text -> text.contains("/absender: expected"));
        assertThat(samples.messages("ro"))
                .anyMatch(text -> text.contains(": CODE_UNKNOWN: has no native word, which "));
        samples.differences("at").forEach(GoldenDifference::accept);
        assertThat(samples.messages("at")).as("only what can be").hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    at/in/answer-maximal.notification.json | {"id":                   | :1: json: cannot be read: Unexpected end-of-input
                    at/in/answer-maximal.notification.json | ``                       | :1: json: is no object; write one, in { }
                    at/in/answer-maximal.notification.json | []                       | :1: json: is no object; write one, in { }
                    at/in/answer-maximal.notification.json | {} {}                    | :1: json: has more than one; keep one in each file
                    at/in/reject-marking.rejected.json     | {"code"                  | :1: json: cannot be read: Unexpected end-of-input
                    at/in/reject-marking.rejected.json     | "SCHEMA"                 | :1: json: is no object; write one, in { }
                    bg/in/zeros.notifications.json         | {}                       | :1: json: is no list; write one, in [ ]
                    at/out/bg-cancel.json                  | {                        | :1: file: cannot be read as json: Unexpected end-of-input: expected close marker for Object; correct it
                    ro/out/cancel.xml                      | <notificare>             | :1: file: cannot be read as xml: XML document structures must start and end within the same entity; correct it
                    """)
    void namesTheFileThatSaysWhatASampleMustGiveWhereThatCannotBeRead(String name, String text, String fault)
            throws IOException {
        Path golden = samples.folder().resolve(name);
        assertThat(golden).exists();
        Files.writeString(golden, text);
        String partner = name.substring(0, 2);

        assertThat(samples.messages(partner))
                .singleElement()
                .asString()
                .startsWith(golden + fault)
                .endsWith("or write it anew with --accept")
                .doesNotContain("Exception");
        samples.differences(partner).forEach(GoldenDifference::accept);
        assertThat(samples.messages(partner)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at/out/bg-cancel.notification.json",
                "at/receipts/accepted.receipt.json",
                "ro/pictures/everything.picture.json"
            })
    void namesASampleThatCannotBeRead(String name) throws IOException {
        Path sample = samples.folder().resolve(name);
        Files.writeString(sample, "{\n\"id\" \"1\"}");

        assertThat(samples.messages(name.substring(0, 2)))
                .singleElement()
                .asString()
                .startsWith(sample + ":2: json: cannot be read: Unexpected character")
                .doesNotContain("Exception");
    }

    @ParameterizedTest
    @ValueSource(strings = {"in/answer-maximal.notification.json", "out/bg-cancel.notification.json"})
    void namesAFileOfASampleThatIsNotUtf8(String name) throws IOException {
        Path file = samples.folder().resolve("at").resolve(name);
        Files.write(file, "{\n\"a\": \"José\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(samples.messages("at"))
                .singleElement()
                .asString()
                .startsWith(file + ":2: file: is not UTF-8; save it as UTF-8");
    }

    @Test
    void namesBothFilesThatSayDifferentThingsOfOneSample() throws IOException {
        Path accepted = samples.folder().resolve("at/in/answer-maximal.notification.json");
        Path rejected = Files.copy(
                samples.folder().resolve("at/in/reject-marking.rejected.json"),
                samples.folder().resolve("at/in/answer-maximal.rejected.json"));
        Path written = samples.folder().resolve("at/out/bg-cancel.json");
        Path failed =
                Files.writeString(samples.folder().resolve("at/out/bg-cancel.failed.json"), "{\"code\": \"SCHEMA\"}");

        assertThat(samples.messages("at"))
                .containsExactlyInAnyOrder(
                        accepted + ":1: file: stands beside answer-maximal.rejected.json, which says otherwise; delete"
                                + " what is wrong",
                        written + ":1: file: stands beside bg-cancel.failed.json, which says otherwise; delete what is"
                                + " wrong");
        assertThat(samples.differences("at")).noneMatch(GoldenDifference::accept);
        assertThat(List.of(accepted, rejected, written, failed)).allMatch(Files::exists);
        assertThat(samples.differences("at").flatMap(each -> each.whyKept().stream()))
                .containsExactlyInAnyOrder(
                        rejected + ":1: file: stays, and nothing is written for its sample; delete"
                                + " answer-maximal.rejected.json yourself if what the sample gives now is right, else"
                                + " correct the sample, the mapping or format.yaml",
                        failed + ":1: file: stays, and nothing is written for its sample; delete bg-cancel.failed.json"
                                + " yourself if what the sample gives now is right, else correct the sample, the mapping"
                                + " or format.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "receipts/accepted.receipt.json,BG,receipt.jslt",
        "pictures/everything.picture.json,TikTok,picture.jslt",
        "out/maximal.notification.json,Hai Tun,out.jslt"
    })
    void namesTheMappingThatIsToWriteOtherwiseWhatCannotBeEncoded(String name, String text, String mapping)
            throws IOException {
        samples.changed("bg/" + name, text, "\uD83D\uDEA4");

        assertThat(samples.messages("bg"))
                .singleElement()
                .asString()
                .startsWith(Path.of("mappings/bg/format.yaml") + ":6: charset: UNENCODABLE: ")
                .contains(": has '\uD83D\uDEA4' (U+1F6A4), which windows-1251 does not have; ")
                .contains(", or write it otherwise in " + mapping);
    }

    @Test
    void triesNoCopyOfWhatIsNoNotificationInTheHubsForm() throws IOException {
        Path form = samples.changed("at/out/bg-cancel.notification.json", "\"revision\"", "\"revison\"");
        Path golden = samples.folder().resolve("at/out/bg-cancel.json");
        byte[] sound = Files.readAllBytes(golden);

        assertThat(samples.messages("at"))
                .containsExactly(
                        form + ":1: /revision: is missing; add it",
                        form + ":7: /revison: the hub's form has no such member; correct its name, or remove it");
        assertThat(samples.differences("at")).noneMatch(GoldenDifference::accept);
        assertThat(golden).hasBinaryContent(sound);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "revision": 3 | "revision": "3" | :7: /revision: does not fit (type)
                    "BASIC"       | "SECRET"        | :10: /handling/level: does not fit (enum)
                    "type"        | "typ"           | :1: /type: is missing; add it
                    "level"       | "levl"          | :10: /handling/levl: the hub's form has no such member
                    """)
    void namesTheLineOfWhatDoesNotFitTheHubsForm(String text, String other, String fault) throws IOException {
        Path form = samples.changed("at/out/bg-cancel.notification.json", text, other);

        assertThat(samples.messages("at"))
                .anySatisfy(message -> assertThat(message).startsWith(form + fault));
    }

    @Test
    void asksForNothingThatOnlySomeTypesHaveWhereTheTypeIsMissing() throws IOException {
        Path form = samples.changed("at/out/bg-cancel.notification.json", "\"type\": \"SEIZURE\",", "");
        Files.writeString(form, Files.readString(form).replace("CANCEL", "UPDATE"));

        assertThat(samples.messages("at")).containsExactly(form + ":1: /type: is missing; add it");
    }

    @Test
    void saysOnceOfAPartnersOwnFileThatItIsNoNotification() throws IOException {
        Path form = samples.folder().resolve("at/out/bg-cancel.notification.json");
        Files.copy(samples.folder().resolve("at/out/bg-cancel.json"), form, StandardCopyOption.REPLACE_EXISTING);

        assertThat(samples.messages("at"))
                .singleElement()
                .asString()
                .startsWith(form + ":1: message: is no notification in the hub's form: it has no id and no sender and");
    }
}
