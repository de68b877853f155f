package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** A mapping that breaks off is a fault like others, at its line, and hides none of them. */
@ExtendWith(OutputCaptureExtension.class)
final class BrokenMappingsTest {

    private static final Path SENT = Path.of("src/test/samples/at/in/answer-maximal.json");

    private CopiedSetup setup = new CopiedSetup(Path.of(""));
    private Path in = Path.of("");

    @BeforeEach
    void copy(@TempDir Path to) throws IOException {
        setup = CopiedSetup.in(to);
        in = setup.file("mappings/at/in.jslt");
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/at"), setup.file("samples/at"));
    }

    @Test
    void aVariableThatIsNotThereStopsTheStartAtEachLineThatNamesIt(CapturedOutput output) throws IOException {
        change("$place.land", "$plase.land");
        change("\"action\": .vorgang", "\"action\": $x.vorgang");

        assertThat(setup.check("--accept")).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getAll())
                .contains(
                        in + ":" + line("$plase")
                                + ": jslt: there is no variable $plase; correct its name, or declare it"
                                + " with 'let'\n",
                        in + ":" + line("$x") + ": jslt: there is no variable $x; ")
                .contains("at: what stops the start 2")
                .doesNotContain("Exception", "BrokenMapping");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--accept"})
    void whatBreaksOffAtMessagesIsSaidOnceForAllSamplesAlsoWhereUrgencyIsLookedFor(String accept, CapturedOutput output)
            throws IOException {
        change("\"action\": .vorgang", "\"action\": $place.vorgang");
        Path other = setup.file("mappings/bg/in.jslt");
        Files.writeString(other, Files.readString(other).replace("\"narrative\"", "\"narativ\""));

        assertThat(setup.check(Stream.of(accept).filter(word -> !word.isEmpty()).toArray(String[]::new)))
                .isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .containsOnlyOnce(in + ":" + line("$place.vorgang") + ": action: the mapping breaks off: ")
                .containsPattern(Pattern.quote(": action: the mapping breaks off: No such variable 'place'; correct it"
                                + " there, in column 13; met by ")
                        + "[0-9]+ samples, the first is "
                        + Pattern.quote(
                                setup.file("samples/at/in/answer-maximal.json").toString()))
                .contains(setup.file("mappings/bg/in.jslt") + ":41: narativ: ", " samples differ");
        assertThat(output.getAll()).doesNotContain("Exception", "BrokenMapping");
    }

    @Test
    void translateSaysWhereItBreaksOffWithoutTheNameOfAnException(CapturedOutput output) throws IOException {
        change("\"action\": .vorgang", "\"action\": $place.vorgang");

        assertThat(translate()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getAll())
                .isEqualTo(
                        SENT + ":1: message: cannot be tried: " + in + ":" + line("$place.vorgang")
                                + ": action: the mapping breaks off: No such variable 'place'; correct it there, in column 13\n");
    }

    @Test
    void aFunctionWithoutEndIsOneLineForAllSamples(CapturedOutput output) throws IOException {
        Files.writeString(
                in,
                "def again(a, b)\n\tmore($a, $b)\n\ndef more(a, b)\n  again($b, $a)\n\n" + "def once(a)\n  $a\n\n"
                        + Files.readString(in));
        change("\"action\": .vorgang", "\"action\": again(once(.vorgang), 1)");

        assertThat(setup.check()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .containsOnlyOnce(in + ":1: again: the mapping breaks off: this function calls itself without end;"
                        + " correct it there; met by ");
        assertThat(output.getAll()).doesNotContain("StackOverflow");
    }

    @Test
    void translateSaysInOneLineThatAFunctionHasNoEnd(CapturedOutput output) throws IOException {
        Files.writeString(in, "def again(a)\n  again($a)\n\n" + Files.readString(in));
        change("\"action\": .vorgang", "\"action\": again(.vorgang)");

        assertThat(translate()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getAll())
                .isEqualTo(SENT + ":1: message: cannot be tried: " + in
                        + ":1: again: the mapping breaks off: this function calls itself without end; correct it"
                        + " there\n");
    }

    @Test
    void aPatternThatGoesTooDeepIsSaidOfTheMemberThatItIsFor(CapturedOutput output) throws IOException {
        change("\"narrative\": .schilderung", "\"narrative\": test(\"" + "a".repeat(20000) + "\", \"(a|b)*\")");

        assertThat(translate()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getAll())
                .isEqualTo(SENT + ":1: message: cannot be tried: " + in + ":" + line("\"narrative\"")
                        + ": narrative: the mapping breaks off: it goes too deep for the stack, as a pattern does that"
                        + " repeats a group; correct it there\n");
    }

    private int translate() {
        return Commands.run(new String[] {
            "translate",
            "at",
            SENT.toString(),
            "--config",
            setup.file("config").toString(),
            "--mappings",
            setup.file("mappings").toString()
        });
    }

    private void change(String from, String to) throws IOException {
        String jslt = Files.readString(in);
        assertThat(jslt).contains(from);
        Files.writeString(in, jslt.replace(from, to));
    }

    private long line(String part) throws IOException {
        return 1
                + Files.readString(in)
                        .lines()
                        .takeWhile(line -> !line.contains(part))
                        .count();
    }
}
