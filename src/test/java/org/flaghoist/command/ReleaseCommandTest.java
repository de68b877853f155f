package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class ReleaseCommandTest {

    private static final String RULE = """
            rules:
              - rule: R20
                words: no vessels
                agreement: 'Memorandum, article 3'
                recipients: [ly]
                when: {has: [vessels]}
                then: REFUSE
              - rule: R21
                words: no engines
                agreement: 'Memorandum, article 4'
                recipients: [ly, at]
                then: WITHOUT
                without: [/engines]
            personalData:
            """;

    private static final String CAUSES =
            """
            partners:
              - {partner: at, TERMS, refusesFrom: [
                  uk]}
              - {partner: bg, TERMS, receivesFrom: [at]}
              - {partner: ro, TERMS, types: [INCIDENT]}
              - {partner: ly, TERMS, withoutCodes: [H0, H1, H2, H3]}
              - {partner: europol, TERMS}
              - {partner: uk, TERMS}
            personalData: []
            """.replace("TERMS", "ceiling: SENSITIVE, personalData: true, victimsWitnessesMinors: true, holdTypes: []");

    @Test
    void explainsWhichRulesWereAskedWhereTheyStandAndWhatTheyAnswered(@TempDir Path config, CapturedOutput output)
            throws IOException {
        String policy = Files.readString(Path.of("config/release-policy.yaml"));
        Files.writeString(config.resolve("release-policy.yaml"), policy.replace("personalData:\n", RULE));
        String sample = Files.readString(Path.of("src/test/samples/uk/in/seizure-new.notification.json"));
        Path file = config.resolve("to-all.json");
        Files.writeString(file, sample.replace("[\"bg\", \"europol\"]", "[]"));

        int exit = Commands.run(new String[] {
            "release", "--explain", "--config", config.toString(), "--mappings", "mappings", file.toString()
        });

        assertThat(exit).isZero();
        String said = output.getOut().replace(config.toString(), "config");
        assertThat(said)
                .contains(
                        "config/to-all.json",
                        "  ly: REFUSE by R20",
                        "    R1   allows: 'uk' may give it to 'ly' (config/release-policy.yaml:",
                        "    R20  applies: no vessels (config/")
                .contains("         Memorandum, article 3\n")
                .contains("  at: RELEASE by R21", "    R21  applies: no engines (config/release-policy.yaml:")
                .contains("    no say: R2, R3, R9, R10, R11, R12\n")
                .doesNotContain("had an earlier revision");
        assertThat(said.substring(said.indexOf("  ly:"))).doesNotContain("R9 ");
    }

    @Test
    void saysWhichOfItsCausesTheFirstRuleRefusesBy(@TempDir Path config, CapturedOutput output) throws IOException {
        Files.writeString(config.resolve("release-policy.yaml"), CAUSES);
        String sample = Files.readString(Path.of("src/test/samples/uk/in/seizure-new.notification.json"));
        Path file = config.resolve("to-all.json");
        Files.writeString(
                file,
                sample.replace(
                        "[\"bg\", \"europol\"]", "[\"at\", \"bg\", \"ro\", \"ly\", \"europol\", \"fr\", \"uk\"]"));

        Commands.run(new String[] {
            "release", "--explain", "--config", config.toString(), "--mappings", "mappings", file.toString()
        });

        assertThat(output.getOut().replace(config.toString(), "config"))
                .contains(
                        refusal("at", "refusesFrom names 'uk'", ":3"),
                        refusal("bg", "receivesFrom does not name 'uk'", ":4"),
                        refusal("ro", "types does not name SEIZURE", ":5"),
                        refusal("ly", "withoutCodes names H0", ":6"),
                        refusal("fr", "'fr' is not under partners", ""),
                        refusal("uk", "'uk' is the sender", ":8"));
    }

    @Test
    void saysWhyAPartnerHasNothingOfWhatNamesNobody(@TempDir Path directory, CapturedOutput output) throws IOException {
        String sample = Files.readString(Path.of("src/test/samples/at/in/seizure-new.notification.json"));
        Path file = directory.resolve("to-all.json");
        Files.writeString(file, sample.replaceFirst("\"recipients\": \\[[^]]*]", "\"recipients\": []"));

        Commands.run(new String[] {"release", "--explain", file.toString()});

        assertThat(output.getOut())
                .contains(
                        "  ly: nothing, refusesFrom names 'at' (config/release-policy.yaml:",
                        "  at: nothing, 'at' is the sender (config/release-policy.yaml:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                | :1: message: is no notification in the hub's form: it has no id and no sender and no type
                    {"sender": "uk"}  | :1: message: is no notification in the hub's form: it has no id and no type; a file in
                    {"type": "RAID", "id": "A"} | :1: /sender: is missing, or no text; write the sender's id
                    []                | :1: json: is no object; write one, in { }
                    ``                | :1: json: is no object; write one, in { }
                    {"sender"         | :1: json: cannot be read: Unexpected end-of-input
                    {} {}             | :1: json: has more than one; keep one in each file
                    """)
    void namesAFileThatIsNoNotificationAndWhatIsExpected(
            String text, String fault, @TempDir Path directory, CapturedOutput output) throws IOException {
        Path file = Files.writeString(directory.resolve("none.json"), text);

        assertThat(Commands.run(new String[] {"release", file.toString()})).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getErr()).startsWith(file + fault).hasLineCount(1).doesNotContain("Exception");
        assertThat(output.getOut()).isEmpty();
    }

    @Test
    void saysWhichMembersDoNotFit(@TempDir Path directory, CapturedOutput output) throws IOException {
        String sample = Files.readString(Path.of("src/test/samples/uk/in/seizure-new.notification.json"));
        Path file = directory.resolve("seized.json");
        Files.writeString(file, sample.replace("\"SEIZURE\"", "\"SEIZED\""));

        assertThat(Commands.run(new String[] {"release", file.toString()})).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getErr())
                .isEqualTo(file + ":1: message: is no notification in the hub's form: /type does not fit (enum); write"
                        + " one as " + Path.of("mappings/notification.schema.json") + " says\n");
    }

    @Test
    void asksForNothingThatOnlySomeTypesHaveWhereTheTypeIsMissing(@TempDir Path directory, CapturedOutput output)
            throws IOException {
        String sample = Files.readString(Path.of("src/test/samples/uk/in/seizure-new.notification.json"));
        Path file = directory.resolve("untyped.json");
        Files.writeString(file, sample.replace("\"type\"", "\"typ\""));

        assertThat(Commands.run(new String[] {"release", file.toString()})).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getErr())
                .contains(":1: message: is no notification in the hub's form: lacks /type; write one");
    }

    @Test
    void saysInPlainWordsThatAFileOrAListIsNotThere(@TempDir Path directory, CapturedOutput output) {
        String none = directory.resolve("none").toString();

        assertThat(Commands.run(new String[] {"release", none, directory.toString()}))
                .isEqualTo(Answers.NOT_ANSWERED);
        assertThat(Commands.run(new String[] {"release", "@" + none})).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getErr())
                .contains(
                        none + ":1: file: cannot be read: there is no such file; create it\n",
                        directory
                                + ":1: file: cannot be read: a folder or a device has its name; put a file in its place\n")
                .doesNotContain("Exception");
    }

    @Test
    void refusesEarlierRecipientsThatAreNoPartners(CapturedOutput output) {
        String file = "src/test/samples/uk/in/seizure-new.notification.json";

        assertThat(Commands.run(new String[] {"release", "--earlier", "at,zz", file}))
                .isEqualTo(2);
        assertThat(output.getErr())
                .contains("--earlier: 'zz' is no partner that the release policy lists; give ids, such as at,bg,");
        assertThat(Commands.run(new String[] {"release", "--earlier", "at,bg", file}))
                .isZero();
    }

    @Test
    void takesTheSamplesOfAllPartners() throws IOException {
        try (Stream<Path> samples = Files.walk(Path.of("src/test/samples"))) {
            String[] words = Stream.concat(
                            Stream.of("release"),
                            samples.map(Path::toString)
                                    .filter(file -> file.matches(".*/in/[^/]*\\.notification\\.json")))
                    .toArray(String[]::new);

            assertThat(words).hasSizeGreaterThan(100);
            assertThat(Commands.run(words)).isZero();
        }
    }

    private static String refusal(String recipient, String cause, String line) {
        return "  %s: REFUSE by R1\n    R1   refuses: %s (config/release-policy.yaml%s)\n"
                .formatted(recipient, cause, line);
    }
}
