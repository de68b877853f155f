package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Of a number or a position that is right but for one character, people are told the key that is for it. */
@ExtendWith(OutputCaptureExtension.class)
final class UnfitFigureTest {

    private static final Path SENT = Path.of("src/test/samples/bg/in/incident-deaths.csv");
    private static final Path MAXIMAL = SENT.resolveSibling("maximal.csv");
    private static final Charset CYRILLIC = Charset.forName("windows-1251");

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    1 452      | 1 452      | a plain blank (U+0020)
                    1\u00A0452 | 1\u00A0452 | a no-break space (U+00A0)
                    1.452      | 1.452      | a full stop (U+002E)
                    1'452'007  | 1'452'007  | an apostrophe (U+0027)
                    1\u2019452 | 1\u2019452 | a curly apostrophe (U+2019)
                    """)
    void namesWhatStandsBetweenThousands(String written, String shown, String found, CapturedOutput output)
            throws IOException {
        watch("41;52", "41;" + written);

        assertThat(output.getOut())
                .contains(": record 2: На борда: MALFORMED: '" + shown + "' has " + found + " between thousands, and"
                        + " numbers.grouping in format.yaml does not have it; add it there, or correct the message\n");
    }

    @ParameterizedTest
    @CsvSource({"1 45", "1.4521", "0 145", "1 452.007", "-1 452", "1 452 007 000", "'1,452'"})
    void saysNothingOfThousandsWhereThereIsMoreToMend(String written, CapturedOutput output) throws IOException {
        watch("41;52", "41;" + written);

        assertThat(output.getOut())
                .contains(": MALFORMED: '" + written + "'; cannot be read here")
                .doesNotContain("between thousands");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    28°03'00""E | 28°03'00""O | 'O' is neither 'W' nor 'E': where it is west, positions.west in format.yaml is the key for it, where it is east, positions.east; or correct the message
                    6""N        | 6""С        | 'С' is neither 'N' nor 'S': where it is north, positions.north in format.yaml is the key for it, where it is south, positions.south; or correct the message
                    """)
    void namesTheKeyOfADirection(String sound, String wrong, String words, CapturedOutput output) throws IOException {
        watch(sound, wrong);

        assertThat(output.getOut())
                .contains(": record 2: Координати: MALFORMED: '42°0")
                .contains("': " + words + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    28°03'00""E | 28°63'00""O
                    28°03'00""E | 28°03'00""N
                    28°03'00""E | 28°03'00""
                    """)
    void saysNothingOfDirectionsWhereThereIsMoreToMend(String sound, String wrong, CapturedOutput output)
            throws IOException {
        watch(sound, wrong);

        assertThat(output.getOut()).contains("; cannot be read here").doesNotContain("is the key for it");
    }

    @Test
    void namesTheKeyOfAnotherDecimalMark(CapturedOutput output) throws IOException {
        watch(MAXIMAL, "ПАРИ~1450,50~", "ПАРИ~1,450.50~");

        assertThat(output.getOut())
                .contains(
                        ": MALFORMED: '1,450.50' has '.' as its decimal mark, and numbers.comma in format.yaml makes it"
                                + " ','; correct one of them\n");
    }

    private void watch(String sound, String wrong) throws IOException {
        watch(SENT, sound, wrong);
    }

    private void watch(Path sample, String sound, String wrong) throws IOException {
        String text = Files.readString(sample, CYRILLIC);
        assertThat(text).containsOnlyOnce(sound);
        Path sent = Files.writeString(directory.resolve("sent.csv"), text.replace(sound, wrong), CYRILLIC);
        assertThat(Commands.run(new String[] {"watch", "bg", sent.toString(), "--once"}))
                .isEqualTo(Answers.NOT_ANSWERED);
    }
}
