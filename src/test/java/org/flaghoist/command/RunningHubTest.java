package org.flaghoist.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.flaghoist.testing.DemoHub;
import org.flaghoist.testing.FreePorts;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The commands for operators, against a hub that has run the demo: it leaves five dead letters and five holds. */
@ExtendWith(OutputCaptureExtension.class)
@Tag(HubFixture.OWN)
class RunningHubTest {

    private static Path data;

    @AutoClose
    private static DemoHub hub;

    @BeforeAll
    static void start(@TempDir Path directory) {
        data = directory;
        hub = new DemoHub(
                        data,
                        "--flaghoist.hub.backups=" + data.resolve("backups"),
                        "--flaghoist.alarms.every=100ms",
                        "--flaghoist.alarms.holds.warning=0s")
                .withSamples();
    }

    @Test
    void editsADeadLetterThatItHasListedAndShown(CapturedOutput output) throws IOException {
        assertThat(as("operator", "dead", "list", "--code", "CODE_UNKNOWN", "--partner", "uk", "--json"))
                .isZero();
        JsonNode list = lastJson(output);
        JsonNode row = list.path("messages").get(0);
        String id = row.path("id").asText();
        String reference = row.path("reference").asText();
        assertThat(list.path("total").asInt()).isOne();

        Path content = data.resolve("content.json");
        assertThat(as("operator", "dead", "show", id, "--content", content.toString()))
                .isZero();
        assertThat(output.getOut()).contains("exhibitType", "CODE_UNKNOWN", "LIFEJACKET");
        Files.writeString(content, Files.readString(content).replace("LIFEJACKET", "LIFE_JACKET"));
        assertThat(as("operator", "dead", "edit", id, content.toString(), "--reason", "a slip of the pen"))
                .isZero();

        assertThat(output.getOut()).contains(id + ": EDIT, DONE");
        assertThat(as("operator", "dead", "list", "--reference", reference)).isZero();
        assertThat(output.getOut()).contains("0 waiting");
    }

    @Test
    void discardsAllThatAFilterMeans(CapturedOutput output) throws IOException {
        assertThat(as("operator", "dead", "discard", "--all", "--code", "MALFORMED", "--reason", "noise"))
                .isZero();

        assertThat(output.getOut()).contains("1 decided");
    }

    @Test
    void sendsAPartnerAgainWhatItHadAfterAPreview(CapturedOutput output) throws IOException {
        String since = "2026-01-01T00:00Z";
        assertThat(as("operator", "again", "uk", "--from", since, "--preview")).isZero();
        assertThat(output.getOut()).containsPattern("[1-9]\\d* copies of \\d+ notifications, \\d+ bytes");
        assertThat(as("viewer", "again", "uk", "--from", since, "--reason", "to see"))
                .isOne();
        assertThat(as("operator", "again", "uk", "--from", since)).isEqualTo(2);

        assertThat(as("operator", "again", "uk", "--from", since, "--reason", "they restored", "--json"))
                .isZero();

        String id = lastJson(output).path("id").asText();
        await().untilAsserted(() -> {
            assertThat(as("viewer", "again", "--list")).isZero();
            assertThat(output.getOut()).contains(id + " DONE");
        });
        assertThat(as("operator", "again", "--stop", id, "--reason", "too late"))
                .isOne();
        assertThat(output.getErr()).contains(id + " has ended already");
        assertThat(as("operator", "again", "uk", "--references", "XX/NO/1", "--reason", "x"))
                .isOne();
        assertThat(output.getErr()).contains("uk was given none of these");
    }

    @Test
    void findsByWhatNotificationsSayAndSaysWhoSearched(CapturedOutput output) throws IOException {
        assertThat(as("viewer", "search", "--serial", "66ts102938")).isOne();
        assertThat(as("operator", "search")).isOne();
        assertThat(output.getErr()).contains("say what you know");
        await().untilAsserted(() -> {
            assertThat(as("operator", "search", "--serial", "66T-S 102938", "--sender", "uk"))
                    .isZero();
            assertThat(output.getOut()).contains("NCA/26/SB/0101");
        });
        assertThat(as("operator", "search", "--document", "XX0000")).isZero();
        assertThat(output.getOut()).contains("0 found");
        assertThat(as("releaser-1", "search", "--document", "xx-0000", "--who")).isZero();
        assertThat(output.getOut()).contains("operator, 0 found", "1 searches");
    }

