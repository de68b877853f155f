package org.flaghoist.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import java.util.regex.Pattern;
import org.flaghoist.draft.JsonSchemaDraft;
import org.flaghoist.format.fields.MessageWriting;
import org.flaghoist.format.fields.UnfitMember;
import org.flaghoist.format.fields.Units;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Faults;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A scheme of its own whose source and information stand in two fields is read and written as one grading. */
final class GradingInTwoFieldsTest {

    private static final String FIELDS = """
            notification:
              s: {type: grading, table: pairs, scheme: ES-6X6, information: i, width: 1}
              i: {type: word, pattern: "[1-6*]"}
              o:
                members:
                  i: {type: word}
                  s: {type: grading, table: pairs, scheme: ES-6X6, information: i}
            receipt:
              r: {type: word}
            """;
    private static final String TABLE = """
            A 1;A1
            B 2;B2
            D 3;C3;in
            C 3;C3
            E 5;X4 suspectedFalse
            F 6;X4
            LL 1;A2
            B *;B3
            """;
    private static final String SUSPECTED = "{'source':'X','information':'4','suspectedFalse':true,"
            + "'original':{'scheme':'ES-6X6','source':'E','information':'5'}}";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            json | {"s":"E","i":"5","o":{"i":"5","s":"E"}}
            csv  | s,i,o\\r\\nE,5,5~E\\r\\n
            """)
    void keepsTheWordsOfBothFieldsAndASuspicion(String syntax, String escaped) throws IOException {
        String message = escaped.replace("\\r\\n", "\r\n");
        Format format = format(syntax, FIELDS);

        JsonNode read = read(format, message);

        assertThat(read.get("s")).isEqualTo(json(SUSPECTED));
        assertThat(read.at("/o/s")).isEqualTo(json(SUSPECTED));
        String typed = "{'s':" + SUSPECTED + ",'o':{'s':" + SUSPECTED + "}}";
        assertThat(written(format, typed)).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            'source':'C','information':'3'                          | C | 3
            'source':'X','information':'4','suspectedFalse':true    | E | 5
            'source':'C','information':'3','original':{'scheme':'ES-6X6','source':'D','information':'3'}  | D | 3
            'source':'C','information':'3','original':{'scheme':'ES-6X6','source':'D 3'}                  | D | 3
            'source':'C','information':'3','original':{'scheme':'EU-4X4','source':'D','information':'3'}  | C | 3
            """)
    void writesWhatTheTableSaysOrTheWordsOfTheSameScheme(String grading, String source, String information)
            throws IOException {
        String written = written(format("json", FIELDS), "{'s':{" + grading + "}}");

        assertThat(written).isEqualTo("{\"s\":\"" + source + "\",\"i\":\"" + information + "\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {'s':'E','i':'6'}             | CODE_UNKNOWN | /s
            {'s':'E 5','i':''}            | SCHEMA       | /i
            {'s':'E'}                     | SCHEMA       | /i
            {'i':'5'}                     | SCHEMA       | /s
            {'s':'','i':'5'}              | SCHEMA       | /s
            {'s':'E','i':5}               | SCHEMA       | /i
            {'s':1,'i':'5'}               | SCHEMA       | /s
            {'s':'E','i':null}            | SCHEMA       | /i
            {'s':'A','i':'9'}             | CODE_UNKNOWN | /s
            {'s':'E','i':['5']}           | SCHEMA       | /i
            {'o':{'s':'E'}}               | SCHEMA       | /o/i
            """)
    void namesThePartThatIsMissingOrUnknown(String message, FaultCode code, String location) throws IOException {
        Format format = format("json", FIELDS);

        Rejection rejection = catchThrowableOfType(Rejection.class, () -> read(format, message.replace('\'', '"')));

        assertThat(rejection).as(message).isNotNull();
        assertThat(rejection.code()).isEqualTo(code);
        assertThat(rejection.location()).isEqualTo(location);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'s':'','i':''}"})
    void isNotThereWhereNeitherPartIs(String message) throws IOException {
        JsonNode read = read(format("json", FIELDS), message.replace('\'', '"'));

        assertThat(read.has("s")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            {'source':'A','information':'2'} | TOO_LONG     | s
            {'source':'A','information':'3'} | CODE_UNKNOWN | s
            """)
    void holdsEachPartAgainstItsOwnField(String grading, FaultCode code, String field) throws IOException {
        Format format = format("json", FIELDS);

        Rejection refused = catchThrowableOfType(Rejection.class, () -> written(format, "{'s':" + grading + "}"));

        assertThat(refused.code()).isEqualTo(code);
        assertThat(refused.field()).isEqualTo(field);
    }

    @Test
    void takesTheInformationFromNothingButTheGrading() throws IOException {
        Format format = format("json", FIELDS);

        assertThatThrownBy(() -> written(format, "{'s':" + SUSPECTED + ",'i':'1'}"))
                .isInstanceOf(UnfitMember.class)
                .hasMessage("it is written with 's', whose grading has it; leave it out");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            information: i, width: 1         | information: j    | s.information: names 'j', which does not stand beside it
            information: i, width: 1         | information: s    | s.information: names 's', which is no word
            i: {type: word, pattern          | i: {type: line, pattern | s.information: names 'i', which is no word
            i: {type: word, pattern          | i: {type: word, list: true, pattern | s.information: is for a grading that is no list
            i: {type: word, pattern          | i: {type: word, out: true, pattern  | s.information: names 'i', and only one
            s: {type: grading, table: pairs, | s: {type: code, table: pairs,       | s.information: is for a field of type grading
            """)
    void stopsAtAFieldThatCannotHaveTheInformation(String text, String inItsPlace, String fault) {
        assertThatThrownBy(() -> format("json", FIELDS.replaceFirst(Pattern.quote(text), inItsPlace)))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("notification." + fault);
    }

    @Test
    void hasASchemaWithTheWordsOfEachPart() throws IOException {
        format("json", FIELDS);

        JsonNode sent = JSON.readTree(JsonSchemaDraft.of(directory, "json")).at("/$defs/sent");

        assertThat(sent.at("/properties/s/enum")).isEqualTo(json("['A','B','C','D','E','F','LL']"));
        assertThat(sent.at("/properties/i/enum")).isEqualTo(json("['*','1','2','3','5','6']"));
        assertThat(sent.at("/properties/o/allOf").findValues("dependentRequired"))
                .containsExactlyInAnyOrder(json("{'s':['i']}"), json("{'i':['s']}"));
    }

    private static JsonNode json(String text) throws IOException {
        return JSON.readTree(text.replace('\'', '"'));
    }

    private static JsonNode read(Format format, String message) throws IOException {
        Faults faults = new Faults();
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        byte[] piece = format.syntax().cut(bytes).get(0).bytes();
        JsonNode read = format.read(piece, 1, faults);
        faults.throwFirst();
        return JSON.readTree(String.valueOf(read));
    }

    private static String written(Format format, String typed) throws IOException {
        MessageWriting writing = MessageWriting.ofWhatIsGot(ZoneOffset.UTC, List.of());
        return new String(format.writeNotification(json(typed), writing), StandardCharsets.UTF_8);
    }

    private Format format(String syntax, String fields) throws IOException {
        Path folder = Files.createDirectories(directory.resolve(syntax));
        Files.writeString(
                folder.resolve("format.yaml"),
                "syntax: " + syntax + "\nextension: x\ntimes: {zone: UTC, moment: uuuu-MM-dd HH:mm, day: uuuu-MM-dd}\n"
                        + (syntax.equals("csv") ? "csv: {separator: ','}\n" : "")
                        + "text: {language: l, text: t}\ncarries: {suspectedFalse: true}\n" + fields);
        Files.writeString(folder.resolve("pairs.csv"), TABLE);
        SetupFaults faults = new SetupFaults();
        Format read = new FormatReader(new Units(Map.of()), new CalledWords(Map.of(), Map.of()), faults).read(folder);
        faults.throwIfAny();
        return Objects.requireNonNull(read);
    }
}
