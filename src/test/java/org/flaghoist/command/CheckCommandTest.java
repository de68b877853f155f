package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;

@ExtendWith(OutputCaptureExtension.class)
class CheckCommandTest {

    private Path config = Path.of("");
    private Path noSamples = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        config = directory.resolve("config");
        noSamples = Files.createDirectories(directory.resolve("samples"));
        FileSystemUtils.copyRecursively(Path.of("config"), config);
    }

    @Test
    void asksForNoPasswordsWhereTheEnvironmentNamesABrokerOfItsOwn() {
        assertThat(CheckCommand.asked(Map.of("FLAGHOIST_BROKER_EXTERNAL_SERVERS", "broker:61617"))
                        .areForUsers())
                .isFalse();
        assertThat(CheckCommand.asked(Map.of("FLAGHOIST_BROKER_HOST", "0.0.0.0"))
                        .areForUsers())
                .isTrue();
    }

    @Test
    void reportsWhereAnExternalBrokersFilesDifferFromThePartners(CapturedOutput output) throws IOException {
        Path xml = config.resolve("broker.xml");
        Files.writeString(xml, Files.readString(xml).replaceFirst("<address name=\"held\\.uk\">.*", ""));

        assertThat(check()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .contains(xml + ":308: addresses: lacks held.uk; run 'flaghoist broker partners --write'")
                .contains(ShippedPartners.ids().size() + " partners, 1 difference from the external broker's files");
    }

    @Test
    void listsFaultsInTheOrderInWhichOneMendsThem(@TempDir Path directory, CapturedOutput output) throws IOException {
        Path mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        Path samples = directory.resolve("samples");
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/at"), samples.resolve("at"));
        Path policy = config.resolve("release-policy.yaml");
        change(policy, "refusesFrom: [at, bg, ro]", "refusesFrom: [at]");
        change(mappings.resolve("bg/in.jslt"), "\"narrative\"", "\"narativ\"");
        change(mappings.resolve("at/type.csv"), ";SEIZURE", ";SEIZED");
        change(samples.resolve("at/out/bg-cancel.json"), "\"BULGARIEN\"", "\"BULGARIE\"");
        change(config.resolve("partners/ly.yaml"), "default: 2223", "default: 2222");

        assertThat(check("--mappings", mappings.toString(), "--samples", samples.toString()))
                .isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .containsSubsequence(
                        "-- tables and called.yaml (docs/add-a-partner.md, section 2)\n",
                        mappings.resolve("at/type.csv") + ":1: SEIZED: ",
                        "-- format and mappings (docs/add-a-partner.md, section 3)\n",
                        mappings.resolve("bg/in.jslt") + ":41: narativ: ",
                        "-- samples (docs/add-a-partner.md, section 5)\n",
                        samples.resolve("at/out/bg-cancel.json") + ":3: ",
                        "-- partner files (docs/add-a-partner.md, section 6)\n",
                        config.resolve("partners/ro.yaml") + ":5: sftp.port: ",
                        "-- release policy (docs/add-a-partner.md, section 7)\n",
                        ": partners[ly].receivesFrom: 'ly' has no rule about bg, ro; ");
        assertThat(output.getOut()
                        .lines()
                        .toList()
                        .get((int) output.getOut().lines().count() - 1))
                .matches("6 partners, [0-9]+ samples differ, 1 misfit .*, 5 faults; left: release policy 1;"
                        + " at: tables and called.yaml [0-9]+, samples [0-9]+; bg: format and mappings [0-9]+;"
                        + " ly: partner files 1; ro: partner files 1");
    }

    @Test
    void asksForTheCredentialsOfOnePartnerAlone(CapturedOutput output) {
        assertThat(check("--samples", noSamples.toString(), "--credentials", "ro"))
                .isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .containsSubsequence(
                        "-- what stops the start\n",
                        config.resolve("partners/ro.yaml") + ":7: sftp.password: set FLAGHOIST_RO_PASSWORD or",
                        "6 partners, 2 faults; left: ro: what stops the start 2")
                .doesNotContain("FLAGHOIST_BG_", "FLAGHOIST_UK_");
    }

    @Test
    void triesThePatternsOfUrgencyOnTheSamples(@TempDir Path directory, CapturedOutput output) throws IOException {
        Path mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        Files.delete(config.resolve("broker.xml"));
        change(mappings.resolve("at/format.yaml"), "immediate: '\"dringlichkeit\"", "immediate: '\"urgency\"");

        assertThat(check("--mappings", mappings.toString(), "--samples", "src/test/samples"))
                .isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .containsOnlyOnce(": urgency.immediate: ")
                .contains(mappings.resolve("at/format.yaml")
                        + ":25: urgency.immediate: is not found in src/test/samples/at/in/")
                .contains("6 partners, 1 fault; left: at: format and mappings 1");
    }

    @Test
    void findsAPairWithoutARule(CapturedOutput output) throws IOException {
        Path policy = config.resolve("release-policy.yaml");
        Files.writeString(policy, Files.readString(policy).replace("refusesFrom: [at, bg, ro]", "refusesFrom: [at]"));

        assertThat(check()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut()).contains(": partners[ly].receivesFrom: 'ly' has no rule about bg, ro; add each to");
    }

    @Test
    void asksForNoFilesOfAnExternalBroker(CapturedOutput output) throws IOException {
        Files.delete(config.resolve("broker.xml"));

        assertThat(check()).isZero();
        assertThat(output.getOut()).contains(ShippedPartners.ids().size() + " partners, all sound");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", ly"})
    void reportsAPartnerThatThePolicyDoesNotListWithFileLineAndKey(String named, CapturedOutput output)
            throws IOException {
        Path policy = config.resolve("release-policy.yaml");
        change(policy, "  - partner: ro\n", "  - partner: ro\n    refusesFrom: [at" + named + "]\n");
        String text = Files.readString(policy);
        int ly = text.indexOf("  - partner: ly\n");
        Files.writeString(policy, text.substring(0, ly) + text.substring(text.indexOf("\n\n", ly)));

        assertThat(check()).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getOut())
                .containsPattern(Pattern.quote(policy + ":") + "[1-9][0-9]*: partners\\[ly]: 'ly' has no block here, ")
                .contains("remove " + config.resolve("partners/ly.yaml"))
                .containsPattern(" partners, 1 fault; left: ly: .*");
    }

    /** Others name the right id, and are wrong for the one that is mistyped alone. */
    @Test
    void namesTheLineOfAPartnerThatIsMistypedInThePolicy(CapturedOutput output) throws IOException {
        Path policy = config.resolve("release-policy.yaml");
        change(policy, "- partner: bg\n", "- partner: gb\n");
        long line =
                Files.readString(policy).split("- partner: gb", 2)[0].lines().count();

        assertThat(check()).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut())
                .contains(policy + ":" + line + ": partner: 'gb' is not configured; known: at, bg, europol,")
                .doesNotContain("refusesFrom")
                .contains(" partners, 1 fault");
    }

    @Test
    void asksOfADraftForNoSampleBeforeItsWordsAreThere(@TempDir Path directory, CapturedOutput output)
            throws IOException {
        for (String folder : List.of("config", "mappings")) {
            FileSystemUtils.copyRecursively(Path.of(folder), directory.resolve(folder));
        }
        Path samples = directory.resolve("samples");
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/uk"), samples.resolve("uk"));
        String[] folders = {
            "--config", directory.resolve("config").toString(),
            "--mappings", directory.resolve("mappings").toString(),
            "--samples", samples.toString()
        };
        assertThat(Commands.run(Stream.concat(Stream.of("new", "fr", "--like", "uk"), Stream.of(folders))
                        .toArray(String[]::new)))
                .isZero();

        assertThat(Commands.run(
                        Stream.concat(Stream.of("check"), Stream.of(folders)).toArray(String[]::new)))
                .isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut())
                .contains("fr/format.yaml:6: LOOK: as 'uk' has it: times;", "words.uk.partner: write the word")
                .contains("the samples of fr\n", "7 partners, ")
                .doesNotContain("from-fr", "to-fr.notification.json:");
    }

    @Test
    void findsWhatDoesNotDependOnAFaultThatStopsAStart(@TempDir Path directory, CapturedOutput output)
            throws IOException {
        Path mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        Path samples = directory.resolve("samples");
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/uk"), samples.resolve("uk"));
        change(mappings.resolve("at/out.jslt"), "\"art\": .type,", "\"art\": .type");
        change(mappings.resolve("at/type.csv"), ";SEIZURE", ";SEIZED");
        change(mappings.resolve("bg/in.jslt"), "\"narrative\"", "\"narativ\"");
        Files.writeString(mappings.resolve("at/called.yaml"), "words: {ro: {parteneri: NCA-UK}}\n");
        Path golden = samples.resolve("uk/out/at-deployment.json");
        Files.delete(golden);

        assertThat(check("--mappings", mappings.toString(), "--samples", samples.toString(), "--accept"))
                .isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut())
                .contains("at/out.jslt:37: jslt: ", "at/called.yaml:1: words.ro.parteneri: ")
                .contains("at/type.csv:1: SEIZED: is no word of the hub's; write SEIZURE")
                .contains("bg/in.jslt:41: narativ: the hub's form has no such member")
                .contains(golden + ":1: file: is missing")
                .contains("not tried, as long as their folders have faults: the samples of at, ro\n")
                .contains("6 partners, 1 sample differs, 4 faults")
                .doesNotContain("has no word for this partner");
        assertThat(golden).as("accepted while files have faults").doesNotExist();
    }

    @Test
    void saysOnceThatTheSamplesOfASenderWhoseFormatCannotBeReadWaitForThat(
            @TempDir Path directory, CapturedOutput output) throws IOException {
        Path mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        change(mappings.resolve("at/format.yaml"), "dd.MM.uuuu HH:mm:ss", "dd.MM.yyyy HH:mm:ss");

        check("--mappings", mappings.toString());

        assertThat(output.getOut())
                .containsPattern(
                        "\nnot tried, as they are from partners whose format.yaml or called.yaml has faults: \\d+ samples\n")
                .contains("6 partners, 1 fault; left: at: what stops the start 1\n")
                .doesNotContain("cannot be tried", "Exception");
    }

    @Test
    void listsWhatItHasAccepted(@TempDir Path directory, CapturedOutput output) throws IOException {
        Path samples = directory.resolve("samples");
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/at"), samples.resolve("at"));
        Path missing = samples.resolve("at/out/bg-cancel.json");
        Files.delete(missing);
        Path changed = samples.resolve("at/in/answer-maximal.notification.json");
        change(changed, "\"sender\": \"at\"", "\"sender\": \"ro\"");

        check("--samples", samples.toString(), "--accept");

        assertThat(output.getOut())
                .contains(missing + ":1: file: is written; look at it")
                .containsPattern(Pattern.quote(changed + ":1: file: is written anew; look at what changed before you"
                                + " commit it: line ")
                        + "[1-9][0-9]*: /sender: expected \"ro\", got \"at\"")
                .contains("accepted: 1 files written, 1 written anew\n");
    }

    @ParameterizedTest
    @CsvSource({"--coverage=grr,grr,known", "--credentials=xx,xx,known", "--coverage=atu,atu,did you mean 'at'? Known"})
    void saysWhoIsKnownWhereAnOptionNamesNobody(String option, String id, String meant, CapturedOutput output) {
        assertThat(check(option, "--samples", noSamples.toString())).isEqualTo(CommandLine.ExitCode.USAGE);

        assertThat(output.getErr())
                .contains("There is no partner '" + id + "', which " + option.replaceFirst("=.*", "") + " names; "
                        + meant + ": at, bg, europol, ly, ro, uk.\n");
        assertThat(output.getOut()).isEmpty();
    }

    @Test
    void saysForOnePartnerWhatNoSampleExercises(CapturedOutput output) {
        assertThat(check("--samples", "src/test/samples", "--coverage", "at")).isZero();

        assertThat(output.getOut()).contains("\nat: of ").doesNotContain("\nbg: of ", "mappings/bg/");
    }

    @Test
    void findsSamplesThatNobodyReads(@TempDir Path directory, CapturedOutput output) throws IOException {
        Path samples = directory.resolve("samples");
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/at/in"), samples.resolve("at/In"));
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/ro/in"), samples.resolve("ro/eingang"));
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/uk"), samples.resolve("UK"));
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/bg"), samples.resolve("bg"));
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/text"), samples.resolve("text"));
        Path alone = Files.writeString(samples.resolve("bg/in/alone.rejected.json"), "{}");
        Path capitals = Files.writeString(samples.resolve("bg/in/capitals.CSV"), "");
        Path golden = Files.writeString(samples.resolve("bg/out/golden.csv"), "");
        Files.writeString(samples.resolve("bg/out/.DS_Store"), "");

        assertThat(check("--samples", samples.toString())).isEqualTo(Answers.NOT_ANSWERED);

        String callIt = ":1: folder: is read by nobody; call it in, out, receipts or pictures\n";
        assertThat(output.getOut())
                .contains(
                        samples.resolve("UK") + ":1: folder: has samples of 'UK', which is no partner; call it as",
                        samples.resolve("at/In") + callIt,
                        samples.resolve("ro/eingang") + callIt,
                        alone + ":1: file: is read by nobody; add <case>.csv, which is to give it, or remove it\n",
                        capitals + ":1: file: is read by nobody; give it the extension .csv, or remove it\n",
                        golden + ":1: file: is read by nobody; add <case>.notification.json, which gives it, or",
                        samples.resolve("ro") + ":1: file: ro has no samples, so nothing of it was tried; add some; no")
                .contains("6 partners, 6 faults; left: samples 1; at: samples 1; bg: samples 3; ro: samples 1");
    }

    @Test
    void saysThatNoSampleWasTriedWhereThereIsNoFolderOfThem(CapturedOutput output) {
        assertThat(check("--samples", "nowhere")).isZero();

        assertThat(output.getOut())
                .contains("nowhere:1: folder: is not there, so no sample was tried; name the one that is meant with"
                        + " --samples; no fault\n");
    }

    @Test
    void triesNoSampleOfAPartnerWhoseTableHasSwappedColumns(@TempDir Path directory, CapturedOutput output)
            throws IOException {
        Path mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        Path samples = directory.resolve("samples");
        FileSystemUtils.copyRecursively(Path.of("src/test/samples/at"), samples.resolve("at"));
        Path table = mappings.resolve("at/type.csv");
        Files.writeString(table, Files.readString(table).replaceAll("(?m)^([^#;\n]+);([^;\n]+)", "$2;$1"));

        assertThat(check("--mappings", mappings.toString(), "--samples", samples.toString(), "--accept"))
                .isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut())
                .contains(table + ":1: columns: the hub's words stand before the ';'")
                .contains("not tried, as long as their folders have faults: the samples of at\n")
                .contains("6 partners, 1 fault; left: at: tables and called.yaml 1\n")
                .doesNotContain("is written anew");
    }

    @Test
    void countsAllPartnersAlsoThoseOfWhichSomethingIsMissing(@TempDir Path directory, CapturedOutput output)
            throws IOException {
        Path mappings = directory.resolve("mappings");
        FileSystemUtils.copyRecursively(Path.of("mappings"), mappings);
        Files.delete(mappings.resolve("at/format.yaml"));
        FileSystemUtils.deleteRecursively(mappings.resolve("bg"));
        Files.delete(config.resolve("partners/ro.yaml"));

        check("--mappings", mappings.toString(), "--samples", noSamples.toString());

        assertThat(output.getOut()).containsPattern("(?m)^6 partners, [0-9]+ faults; ");
    }

    private static void change(Path file, String text, String inItsPlace) throws IOException {
        String sound = Files.readString(file);
        assertThat(sound).contains(text);
        Files.writeString(file, sound.replace(text, inItsPlace));
    }

    private int check(String... more) {
        List<String> words = new ArrayList<>(List.of("check", "--config", config.toString()));
        words.addAll(List.of(more));
        return Commands.run(words.toArray(String[]::new));
    }

    private int check() {
        return Commands.run(new String[] {"check", "--config", config.toString(), "--samples", noSamples.toString()});
    }
}
