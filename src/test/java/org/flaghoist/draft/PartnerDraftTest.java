package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flaghoist.command.Commands;
import org.flaghoist.command.GoldenSample;
import org.flaghoist.command.Samples;
import org.flaghoist.exchange.Setup;
import org.flaghoist.format.CalledWords;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.mapping.PartnerWords;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.partner.Secrets;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.testing.FilledDraft;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

class PartnerDraftTest {

    private static final Path SAMPLES = Path.of("src/test/samples");

    private Path project = Path.of("");

    @BeforeEach
    void copy(@TempDir Path directory) throws IOException {
        project = directory;
        FileSystemUtils.copyRecursively(Path.of("config"), project.resolve("config"));
        FileSystemUtils.copyRecursively(Path.of("mappings"), project.resolve("mappings"));
    }

    static List<String> partners() {
        return ShippedPartners.ids();
    }

    @ParameterizedTest
    @MethodSource("partners")
    void lacksOnlyWhatAPersonMustWriteAndSaysWhere(String like) throws IOException {
        PartnerDraft.write(like(like));

        assertThatThrownBy(this::setup)
                .isInstanceOfSatisfying(
                        SetupException.class,
                        lacking -> assertThat(lacking.faults())
                                .allMatch(fault -> fault.matches(".*/fr/[a-z-]+\\.csv:[0-9]+: .*has no native word.*")
                                        || fault.matches(".*/fr/format\\.yaml:[0-9]+: times\\.zone: is missing; add it")
                                        || fault.matches(".*/fr/called\\.yaml:[0-9]+: .*write the word that .* uses.*"))
                                .hasSizeBetween(15, 60));
    }

    @ParameterizedTest
    @MethodSource("partners")
    void readsAndWritesAsThePartnerThatItIsLikeOnceItIsFilledIn(String like) throws IOException {
        PartnerDraft.write(like(like));
        new FilledDraft(project.resolve("mappings"), project.resolve("samples"), "fr", like).fill();

        Mappings mappings = setup().mappings();
        Samples samples = new Samples(project.resolve("samples"), project.resolve("mappings"), "fr", mappings.of("fr"));

        assertThat(PartnerWords.missing(project.resolve("mappings"), mappings.partners()))
                .isEmpty();
        for (Stream<GoldenSample> kind : List.of(samples.in(), samples.out(), samples.receipts(), samples.pictures())) {
            assertThat(kind)
                    .isNotEmpty()
                    .allSatisfy(sample -> assertThat(sample.difference().get())
                            .as(sample.name())
                            .isEmpty());
        }
    }

    @Test
    void overwritesNothing() throws IOException {
        Map<String, String> before = contents();

        PartnerDraft.write(like("at"));

        Map<String, String> after = contents();
        after.keySet().retainAll(before.keySet());
        String policy = "config/release-policy.yaml";
        assertThat(after.get(policy)).contains("  - partner: fr\n    receivesFrom: []\n");
        assertThat(after.remove(policy).replaceFirst("  - partner: fr\n(    .*\n){5}", ""))
                .isEqualTo(before.remove(policy));
        assertThat(after).isEqualTo(before);
        assertThatThrownBy(() -> PartnerDraft.write(like("at")))
                .hasMessageContaining("fr:1: folder: is there already")
                .hasMessageContaining("has 'fr' already");
    }