    @Test
    void recallsByTwoPeopleAndShowsWhatBecameOfEachCopy(CapturedOutput output) throws IOException {
        String reference = "NCA/26/SB/0102";
        assertThat(as("viewer", "recall", "uk", reference, "--reason", "to see"))
                .isOne();
        assertThat(as("operator", "recall", "uk", reference)).isEqualTo(2);
        assertThat(as("operator", "recall", "uk", reference, "--reason", "wrong day"))
                .isZero();
        assertThat(output.getOut()).contains(reference + " of uk waits: a second person has to say the same");
        assertThat(as("viewer", "recall", "--list")).isZero();
        assertThat(output.getOut()).contains("waits for a second person: " + reference + " of uk");
        assertThat(as("operator", "recall", "uk", reference, "--withdraw", "--reason", "right day"))
                .isZero();
        assertThat(as("operator", "recall", "uk", reference, "--reason", "wrong day"))
                .isZero();

        assertThat(as("releaser-1", "recall", "uk", reference, "--reason", "so it is", "--json"))
                .isZero();

        String id = lastJson(output).path("id").asText();
        await().untilAsserted(() -> {
            assertThat(as("viewer", "recall", "--list")).isZero();
            assertThat(output.getOut())
                    .containsPattern(id + " SENT +" + reference + " of uk")
                    .contains("CONFIRMED");
        });
        assertThat(as("operator", "recall", "uk", "XX/NO/1", "--reason", "x")).isOne();
        assertThat(output.getErr()).contains("uk has sent no notification XX/NO/1");
    }

    @Test
    void reloadsAndSaysWhatEachHubFound(CapturedOutput output) throws IOException {
        assertThat(as("viewer", "reload", "--reason", "to see")).isOne();
        assertThat(as("operator", "reload")).isEqualTo(2);

        assertThat(as("operator", "reload", "--reason", "nothing to reload")).isZero();

        assertThat(output.getOut()).contains("UNCHANGED", "nothing to reload");
        assertThat(as("viewer", "reload", "--list")).isZero();
        assertThat(output.getOut()).contains("has checked its files");
    }

    @Test
    void changesThePolicyByTwoPeopleAndGoesBack(CapturedOutput output) throws IOException {
        Path draft = Files.createDirectories(data.resolve("draft/config")).resolveSibling("");
        Files.writeString(
                draft.resolve("config/release-policy.yaml"),
                Files.readString(Path.of("config/release-policy.yaml")) + "# a word more\n");
        assertThat(as("viewer", "change", "propose", draft.toString(), "--reason", "may I"))
                .isOne();
        assertThat(as("operator", "change", "propose", draft.toString(), "--reason", "a word", "--json"))
                .isZero();
        String id = lastJson(output).path("id").asText();
        await().untilAsserted(() -> {
            assertThat(as("viewer", "change", "show", id)).isZero();
            assertThat(output.getOut()).containsPattern("of \\d+ notifications since .*, 0 would change");
        });
        assertThat(as("operator", "change", "approve", id, "--reason", "mine")).isOne();
        assertThat(as("releaser-1", "change", "approve", id, "--reason", "seen"))
                .isZero();
        assertThat(as("viewer", "change", "patch", id)).isZero();
        assertThat(as("operator", "change", "back", id, "--reason", "said")).isZero();
        String next = String.valueOf(Long.parseLong(id) + 1);
        await().until(() -> as("releaser-1", "change", "approve", next, "--reason", "agreed") == 0);
        assertThat(as("viewer", "change", "list")).isZero();
        assertThat(output.getOut())
                .contains(id + " ACTIVE", "+++ b/config/", "+# a word", "goes back from change " + id, id + " BACK");
    }

    @Test
    void givesAWordAMeaningByTwoPeopleAndDoesAgainWhatWaitedForIt(CapturedOutput output) throws IOException {
        Charset cyrillic = Charset.forName("windows-1251");
        String sample = Files.readString(Path.of("src/main/resources/demo/bg/BG_20260601_0001.csv"), cyrillic);
        String unknown = sample.replace("BG-2026/00417", "BG-2026/00999").replace("ПОМПА~12", "ВЕСЛО~12");
        Path outbox = data.resolve("demo/bg/outbox");
        Files.writeString(outbox.resolve("x.tmp"), unknown, cyrillic);
        Files.move(outbox.resolve("x.tmp"), outbox.resolve("BG_20260601_0999.csv"));
        await().untilAsserted(() -> {
            assertThat(as("operator", "codes", "list")).isZero();
            assertThat(output.getOut()).containsPattern("bg READ item ВЕСЛО: 1 waiting since \\S+, BG-2026/00999");
        });
        String why = "they write so";
        assertThat(as("operator", "codes", "propose", "bg", "item", "ВЕСЛО=OAR", "--reason", why))
                .isOne();
        assertThat(as("releaser-1", "codes", "propose", "bg", "item", "ВЕСЛО=OTHER", "--reason", why, "--json"))
                .isZero();
        String change = lastJson(output).path("change").asText();
        assertThat(as("operator", "codes", "propose", "bg", "item", "ВЕСЛО=PUMP", "--reason", why))
                .isOne();
        assertThat(output.getErr()).contains("change " + change + " gives 'ВЕСЛО' the meaning 'OTHER' already");
        await().untilAsserted(() -> {
            assertThat(as("viewer", "change", "show", change)).isZero();
            assertThat(output.getOut()).contains(" notifications since ");
        });
        assertThat(as("releaser-1", "change", "approve", change, "--reason", "mine"))
                .isOne();
        assertThat(output.getErr()).contains("it takes a second person");
        assertThat(as("releaser-2", "change", "approve", change, "--reason", "so it is"))
                .isZero();
        await().untilAsserted(() -> {
            assertThat(as("operator", "codes", "list")).isZero();
            assertThat(output.getOut()).contains("change " + change + ", bg READ item ВЕСЛО = OTHER, 1 done again");
        });
        await().untilAsserted(
                        () -> assertThat(receipts("BG-2026/00999", cyrillic)).contains("ОТХВЪРЛЕНО", "ПРИЕТО"));
        await().untilAsserted(() -> {
            assertThat(as("viewer", "retention", "who", "bg", "BG-2026/00999")).isZero();
            assertThat(output.getOut()).containsPattern("r1 uk +DELIVERED");
        });
    }

