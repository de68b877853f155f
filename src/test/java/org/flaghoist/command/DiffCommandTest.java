package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.notification.Action;
import org.flaghoist.testing.LedgerFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** What a changed file would do is found in what a ledger keeps, which is left as it is. */
@ExtendWith(OutputCaptureExtension.class)
final class DiffCommandTest {

    private static final String ACCEPTED = ".notification.json";

    private static Path data;

    @BeforeAll
    static void keep(@TempDir Path directory) throws IOException {
        data = Files.createDirectories(directory.resolve("data"));
        try (LedgerFixture hub = new LedgerFixture(data)) {
            Set<String> references = new HashSet<>();
            for (String sender : List.of("uk", "europol", "ro")) {
                for (Path form : samples(Path.of("src/test/samples", sender, "in"))) {
                    keep(hub, sender, form, references);
                }
            }
        }
    }

    private static List<Path> samples(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ACCEPTED))
                    .sorted()
                    .toList();
        }
    }

    private static void keep(LedgerFixture hub, String sender, Path form, Set<String> references) throws IOException {
        String name = form.getFileName().toString().replace(ACCEPTED, "");
        Path original = form.resolveSibling(name + (sender.equals("uk") ? ".json" : ".xml"));
        ObjectNode notification = LedgerFixture.hub(Files.readString(form));
        // An update would want what it updates, and some samples have the same reference.
        boolean isNew = Action.NEW.isOf(notification)
                && references.add(notification.path("id").asText());
        if (isNew && Files.exists(original)) {
            String file = sender.equals("ro") ? "RO-" + name + "-r1.xml" : null;
            long entry = hub.ledger
                    .begin(new Arrival(sender, sender + name, Files.readAllBytes(original), file, 1))
                    .entry();
            hub.ledger.accept(entry, notification);
        }
    }

    @ParameterizedTest
    @CsvFileSource(
            files = "src/test/samples/effect/changes.csv",
            delimiter = '|',
            quoteCharacter = '`',
            numLinesToSkip = 1)
    void findsTheEffectOfAChange(
            String file, String text, String inItsPlace, String found, @TempDir Path draft, CapturedOutput output)
            throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config"), draft.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), draft.resolve("mappings"));
        Path changed = draft.resolve(file);
        String sound = Files.readString(changed);
        assertThat(sound).contains(text.replace("\\n", "\n"));
        Files.writeString(changed, sound.replace(text.replace("\\n", "\n"), inItsPlace.replace("\\n", "\n")));
        Map<String, String> before = digests();

        assertThat(diff(draft)).isEqualTo(found.contains("then RELEASE by R1, but cannot") ? Answers.NOT_ANSWERED : 0);

        assertThat(output.getOut().lines()).anyMatch(line -> line.matches(found));
        assertThat(digests()).isEqualTo(before);
    }

    @Test
    void findsNothingWhereNothingIsChanged(@TempDir Path draft, CapturedOutput output) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config"), draft.resolve("config"));

        assertThat(diff(draft)).isZero();

        assertThat(output.getOut()).containsPattern("^33 notifications looked at, 0 would change\n$");
    }

    @Test
    void saysWhereADraftsMappingBreaksOffAndNoValue(@TempDir Path draft, CapturedOutput output) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), draft.resolve("mappings"));
        Path mapping = draft.resolve("mappings/at/out.jslt");
        String sound = Files.readString(mapping);
        Files.writeString(mapping, sound.replace("\"fassung\": .revision", "\"fassung\": number(.id)"));
        long line = 1
                + sound.lines().takeWhile(each -> !each.contains("\"fassung\"")).count();

        assertThat(diff(draft)).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getAll())
                .startsWith(mapping + ":" + line + ": fassung: the mapping breaks off: number(..) failed: not a number;"
                        + " correct it there; 24 notifications, such as ")
                .contains(
                        "\n33 notifications looked at",
                        "at would no longer get even when released, as its copy cannot be written, 1 notification of uk: now"
                                + " HOLD by R10; then HOLD by R10, but cannot be written: at/out.jslt:" + line)
                .contains("cannot be written: at/out.jslt:" + line + ": fassung\n")
                .doesNotContain("bug of the hub", "Exception");
    }

    @Test
    void saysWhyADraftsMappingBreaksOffWhereThatHasNoValue(@TempDir Path draft, CapturedOutput output)
            throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), draft.resolve("mappings"));
        Path mapping = draft.resolve("mappings/at/out.jslt");
        String sound = Files.readString(mapping);
        Files.writeString(
                mapping, "def f(a) f($a)\n" + sound.replace("\"fassung\": .revision", "\"fassung\": f(.revision)"));

        assertThat(diff(draft)).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getAll())
                .startsWith(
                        mapping + ":1: f: the mapping breaks off: this function calls itself without end; correct it"
                                + " there; 24 notifications, such as ")
                .doesNotContain("StackOverflow");

        Files.writeString(mapping, "def f(a) $a\n" + sound.replace("\"fassung\": .revision", "\"fassung\": $a"));

        assertThat(diff(draft)).isEqualTo(Answers.NOT_ANSWERED);
        assertThat(output.getAll())
                .contains(": fassung: the mapping breaks off: No such variable 'a'; correct it there");
    }

    @Test
    void namesTheFieldOfACopyThatADraftCanNoLongerWrite(@TempDir Path draft, CapturedOutput output) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), draft.resolve("mappings"));
        Path table = draft.resolve("mappings/at/type.csv");
        Files.writeString(table, Files.readString(table).replaceFirst("(?m)^[^;#]+;RAID$", "!CODE_UNKNOWN;RAID"));

        assertThat(diff(draft)).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut())
                .containsPattern("^"
                        + Pattern.quote(table.toString())
                        + ":1: art: CODE_UNKNOWN: has no native word, which art is to have; add a row '<word>;");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            boats, RIB, MeansOfTransportation.@kind
            items, PUMP, Item.@kind
            """)
    void namesTheFieldThatHasTheTableWhereSeveralHaveItsName(
            String name, String word, String field, @TempDir Path draft, CapturedOutput output) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), draft.resolve("mappings"));
        Path table = draft.resolve("mappings/europol/" + name + ".csv");
        Files.writeString(table, Files.readString(table).replaceAll("(?m)^[^;#]+;" + word + "\n", ""));

        assertThat(diff(draft)).isEqualTo(Answers.NOT_ANSWERED);

        assertThat(output.getOut()).startsWith(table + ":1: " + field + ": CODE_UNKNOWN: ");
    }

    @Test
    void namesNotificationsWhoseCopiesADraftCanNoLongerWrite(@TempDir Path draft, CapturedOutput output)
            throws IOException {
        Path table = withoutRaid(draft);

        diff(draft);

        assertThat(output.getOut().lines().filter(line -> line.startsWith(draft.toString())))
                .singleElement()
                .asString()
                .startsWith(table + ":1: art: CODE_UNKNOWN: ")
                .endsWith(
                        "where the form cannot say it; 3 notifications, such as ro RO/2026/0118 r1, europol EP-4002-26 r1,"
                                + " uk NCA/26/SB/0102 r1");
    }

    @Test
    void saysThatCopiesCanBeWrittenWhereADraftMendsATable(@TempDir Path broken, CapturedOutput output)
            throws IOException {
        withoutRaid(broken);

        assertThat(diff(Path.of("."), "--mappings", broken.resolve("mappings").toString()))
                .isZero();

        assertThat(output.getOut())
                .startsWith("33 notifications looked at, 3 would change")
                .contains(
                        "at would newly get, as its copy can be written, 1 notification of uk: now RELEASE by R1, but"
                                + " cannot be written: CODE_UNKNOWN art; then RELEASE by R1\n      such as uk NCA/26/SB/0102 r1\n")
                .doesNotContain("at would newly get, 1");
    }

    @Test
    void saysOfACopyThatStillCannotBeWrittenThatItIsNotGot(@TempDir Path draft, CapturedOutput output)
            throws IOException {
        withoutRaid(draft);
        FileSystemUtils.copyRecursively(Path.of("config"), draft.resolve("config"));
        Path policy = draft.resolve("config/release-policy.yaml");
        Files.writeString(policy, Files.readString(policy).replace("holdTypes: []", "holdTypes: [RAID]"));

        assertThat(diff(draft, "--mappings", draft.resolve("mappings").toString()))
                .isZero();

        assertThat(output.getOut())
                .contains("at would still not get, but for another reason, 1 notification of uk: now RELEASE by R1,"
                        + " but cannot be written: CODE_UNKNOWN art; then HOLD by R9, but cannot be written: CODE_UNKNOWN"
                        + " art\n");
    }

    @Test
    void saysOfOneThatIsRejectedOnlyWhoWouldNoLongerGetIt(@TempDir Path draft, CapturedOutput output)
            throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), draft.resolve("mappings"));
        Path table = draft.resolve("mappings/uk/type.csv");
        Files.writeString(table, Files.readString(table).replaceAll("(?m)^(?=[A-Z])", "NO_"));

        assertThat(diff(draft)).isZero();

        assertThat(output.getOut())
                .containsPattern("\\d+ notifications of uk would newly be rejected: now accepted; then rejected, CODE")
                .contains("at would no longer get, ")
                .doesNotContain("would still not get");
    }

    @Test
    void saysNothingOfAnExtensionThatNoFileHas(@TempDir Path draft, CapturedOutput output) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), draft.resolve("mappings"));
        Path format = draft.resolve("mappings/europol/format.yaml");
        Files.writeString(format, Files.readString(format).replace("extension: xml", "extension: txt"));

        assertThat(diff(draft)).isZero();

        assertThat(output.getOut()).startsWith("33 notifications looked at, 0 would change\n");
    }

    @Test
    void saysOfASenderThatADraftRemovesThatItsMessagesAreNotTaken(@TempDir Path draft, CapturedOutput output)
            throws IOException {
        FileSystemUtils.copyRecursively(Path.of("config"), draft.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), draft.resolve("mappings"));
        FileSystemUtils.deleteRecursively(draft.resolve("mappings/ro"));
        Files.delete(draft.resolve("config/partners/ro.yaml"));
        Path policy = draft.resolve("config/release-policy.yaml");
        Files.writeString(
                policy,
                Files.readString(policy)
                        .replaceFirst("  - partner: ro\n(    .*\n)+", "")
                        .replace("bg, ro]", "bg]"));

        assertThat(diff(draft)).isZero();

        assertThat(output.getOut())
                .startsWith("33 notifications looked at, ")
                .contains(
                        "13 notifications of ro would not be taken any more: now accepted; then nothing, as 'ro' has no"
                                + " mapping\n      such as ro RO/2026/");
    }

    /** Its table, in which the draft has no such row. */
    private static Path withoutRaid(Path draft) throws IOException {
        FileSystemUtils.copyRecursively(Path.of("mappings"), draft.resolve("mappings"));
        Path table = draft.resolve("mappings/at/type.csv");
        Files.writeString(table, Files.readString(table).replaceFirst("(?m)^[^;#]+;RAID\n", ""));
        return table;
    }

    @Test
    void wantsAFolderThatHasChangedFiles(@TempDir Path draft, CapturedOutput output) {
        assertThat(diff(draft)).isOne();

        assertThat(output.getErr()).contains("has neither config/ nor mappings/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1d", "0d", "2h", "1", "999999d", "d", "1.5d"})
    void refusesAnythingButANumberOfDays(String since, CapturedOutput output) {
        assertThat(Commands.run(new String[] {"diff", "--data", data.toString(), "--against", ".", "--since", since}))
                .isEqualTo(2);

        assertThat(output.getErr())
                .startsWith(
                        "Invalid value for option '--since': '" + since + "' is no number of days, from 1d to 99999d\n")
                .doesNotContain("Exception");
    }

    private static int diff(Path draft, String... more) {
        Stream<String> words = Stream.of(
                "diff",
                "--data",
                data.toString(),
                "--against",
                draft.toString(),
                "--config",
                "config",
                "--since",
                "2d");
        return Commands.run(Stream.concat(words, Stream.of(more)).toArray(String[]::new));
    }

    private static Map<String, String> digests() throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.list(data)) {
            for (Path file : files.toList()) {
                digests.put(file.getFileName().toString(), Digests.plain(Files.readAllBytes(file)));
            }
        }
        return digests;
    }
}