    @Test
    void isNotMadeUnderANameThatIsNoId() {
        Map<String, String> before = contents();

        assertThatThrownBy(() -> PartnerDraft.write(request("../Fr", "at", "at")))
                .hasMessageContaining("'../Fr' is no id");
        assertThatThrownBy(() -> PartnerDraft.write(request("all", "at", "at"))).hasMessageContaining("'all' is no id");
        assertThatThrownBy(() -> PartnerDraft.write(request("codes", "at", "at")))
                .hasMessageContaining("codes:1: folder: is there already");
        assertThatThrownBy(() -> PartnerDraft.write(request("fr", "codes", "at")))
                .hasMessageContaining("is no partner's folder");

        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void isReachedAsAnotherWithItsOwnCredentialsAndNamesOfFiles() throws IOException {
        PartnerDraft.write(request("fr", "at", "bg"));

        assertThat(project.resolve("config/partners/fr.yaml"))
                .content()
                .contains("password: {env: FLAGHOIST_FR_PASSWORD}")
                .contains("port: {env: FLAGHOIST_FR_PORT, default: 2224}")
                .contains("filePattern: '^FR_[0-9]{8}_[0-9]{4}\\.json$'")
                .doesNotContain("BG")
                .doesNotContain("expires");
    }

    @Test
    void asksForOneWordWhereTheOtherHasAlsoAnOlderOne() throws IOException {
        Path types = project.resolve("mappings/at/type.csv");
        Files.writeString(types, Files.readString(types) + "BESCHLAGNAHME;SEIZURE;in\n");

        PartnerDraft.write(like("at"));

        assertThat(Files.readAllLines(project.resolve("mappings/fr/type.csv")))
                .contains(";SEIZURE")
                .doesNotContain(";SEIZURE;in");
    }

    @Test
    void keepsTheWordsOfASchemeThatTheHubDoesNotList() throws IOException {
        PartnerDraft.write(like("uk"));

        assertThat(project.resolve("mappings/fr/assessment.csv"))
                .hasContent("# LOOK: as 'uk' has it: all rows\nA;A\nB;B\nC;C\nD;D\nE;E");
        assertThat(Files.readAllLines(project.resolve("mappings/fr/purpose.csv")))
                .contains(";REQUEST");
    }

    @Test
    void takesNoListOfWordsFromTheOthersSchema() throws IOException {
        PartnerDraft.write(like("europol"));

        assertThat(project.resolve("mappings/fr/fr.xsd"))
                .content()
                .doesNotContain("enumeration value=\"Seizure\"", "enumeration value=\"true\"");
        assertThat(project.resolve("mappings/fr/format.yaml"))
                .content()
                .contains("schema: fr.xsd")
                .doesNotContain("partners: {type");
    }

    @Test
    void isMadeByTheCommandOnce() {
        String[] words = {
            "new",
            "fr",
            "--like",
            "bg",
            "--config",
            project.resolve("config").toString(),
            "--mappings",
            project.resolve("mappings").toString(),
            "--samples",
            samplesOf("bg").toString()
        };

        assertThat(Commands.run(words)).isZero();
        assertThat(project.resolve("mappings/fr/README.md")).content().contains("## 2. Reading\n\nLOOK: charset");
        assertThat(Commands.run(words)).isEqualTo(1);
    }

    @Test
    void saysWhatToDoNextInOrder() throws IOException {
        List<String> steps = PartnerDraft.write(like("ly"));

        assertThat(steps.get(0)).startsWith("1. Run 'flaghoist check --watch' beside");
        assertThat(steps.get(1)).startsWith("2. Fill in times.zone");
        assertThat(steps.get(2)).startsWith("3. Agree on the interface").endsWith("fr/README.md");
        assertThat(steps.get(steps.size() - 1)).contains("receivesFrom: []");
    }

    @Test
    void namesWhatIsLeftOfTheOtherWithFileAndLine() throws IOException {
        PartnerDraft.write(like("ro"));

        assertThat(String.join("\n", left()))
                .containsPattern("fr/README\\.md:7: LOOK: .*lines 7, 11, 15")
                .containsPattern("fr/format\\.yaml:5: LOOK: as 'ro' has it: times; correct it or leave it")
                .containsPattern("fr/format\\.yaml:[0-9]+: LOOK: as 'ro' has it: xml;")
                .containsPattern("fr/format\\.yaml:[0-9]+: LOOK: as 'ro' has it: urgency, a comment")
                .containsPattern("fr/format\\.yaml:[0-9]+: LOOK: as 'ro' has it: notification, with what is required")
                .containsPattern("fr/nivel\\.csv:3: LOOK: as 'ro' has it: one way only: SENSITIVE;out;")
                .containsPattern("fr/picture\\.jslt:20: LOOK: .*'Modificările ulterioare nu sunt incluse\\.'")
                .containsPattern("fr/in\\.jslt:[0-9]+: LOOK: .*'EU-4X4'")
                .containsPattern("fr/out\\.jslt:[0-9]+: LOOK: .*'EU-4X4'")
                .containsPattern("fr/in\\.jslt:[0-9]+: LOOK: .*romanian\\(\\.\\.\\)")
                .containsPattern("partners/fr\\.yaml:[0-9]+: LOOK: .*filePattern;")
                .doesNotContain("'NOTIFICATION'")
                .doesNotContain("'indicator'")
                .doesNotContain("hub-word(..)");
    }

    @ParameterizedTest
    @MethodSource("partners")
    void sendsSamplesWithItsOwnIdsAndNoGradingOfTheOthersScheme(String like) throws IOException {
        PartnerDraft.write(like(like));

        Path in = project.resolve("samples/fr/in");
        try (Stream<Path> files = Files.list(in)) {
            assertThat(files.sorted())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file)
                            .content()
                            .containsPattern("\"id\" : \"FR-2026-000[1-9]\"")
                            .doesNotContain("\"original\"")
                            .doesNotContain("\"sender\" : \"" + like + "\","));
        }
        try (Stream<Path> files = Files.list(project.resolve("samples/fr/out"))) {
            assertThat(files).hasSizeGreaterThan(9);
        }
    }

    @ParameterizedTest
    @MethodSource("partners")
    void bringsASampleThatGoesToTheOthersAtOnce(String like) throws IOException {
        PartnerDraft.write(like(like));
        new FilledDraft(project.resolve("mappings"), project.resolve("samples"), "fr", like).fill();
        Setup setup = setup();
        Mapping own = setup.mappings().of("fr");
        JsonNode plain = new ObjectMapper()
                .readTree(
                        project.resolve("samples/fr/in/plain.notification.json").toFile());

        ObjectNode sent =
                own.translate(own.cut(own.renderSent((ObjectNode) plain)).get(0));

        assertThat(sent.path("action").asText()).isEqualTo("NEW");
        assertThat(sent.path("revision").asInt()).isEqualTo(1);
        assertThat(sent.has("inReplyTo")).isFalse();
        assertThat(setup.policy().decide(sent, Set.of()).values())
                .isNotEmpty()
                .extracting(ReleaseDecision::outcome)
                .containsOnly(ReleaseDecision.Outcome.RELEASE);
    }

    @Test
    void bringsASampleFromAndToEachOtherPartnerWhoseNativeSideCheckAsksFor() throws IOException {
        samplesOf("uk");
        samplesOf("bg");
        Path samples = project.resolve("samples");
        PartnerDraft.write(like("at"));

        for (String other : List.of("at", "bg", "uk")) {
            assertThat(samples.resolve(other).resolve("out/from-fr.notification.json"))
                    .content()
                    .contains("\"sender\" : \"fr\"", "\"recipients\" : [ \"" + other + "\" ]");
        }
        Path to = samples.resolve("bg/in/to-fr.notification.json");
        assertThat(to).content().contains("\"sender\" : \"bg\"", "\"recipients\" : [ \"fr\" ]");
        Set<String> partners = Set.of("at", "bg", "uk", "fr");
        assertThat(NativeSides.missing(samples, partners))
                .hasSize(7)
                .as("the days, too, which begin at another time in another zone")
                .anyMatch(line -> line.contains("fr/in/maximal-days.notification.json:1: file: "))
                .anyMatch(line -> line.startsWith(to + ":1: file: what bg sends is not beside it; make it by"));
        Files.writeString(samples.resolve("bg/in/to-fr.csv"), "");
        assertThat(NativeSides.missing(samples, partners)).hasSize(6);
    }

    @ParameterizedTest
    @MethodSource("partners")
    void saysNothingMoreOfWhatAPersonHasDecided(String like) throws IOException {
        assertThat(left()).isEmpty();
        PartnerDraft.write(like(like));
        assertThat(left()).hasSizeGreaterThan(10);

        Path readme = project.resolve("mappings/fr/README.md");
        Files.writeString(readme, Files.readString(readme).replace("LOOK: ", ""));
        List<String> marked = left();
        assertThat(LookMarks.remove(marked.stream()
                        .map(place -> Path.of(place.split(":")[0]))
                        .distinct()
                        .toList()))
                .hasSameSizeAs(marked)
                .anyMatch(
                        line -> line.matches(".*/fr/format\\.yaml:[0-9]+: looked at: as '" + like + "' has it: times"));

        assertThat(left()).isEmpty();
        new FilledDraft(project.resolve("mappings"), project.resolve("samples"), "fr", like).fill();
        assertThat(setup().mappings().partners()).contains("fr");
    }

    @ParameterizedTest
    @MethodSource("partners")
    void hasNoNameOfTheOtherThatIsNotMarked(String like) throws IOException {
        PartnerDraft.write(like(like));

        String country = Files.readString(project.resolve("config/partners").resolve(like + ".yaml"))
                .replaceFirst("(?s).*name: (\\w{5}).*", "$1");
        for (String mapping : List.of("in.jslt", "out.jslt", "receipt.jslt", "README.md")) {
            assertThat(Files.readAllLines(project.resolve("mappings/fr").resolve(mapping)))
                    .filteredOn(line -> !line.contains("LOOK: "))
                    .noneMatch(line -> line.contains(country));
        }
        assertThat(project.resolve("mappings/fr/out.jslt"))
                .content()
                .startsWith("// Partner fr: the hub's notification as its message.\n");
    }

    private List<String> left() throws IOException {
        Path mappings = project.resolve("mappings");
        Set<String> partners = CalledWords.read(mappings, new SetupFaults()).partners();
        return LookMarks.left(project.resolve("config"), mappings, project.resolve("samples"), partners);
    }

    private DraftRequest like(String like) {
        return request("fr", like, like);
    }

    private DraftRequest request(String id, String like, String reachedLike) {
        return new DraftRequest(
                id,
                "France, Police",
                like,
                reachedLike,
                null,
                null,
                project.resolve("config"),
                project.resolve("mappings"),
                samplesOf(like));
    }

    private Path samplesOf(String like) {
        Path copy = project.resolve("samples");
        try {
            if (Files.isDirectory(SAMPLES.resolve(like))) {
                FileSystemUtils.copyRecursively(SAMPLES.resolve(like), copy.resolve(like));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return copy;
    }

    private Setup setup() {
        return Setup.read(project.resolve("config"), project.resolve("mappings"), Secrets.unknown());
    }

    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        for (String folder : List.of("config", "mappings")) {
            try (Stream<Path> files = Files.walk(project.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    contents.put(project.relativize(file).toString(), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return contents;
    }
}
