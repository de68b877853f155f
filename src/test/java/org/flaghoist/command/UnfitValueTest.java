package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Of a value that does not fit, people are told what is written, and which rule it breaks. */
@ExtendWith(OutputCaptureExtension.class)
final class UnfitValueTest {

    private static final Path SENT = Path.of("src/test/samples/at/in/answer-maximal.json");

    @TempDir
    private Path directory = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "art": "RÜCKMELDUNG",                 | `` | :1: /art: art: SCHEMA: is missing; add it, or correct
                    "aktenzeichen": "BG-2026/0417"        | "x": 1 | :10: /bezug/x: x: SCHEMA: is no field of format.yaml; cor
                    "aktenzeichen": "BK-2026-120/1"       | "aktenzeichen": "" | :2: /aktenzeichen: aktenzeichen: SCHEMA: is empty; write
                    "aktenzeichen": "BK-2026-120/1"       | "aktenzeichen": 7 | :2: /aktenzeichen: aktenzeichen: SCHEMA: is no text, as the type WORD asks; put it
                    "fassung": 1,                         | "fassung": "1", | :6: /fassung: fassung: SCHEMA: '1' is no number, as the type INTEGER asks; write it without quotes
                    "absender":                           | "absendr": | :3: /absendr: absendr: SCHEMA: is no field of format.yaml; correct its name, or add it there
                    "BULGARIEN", "aktenzeichen": "BG-2026/0417" | "BULGARIEN" | :10: /bezug/aktenzeichen: aktenzeichen: SCHEMA: is missing; add it
                    """)
    void namesTheRuleThatAValueBreaks(String sound, String wrong, String fault, CapturedOutput output)
            throws IOException {
        watch(write(sound, wrong));

        assertThat(output.getOut()).contains(directory.resolve("sent.json") + fault);
    }

    @Test
    void showsAValueThatTheHubsFormDoesNotTakeAsItIsWritten(CapturedOutput output) throws IOException {
        CopiedSetup setup = CopiedSetup.in(directory);
        Path jslt = setup.file("mappings/at/in.jslt");
        Files.writeString(jslt, Files.readString(jslt).replace("\"createdAt\": .erstellt", "\"createdAt\": .geboren"));
        Path format = setup.file("mappings/at/format.yaml");
        Files.writeString(
                format,
                Files.readString(format).replaceFirst("(?m)^  bewertung: ", "  geboren: {type: date}\n  bewertung: "));

        watch(
                write("\"bewertung\"", "\"geboren\": \"01.05.2026\", \"bewertung\""),
                "--config",
                setup.file("config").toString(),
                "--mappings",
                setup.file("mappings").toString());

        assertThat(output.getOut())
                .contains(
                        ":12: /geboren: geboren: SCHEMA: '01.05.2026' is read as '2026-05-01', which the hub's form does"
                                + " not take there; correct it, or its type in format.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                bg | "urgency": | "urgencey": | bg/in/answer-maximal.csv | :2: record 2: SCHEMA: | /urgency
                at | "urgency": | "urgencey": | at/in/answer-maximal.json | :1: message: SCHEMA: | /urgency
                europol | "urgency": | "urgencey": | europol/in/answer-maximal.xml | :2: /Notification: Notification: SCHEMA: | /urgency
                bg | "level": | "levle": | bg/in/answer-maximal.csv | :2: record 2: SCHEMA: | /handling/level
                """)
    void saysWhatInJsltDoesNotMake(
            String partner, String sound, String wrong, String name, String where, String member, CapturedOutput output)
            throws IOException {
        CopiedSetup setup = CopiedSetup.in(directory);
        Path jslt = setup.file("mappings/" + partner + "/in.jslt");
        Files.writeString(jslt, Files.readString(jslt).replaceFirst(sound, wrong));
        Path sent = Path.of("src/test/samples").resolve(name);

        watch(
                partner,
                sent,
                "--config",
                setup.file("config").toString(),
                "--mappings",
                setup.file("mappings").toString());

        assertThat(output.getOut())
                .contains(sent + where + " the hub's form requires " + member
                        + ", and in.jslt makes none of this; correct in.jslt, or the message");
        assertThat(output.getOut()).doesNotContain("is read as");
    }

    @Test
    void namesAMemberThatTheHubsFormDoesNotHave(CapturedOutput output) throws IOException {
        CopiedSetup setup = CopiedSetup.in(directory);
        Path jslt = setup.file("mappings/at/in.jslt");
        Files.writeString(
                jslt, Files.readString(jslt).replaceFirst("\"createdAt\":", "\"summary\": \"x\", \"createdAt\":"));

        watch(
                SENT,
                "--config",
                setup.file("config").toString(),
                "--mappings",
                setup.file("mappings").toString());

        assertThat(output.getOut())
                .contains(": SCHEMA: in.jslt makes /summary, which the hub's form does not have; correct in.jslt")
                .doesNotContain("additionalProperties", "unevaluatedProperties");
    }

    @Test
    void namesThePatternThatAValueDoesNotMatch(CapturedOutput output) throws IOException {
        CopiedSetup setup = CopiedSetup.in(directory);
        Path format = setup.file("mappings/at/format.yaml");
        Files.writeString(
                format,
                Files.readString(format)
                        .replace("aktenzeichen: {type: word", "aktenzeichen: {type: word, pattern: '[A-Z]+'"));

        watch(
                SENT,
                "--config",
                setup.file("config").toString(),
                "--mappings",
                setup.file("mappings").toString());

        assertThat(output.getOut())
                .contains(SENT
                        + ":2: /aktenzeichen: aktenzeichen: SCHEMA: 'BK-2026-120/1' does not match the pattern of its"
                        + " field, [A-Z]+; correct it, or the pattern");
    }

    private Path write(String sound, String wrong) throws IOException {
        String text = Files.readString(SENT);
        assertThat(text).contains(sound);
        return Files.writeString(directory.resolve("sent.json"), text.replace(sound, wrong));
    }

    private static void watch(Path sent, String... more) {
        watch("at", sent, more);
    }

    private static void watch(String partner, Path sent, String... more) {
        String[] words = new String[4 + more.length];
        System.arraycopy(new String[] {"watch", partner, sent.toString(), "--once"}, 0, words, 0, 4);
        System.arraycopy(more, 0, words, 4, more.length);
        assertThat(Commands.run(words)).isEqualTo(Answers.NOT_ANSWERED);
    }
}
