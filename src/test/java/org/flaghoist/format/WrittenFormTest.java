package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.flaghoist.format.fields.MessageWriting;
import org.flaghoist.format.fields.Units;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What does not fit the fields of a partner's form is written to nobody, whatever the syntax. */
final class WrittenFormTest {

    private static final String FIELDS = """
            text: {language: l, text: t}
            numbers: {decimal: '-?[0-9]{1,2}(,[0-9]{1,2})?', integer: '[0-9]{1,3}', comma: true, grouping: "."}
            notification:
              id: {type: word, required: true}
              url: {type: word, pattern: "http://.*"}
              short: {type: line, width: 3}
              mark: {type: code, table: letter, pattern: "[AB]"}
              only: {type: flag, pattern: "true", table: yes}
              n: {type: number}
              big: {type: number, pattern: '[0-9]{4,6}'}
              i: {type: integer}
              words: {type: word, list: true, max: 2}
              alone: {type: code, list: true, table: letter, exclusive: H0}
              with: {type: word, requiredWith: [id2]}
              id2: {type: word}
              not: {type: word, excludedBy: [id2]}
              cash: {type: word, requiredWhen: {mark: B1}}
              hub: {type: word, out: true, required: true}
            receipt:
              r: {type: word}
            """;
    private static final String GOOD = "'id': '1', 'hub': 'x'";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            'url': 'https://x'          | SCHEMA   | url
            'mark': 'C1'                | SCHEMA   | mark
            'n': 4120.55                | SCHEMA   | n
            'n': 1.234                  | SCHEMA   | n
            'big': 1234567              | SCHEMA   | big
            'i': 1.5                    | SCHEMA   | i
            'i': 1000                   | SCHEMA   | i
            'i': -1                     | SCHEMA   | i
            'words': ['a', 'b', 'c']    | SCHEMA   | words
            'alone': ['H0', 'B1']       | SCHEMA   | alone
            'id2': 'a'                  | SCHEMA   | with
            'id2': 'a', 'with': 'b', 'not': 'c' | SCHEMA | not
            'mark': 'B1'                | SCHEMA   | cash
            'only': false               | SCHEMA   | only
            """)
    void refusesWhatDoesNotFitItsField(String members, FaultCode code, String field) throws IOException {
        for (String syntax : List.of("json", "csv")) {
            assertRefused(format(syntax), GOOD + ", " + members, code, field);
        }
    }

    @Test
    void refusesWhatLacksARequiredField() throws IOException {
        for (String syntax : List.of("json", "csv")) {
            assertRefused(format(syntax), "'hub': 'x'", FaultCode.SCHEMA, "id");
            assertRefused(format(syntax), "'id': '', 'hub': 'x'", FaultCode.SCHEMA, "id");
            assertRefused(format(syntax), "'id': '1'", FaultCode.SCHEMA, "hub");
        }
    }

    @Test
    void refusesWhatIsLongerThanItsWidth() throws IOException {
        for (String syntax : List.of("json", "csv")) {
            assertRefused(format(syntax), GOOD + ", 'short': 'abcd'", FaultCode.TOO_LONG, "short");
        }
        String three = "\uD83D\uDEA4\uD83D\uDEA4\uD83D\uDEA4";
        String written = written(format("json"), GOOD + ", 'short': '" + three + "'");
        assertThat(JSON.readTree(written).path("short").textValue()).isEqualTo(three);
    }

    @Test
    void writesWhatFits() throws IOException {
        String members =
                GOOD + ", 'url': 'http://x', 'short': 'abc', 'mark': 'A1', 'n': -12.5, 'big': 123456, 'i': 999,"
                        + " 'words': ['a', 'b'], 'alone': ['H0'], 'only': true";

        assertThat(JSON.readTree(written(format("json"), members)))
                .isEqualTo(json("'id': '1', 'url': 'http://x', 'short': 'abc', 'mark': 'A', 'only': 'true',"
                        + " 'n': '-12,5', 'big': '123.456', 'i': '999', 'words': ['a', 'b'], 'alone': ['none'],"
                        + " 'hub': 'x'"));
    }

    @Test
    void asksNothingOnlyWrittenOfWhatAPartnerSends() throws IOException {
        byte[] sent = format("json").writeNotification(json("'id': '1'"), MessageWriting.ofWhatIsSent(ZoneOffset.UTC));

        assertThat(JSON.readTree(sent)).isEqualTo(json("'id': '1'"));
    }

    @Test
    void holdsDecimalNumbersAgainstTheirOwnPatternWhereTheyAreWritten() throws IOException {
        Format format = format("json", FIELDS.replace("comma: true", "out: '[0-9]+', comma: true"));

        assertThat(written(format, GOOD + ", 'n': 123456")).contains("\"123.456\"");
        assertRefused(format, GOOD + ", 'n': 1.5", FaultCode.SCHEMA, "n");
    }

    @Test
    void writesJsonsOwnWholeNumbersWhole() throws IOException {
        Format format = format("json", FIELDS.replaceAll("numbers:.*\n", "").replaceAll(" +(n|big):.*\n", ""));

        assertThat(written(format, GOOD + ", 'i': 12345")).contains("12345");
        assertRefused(format, GOOD + ", 'i': 1.5", FaultCode.SCHEMA, "i");
    }

    @Test
    void countsNoSentenceOfTheHubsAgainstTheLimitOfAList() throws IOException {
        Format format = format("json", FIELDS.replace("words: {type: word,", "words: {type: text,"));
        String texts = GOOD + ", 'words': [{'language': 'en', 'text': 'a'}, {'language': 'en', 'text': 'b'},"
                + " {'language': 'en', 'text': 'c'}]";
        List<JsonNode> added = List.of(json("'language': 'en', 'text': 'c'"));

        assertThat(format.writeNotification(json(texts), MessageWriting.ofWhatIsGot(ZoneOffset.UTC, added)))
                .isNotEmpty();
        assertRefused(format, texts, FaultCode.SCHEMA, "words");
    }

    /** Free text goes to a field of type text, which says how its lines are kept apart. */
    @ParameterizedTest
    @ValueSource(strings = {"\\n", "\\r", "\\u0001", "\\u0085"})
    void writesNoControlCharacterWhereAFieldIsOnOneLine(String control) throws IOException {
        assertRefused(format("json"), GOOD + ", 'short': 'a" + control + "'", FaultCode.SCHEMA, "short");
        assertRefused(format("csv"), GOOD + ", 'short': 'a" + control + "'", FaultCode.SCHEMA, "short");
        assertRefused(format("csv"), GOOD + ", 'words': ['a" + control + "b']", FaultCode.SCHEMA, "words");

        assertThat(written(format("json"), GOOD + ", 'words': ['a" + control + "b']"))
                .as("JSON and XML write the characters of a word as they are")
                .contains("words");
    }

    /** A receipt tells its sender what was wrong in the words that were sent. */
    @Test
    void writesAReceiptWhateverItQuotes() throws IOException {
        assertThat(new String(format("csv").writeReceipt(json("'r': 'a\\nb'")), StandardCharsets.UTF_8))
                .contains("a\nb");
    }

    private static void assertRefused(Format format, String members, FaultCode code, String field) {
        Rejection refused = catchThrowableOfType(Rejection.class, () -> written(format, members));
        assertThat(refused).as(members).isNotNull();
        assertThat(refused.code()).as(members).isEqualTo(code);
        assertThat(refused.field()).as(members).isEqualTo(field);
    }

    private static String written(Format format, String members) throws IOException {
        MessageWriting writing = MessageWriting.ofWhatIsGot(ZoneOffset.UTC, List.of());
        return new String(format.writeNotification(json(members), writing), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String members) throws IOException {
        return JSON.readTree("{" + members.replace('\'', '"') + "}");
    }

    private Format format(String syntax) throws IOException {
        return format(syntax, FIELDS);
    }

    private Format format(String syntax, String fields) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(syntax));
        Files.writeString(
                folder.resolve("format.yaml"),
                "syntax: " + syntax + "\nextension: x\ntimes: {zone: UTC, moment: uuuu-MM-dd HH:mm, day: uuuu-MM-dd}\n"
                        + (syntax.equals("csv") ? "csv: {}\n" : "")
                        + fields);
        Files.writeString(folder.resolve("letter.csv"), "A;A1\nB;B1\nC;C1\nnone;H0\n");
        Files.writeString(folder.resolve("yes.csv"), "true;true\nfalse;false\n");
        SetupFaults faults = new SetupFaults();
        Format read = new FormatReader(new Units(Map.of()), new CalledWords(Map.of(), Map.of()), faults).read(folder);
        faults.throwIfAny();
        return Objects.requireNonNull(read);
    }
}