    private static String receipts(String reference, Charset charset) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(data.resolve("demo/bg/inbox"))) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("receipt_"))
                    .toList()) {
                Files.readString(file, charset)
                        .lines()
                        .filter(line -> line.contains(reference))
                        .forEach(all::append);
            }
        }
        return all.toString();
    }

    @Test
    void releasesAHoldByTwoPeople(CapturedOutput output) throws IOException {
        assertThat(as("viewer", "held", "list", "--partner", "at", "--json")).isZero();
        String id = lastJson(output).path("messages").get(0).path("id").asText();

        assertThat(as("operator", "held", "release", id, "--reason", "public")).isOne();
        assertThat(as("releaser-1", "held", "release", id, "--reason", "public"))
                .isZero();
        assertThat(as("releaser-1", "held", "release", id, "--reason", "again")).isOne();
        assertThat(output.getErr()).contains("it takes a second person");
        assertThat(as("releaser-2", "held", "release", id, "--reason", "so it is"))
                .isZero();

        assertThat(output.getOut()).contains(id + ": RELEASE, DONE");
    }

    @Test
    void erasesWhatIsUnderNoLegalHoldWhenTwoPeopleSaySoAndSaysWhoHadIt(CapturedOutput output) throws IOException {
        assertThat(as("viewer", "retention", "who", "at", "BK-2026-106/1")).isZero();
        assertThat(output.getOut()).contains("r1 bg         DELIVERED");
        String why = "as the data subject asked";
        assertThat(as("operator", "retention", "erase", "at", "BK-2026-106/1", "--reason", why))
                .isOne();
        assertThat(as("releaser-1", "retention", "set-legal-hold", "at", "BK-2026-106/1", "--reason", "court order"))
                .isZero();
        assertThat(as("releaser-1", "retention", "erase", "at", "BK-2026-106/1", "--reason", why))
                .isOne();
        assertThat(output.getErr()).contains("under a legal hold", "court order");
        assertThat(as("viewer", "retention", "legal-holds")).isZero();
        assertThat(as("releaser-2", "retention", "lift-legal-hold", "at", "BK-2026-106/1", "--reason", "case closed"))
                .isZero();
        assertThat(output.getOut()).contains("BK-2026-106/1 of at waits: a second person has to say the same");
        assertThat(as("releaser-2", "retention", "lift-legal-hold", "at", "BK-2026-106/1", "--reason", "case closed"))
                .isOne();
        assertThat(output.getErr()).contains("releaser-2 asked for the end of the legal hold");
        assertThat(as("viewer", "retention", "requests")).isZero();
        assertThat(output.getOut()).contains("by releaser-2: case closed");
        assertThat(as("operator", "retention", "withdraw", "lift", "at", "BK-2026-106/1", "--reason", why))
                .isOne();
        assertThat(as("releaser-1", "retention", "withdraw", "lift", "at", "BK-2026-106/1", "--reason", "not yet"))
                .isZero();
        for (String releaser : List.of("releaser-1", "releaser-2")) {
            assertThat(as(releaser, "retention", "lift-legal-hold", "at", "BK-2026-106/1", "--reason", "case closed"))
                    .isZero();
        }
        for (String releaser : List.of("releaser-1", "releaser-2")) {
            assertThat(as(releaser, "retention", "erase", "at", "BK-2026-106/1", "--reason", why))
                    .isZero();
        }
        assertThat(output.getOut()).contains("BK-2026-106/1 of at is erased");
    }

    @Test
    void acknowledgesAnAlarmThatItHasListed(CapturedOutput output) throws IOException {
        await().until(() ->
                as("viewer", "alarms", "list") == 0 && output.getOut().contains("WARNING  HOLDS              ly"));
        assertThat(as("viewer", "alarms", "list", "--json")).isZero();
        String id = StreamSupport.stream(lastJson(output).path("active").spliterator(), false)
                .filter(alarm -> alarm.path("partner").asText().equals("ly")
                        && alarm.path("condition").asText().equals("HOLDS"))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();

        assertThat(as("viewer", "alarms", "acknowledge", id, "--reason", "may I"))
                .isOne();
        assertThat(output.getErr()).contains("this user may not do that");
        assertThat(as("operator", "alarms", "acknowledge", id, "--reason", "both are asked"))
                .isZero();
        assertThat(output.getOut()).contains("alarm " + id + ": acknowledged as WARNING");
        assertThat(as("operator", "alarms", "acknowledge", id, "--reason", "again"))
                .isOne();
        assertThat(output.getErr()).contains("is acknowledged already, by operator");

        assertThat(as("viewer", "alarms", "list", "--ended")).isZero();
        assertThat(output.getOut()).contains("acknowledged by operator: both are asked");
    }

    @Test
    void takesAHoldAndLeavesANoteOnIt(CapturedOutput output) throws IOException {
        assertThat(as("viewer", "held", "list", "--partner", "ly", "--json")).isZero();
        String id = lastJson(output).path("messages").get(0).path("id").asText();

        assertThat(as("operator", "shift", "take", id)).isZero();
        assertThat(as("releaser-1", "shift", "take", id)).isOne();
        assertThat(output.getErr()).contains(id + " is taken by operator; look again");
        assertThat(as("releaser-1", "shift", "take", id, "--from", "operator")).isZero();
        assertThat(as("releaser-1", "shift", "note", id, "they decide at eight"))
                .isZero();
        assertThat(as("viewer", "held", "list", "--partner", "ly")).isZero();
        assertThat(output.getOut()).contains("taken by releaser-1  notes: 1");
        assertThat(as("operator", "shift", "show", id)).isZero();
        assertThat(output.getOut()).contains("taken by releaser-1, 2", "releaser-1: they decide at eight");
        assertThat(as("viewer", "shift", "show", id)).isOne();
        assertThat(as("releaser-1", "shift", "give-back", id)).isZero();
        assertThat(as("operator", "shift", "show", id)).isZero();
        assertThat(output.getOut()).contains("taken by nobody");
    }

    @Test
    void makesABackupWhoseChainIsWhole(CapturedOutput output) throws IOException {
        assertThat(as("operator", "backup", "nightly")).isZero();
        Path backup = data.resolve("backups/nightly");
        assertThat(output.getOut()).contains(backup + " has all as of 2");
        assertThat(backup.resolve("demo/credentials.properties")).exists();
        assertThat(Commands.run(new String[] {"verify", "--data", backup.toString()}))
                .isZero();
        assertThat(output.getOut()).contains("the chain is whole").doesNotContain("There is no");

        assertThat(as("operator", "backup", "nightly")).isOne();
        assertThat(output.getErr()).contains("nightly is there and not empty; name a new directory");
        assertThat(as("viewer", "backup", "another")).isOne();
        assertThat(output.getErr()).contains("this user may not do that");
    }

    @Test
    void saysWhyItCannotAsk(CapturedOutput output) throws IOException {
        String nowhere = "http://127.0.0.1:" + FreePorts.next();
        String password = password("operator").toString();
        assertThat(Commands.run(new String[] {
                    "dead", "list", "--url", nowhere, "--user", "operator", "--password-file", password
                }))
                .isOne();
        assertThat(output.getErr()).contains("no hub answers at");
        assertThat(as("viewer", "dead", "replay", "1-in", "--reason", "may I")).isOne();
        assertThat(output.getErr()).contains("this user may not do that");
        assertThat(as("operator", "dead", "replay", "4711-in", "4712-in", "--reason", "are they there"))
                .isOne();
        assertThat(output.getErr()).contains("nothing is parked as 4711-in", "nothing is parked as 4712-in");
        assertThat(as("operator", "dead", "replay", "--reason", "which")).isOne();
        assertThat(output.getErr()).contains("name messages, or say --all");
    }

    private static int as(String user, String... words) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--url", hub.address(), "--user", user));
        arguments.addAll(List.of("--password-file", password(user).toString()));
        return Commands.run(arguments.toArray(String[]::new));
    }

    private static Path password(String user) throws IOException {
        return Files.writeString(data.resolve(user + ".password"), hub.password(user));
    }

    private static JsonNode lastJson(CapturedOutput output) throws IOException {
        String last =
                output.getOut().lines().filter(line -> line.startsWith("{")).reduce("{}", (before, line) -> line);
        return new ObjectMapper().readTree(last);
    }
}
