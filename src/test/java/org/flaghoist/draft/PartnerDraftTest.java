package org.flaghoist.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flaghoist.command.Commands;
import org.flaghoist.command.GoldenSample;
import org.flaghoist.command.Samples;
import org.flaghoist.exchange.Setup;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.mapping.PartnerWords;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Secrets;
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
        Samples samples = new Samples(project.resolve("samples"), "fr", mappings.of("fr"));

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
                .hasMessageContaining("fr: is there already")
                .hasMessageContaining("has 'fr' already");
    }

    @Test
    void isNotMadeUnderANameThatIsNoId() {
        Map<String, String> before = contents();

        assertThatThrownBy(() -> PartnerDraft.write(request("../Fr", "at", "at")))
                .hasMessageContaining("'../Fr' is no id");
        assertThatThrownBy(() -> PartnerDraft.write(request("codes", "at", "at")))
                .hasMessageContaining("codes: is there already");
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
    void takesNoListOfWordsFromTheOthersSchema() throws IOException {
        PartnerDraft.write(like("europol"));

        assertThat(project.resolve("mappings/fr/fr.xsd"))
                .content()
                .doesNotContain("enumeration value=\"Seizure\"")
                .contains("enumeration value=\"true\"");
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
        assertThat(project.resolve("mappings/fr/README.md")).content().contains("## 2. Columns");
        assertThat(Commands.run(words)).isEqualTo(1);
    }

    @Test
    void saysWhatToDoNextInOrder() throws IOException {
        List<String> steps = PartnerDraft.write(like("ly"));

        assertThat(steps.get(0))
                .startsWith("1. Agree on the interface")
                .endsWith("fr/README.md (its headings are those of 'ly')");
        assertThat(steps.get(1)).startsWith("2. Fill in what 'flaghoist check' lists");
        assertThat(steps).anyMatch(step -> step.matches(".*fr/format\\.yaml:[0-9]+: '06'.*"));
        assertThat(steps.get(steps.size() - 1)).contains("receivesFrom: []");
    }

    @Test
    void namesWhatIsLeftOfTheOtherWithFileAndLine() throws IOException {
        String steps = String.join("\n", PartnerDraft.write(like("ro")));

        assertThat(steps)
                .containsPattern("fr/format\\.yaml:[0-9]+: namespace: ")
                .containsPattern("fr/format\\.yaml:[0-9]+: charsets: ")
                .containsPattern("fr/format\\.yaml:[0-9]+: fold: .*summer: da, winter: nu")
                .containsPattern("fr/picture\\.jslt:20: 'Modificările ulterioare nu sunt incluse\\.'")
                .containsPattern("fr/in\\.jslt:[0-9]+: 'EU-4X4'")
                .containsPattern("fr/in\\.jslt:[0-9]+: romanian\\(\\.\\.\\)")
                .doesNotContain("'NOTIFICATION'")
                .doesNotContain("'indicator'")
                .doesNotContain("hub-word(..)");
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
