package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.testing.CsvFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Of a message that is no JSON or XML, people are told in which line reading breaks off, and why. */
@ExtendWith(OutputCaptureExtension.class)
final class BrokenMessagesTest {

    private static final String ADVICE =
            "; cannot be read here; correct the message, or what format.yaml says of such values, as numbers, positions or charset\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {~  "a": 1,~  "b": }  | 3 | Unexpected character ('}' (code 125)): expected a value
                    {~"a": 1~"b": 2}      | 3 | Unexpected character ('"' (code 34)): was expecting comma to separate
                    {~"a": 1               | 2 | Unexpected end-of-input
                    {"a": 1,~~"a": 2}     | 3 | Duplicate field 'a'
                    {}~{}                  | 2 | more after the value
                    ~                      | 1 | nothing there
                    """)
    void namesTheLineOfWhatIsNoJson(String text, int line, String why, @TempDir Path directory, CapturedOutput output)
            throws IOException {
        Path file = Files.writeString(directory.resolve("broken.json"), text.replace('~', '\n'));

        assertThat(Commands.run(new String[] {"watch", "at", file.toString(), "--once"}))
                .isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .contains(file + ":" + line + ": message: MALFORMED: " + why)
                .contains(ADVICE);

        assertThat(Commands.run(new String[] {"translate", "at", file.toString()}))
                .isZero();
        assertThat(output.getOut())
                .contains("\"rejected\":{\"code\":\"MALFORMED\",\"location\":\"\",\"detail\":\"line " + line + ": "
                        + why.replace("\"", "\\\""));
    }

    @Test
    void namesTheLineOfWhatIsNoXml(@TempDir Path directory, CapturedOutput output) throws IOException {
        Path file = Files.writeString(directory.resolve("broken.xml"), "<a>\n<b>\n</a>\n");

        assertThat(Commands.run(new String[] {"watch", "ro", file.toString(), "--once"}))
                .isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut()).containsPattern(file + ":3: message: MALFORMED: 'line 3, column [0-9]+'" + ADVICE);
    }

    @Test
    void saysWhatIsWrongWithAHeaderOfCsvInPlaceOfItsText(@TempDir Path directory, CapturedOutput output)
            throws IOException {
        Path file = Files.write(
                directory.resolve("broken.csv"),
                new CsvFile((CsvFile.HEADER + "\n" + CsvFile.ROW).replace(';', ',')).bytes());
        String words = "the columns are separated by ',', and csv.separator in format.yaml is ';'; correct the one that"
                + " is wrong";

        assertThat(Commands.run(new String[] {"watch", "bg", file.toString(), "--once"}))
                .isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut()).contains(file + ":1: record 1: MALFORMED: " + words + "\n");

        assertThat(Commands.run(new String[] {"translate", "bg", file.toString()}))
                .isZero();
        assertThat(output.getOut())
                .contains("\"location\":\"1\",\"field\":\""
                        + CsvFile.HEADER.replace(';', ',').substring(0, 20))
                .contains("\"detail\":\"" + words + "\"");
    }

    @Test
    void namesEachEntryOfACellThatIsWrongAndThePartOfIt(@TempDir Path directory, CapturedOutput output)
            throws IOException {
        Path file = Files.write(
                directory.resolve("broken.csv"),
                CsvFile.withCell("Вещи", "НИЩО~1|ПОМПА~14.50,5|НИЩО~2").bytes());

        assertThat(Commands.run(new String[] {"watch", "bg", file.toString(), "--once"}))
                .isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .contains(file + ":2: record 2: Вещи, entry 1, kind: CODE_UNKNOWN: 'НИЩО' is in no row of ")
                .contains(file + ":2: record 2: Вещи, entry 2, quantity: ")
                .contains(file + ":2: record 2: Вещи, entry 3, kind: CODE_UNKNOWN: 'НИЩО' is in no row of ");

        assertThat(Commands.run(new String[] {"translate", "bg", file.toString()}))
                .isZero();
        assertThat(output.getOut())
                .contains("{\"code\":\"CODE_UNKNOWN\",\"location\":\"2\",\"field\":\"Вещи\",\"detail\":\"entry 1,"
                        + " kind: НИЩО\"}");
    }

    @Test
    void namesTheEntryThatLacksWhatTheHubRequires(@TempDir Path directory, CapturedOutput output) throws IOException {
        byte[] sample = Files.readAllBytes(Path.of("src/test/samples/bg/in/raid-warehouse.csv"));
        Path file = Files.write(directory.resolve("broken.csv"), sample);
        Files.writeString(
                file, Files.readString(file, CsvFile.CHARSET).replaceFirst("[|]ТЕЛЕФОН~", "|~"), CsvFile.CHARSET);

        assertThat(Commands.run(new String[] {"watch", "bg", file.toString(), "--once"}))
                .isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut()).contains(":2: record 2: Вещи, entry 3: SCHEMA: ");
    }

    @Test
    void checkNamesTheLineInASampleThatShouldBeAccepted(@TempDir Path directory, CapturedOutput output)
            throws IOException {
        CopiedSetup setup = CopiedSetup.in(directory);
        Path in = Files.createDirectories(setup.file("samples/at/in"));
        Path sound = Path.of("src/test/samples/at/in/answer-maximal.json");
        Path sample = Files.writeString(
                in.resolve("broken.json"), Files.readString(sound).replaceFirst(",(\\s+\"absender\")", "$1"));
        Files.copy(sound.resolveSibling("answer-maximal.notification.json"), in.resolve("broken.notification.json"));

        assertThat(setup.check()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .contains(sample + ":3: message: MALFORMED: Unexpected character ('\"' (code 34)): was expecting comma")
                .contains("; expected a notification, as broken.notification.json says");
    }
}
