package org.flaghoist.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flaghoist.effect.DraftLook.EffectsQuestion;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.ledger.Arrival;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupException;
import org.flaghoist.testing.LedgerFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.util.FileSystemUtils;

/** What a draft's mappings do is done in a process of its own, within its limits; whatever it is, the hub goes on. */
class DraftProcessTest {

    private static final Path SAMPLES = Path.of("src/test/samples");
    private static final SetupFiles NOW = SetupFiles.in(Path.of("config"), Path.of("mappings"));
    private static final int LARGEST = 1 << 20;
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final LookLimits WIDE = new LookLimits(LONG, LONG, LONG, 128);

    @AutoClose
    private LedgerFixture ledger;

    private Path draft;
    private KeptMessages kept;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        ledger = new LedgerFixture(directory);
        kept = new KeptMessages(ledger.recorded.source());
        for (String name : List.of("seizure-new", "incident-autumn-hour")) {
            keep(SAMPLES.resolve("uk/in").resolve(name));
        }
        draft = directory.resolve("draft");
        FileSystemUtils.copyRecursively(NOW.mappings(), draft);
    }

    private void keep(Path sample) throws IOException {
        byte[] original = Files.readAllBytes(Path.of(sample + ".json"));
        long entry = ledger.ledger
                .begin(new Arrival("uk", sample.toString(), original, null, 1))
                .entry();
        ledger.ledger.accept(entry, LedgerFixture.hub(Files.readString(Path.of(sample + ".notification.json"))));
    }

    @Test
    void findsWhatADraftWouldDoOtherwise() throws IOException {
        assertThat(effects(WIDE).path("changed").asInt()).isZero();
        Path words = draft.resolve("uk/level.csv");
        Files.writeString(
                words, "OFFICIAL;SENSITIVE;in\n" + Files.readString(words).replace("OFFICIAL;BASIC\n", ""));

        ObjectNode found = effects(WIDE);

        assertThat(found.path("changed").asInt()).isEqualTo(2);
        assertThat(found.path("looked").asInt()).isEqualTo(2);
        assertThat(found.path("all").asInt()).isEqualTo(2);
        assertThat(found.path("oldest").asText()).isNotEmpty();
    }

    @Test
    void findsFilesThatADraftLeavesAlone(@TempDir Path config) throws IOException {
        FileSystemUtils.copyRecursively(NOW.config(), config);
        Path partner = config.resolve("partners/ro.yaml");
        Files.writeString(partner, Files.readString(partner).replace("'^RO-", "'^ROU-"));
        byte[] original = Files.readAllBytes(SAMPLES.resolve("ro/in/arrest.xml"));
        String form = Files.readString(SAMPLES.resolve("ro/in/arrest.notification.json"));
        long entry = ledger.ledger
                .begin(new Arrival("ro", "ro-1", original, "RO-2026~0117-r1.xml", 1))
                .entry();
        ledger.ledger.accept(entry, LedgerFixture.hub(form));
        SetupFiles files = new SetupFiles(config, NOW.policy(), NOW.mappings());

        ObjectNode found = new DraftProcess(WIDE, LARGEST).effects(question(files), kept, () -> {});

        assertThat(found.path("groups"))
                .singleElement()
                .satisfies(group -> assertThat(group.path("kind").asText()).isEqualTo("NOT_TAKEN"));
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultCode.class,
            names = {"ID_REUSED", "REVISION_ORDER", "NOT_RECEIVED"})
    void passesOverWhatWasRejectedForAFaultThatOnlyTheLedgerKnows(FaultCode code) throws IOException {
        reject("first", code);

        ObjectNode found = effects(WIDE);

        assertThat(found.path("looked").asInt()).isEqualTo(2);
        assertThat(found.path("all").asInt()).isEqualTo(2);
    }

    @Test
    void looksAtWhatWasRejectedForAnotherFault() throws IOException {
        reject("first", FaultCode.CODE_UNKNOWN);

        assertThat(effects(WIDE).path("looked").asInt()).isEqualTo(3);
    }

    private void reject(String key, FaultCode code) throws IOException {
        byte[] original = Files.readAllBytes(SAMPLES.resolve("uk/in/seizure-new.json"));
        long entry =
                ledger.ledger.begin(new Arrival("uk", key, original, null, 1)).entry();
        ledger.ledger.reject(entry, Stage.TRANSLATE, new Rejection(code, "", null, null), "NCA/26/SB/0101", 1);
    }

    @Test
    void endsAMappingThatDoesNotEnd() throws IOException {
        write("endless.jslt");

        assertThatThrownBy(() -> effects(new LookLimits(LONG, Duration.ofSeconds(3), LONG, 128)))
                .isInstanceOf(BeyondLimits.class)
                .hasMessageMatching("took more than 3 s of the processor, or 30 s by the clock, at uk .*");
    }

    @Test
    void looksAtTheLastOnesWhereAllWouldTakeTooLong() {
        ObjectNode found = effects(new LookLimits(LONG, LONG, Duration.ZERO, 128));

        assertThat(found.path("looked").asInt()).isEqualTo(1);
        assertThat(found.path("all").asInt()).isEqualTo(2);
        assertThat(kept.since(question().since(), 1))
                .singleElement()
                .satisfies(last -> assertThat(found.path("oldest").asText())
                        .isEqualTo(last.at().toString()));
    }

    @Test
    void endsAMappingThatWantsMoreMemoryThanThereIs() throws IOException {
        write("growing.jslt");

        assertThatThrownBy(() -> effects(WIDE))
                .isInstanceOf(BeyondLimits.class)
                .hasMessageStartingWith("needed more than 128 MiB of memory, or than there is, at uk ");
    }

    @Test
    void aMappingThatCallsItselfWithoutEndIsAnEffect() throws IOException {
        write("deep.jslt");

        assertThat(effects(WIDE).findValuesAsText("after"))
                .contains("rejected, since the mapping breaks off at uk/in.jslt:2: deeper");
    }

    @Test
    void endsWithTheHub() throws IOException {
        write("endless.jslt");
        AtomicBoolean stopping = new AtomicBoolean();
        Runnable goOn = () -> {
            if (stopping.getAndSet(true)) {
                throw new CancellationException("the hub stops");
            }
        };

        assertThatThrownBy(() -> new DraftProcess(WIDE, LARGEST).effects(question(), kept, goOn))
                .hasMessage("the hub stops");
    }

    @Test
    void saysTheFaultsOfADraft() throws IOException {
        Files.writeString(draft.resolve("uk/in.jslt"), "{");

        assertThat(faults()).singleElement().asString().startsWith(draft.resolve("uk/in.jslt") + ":1: jslt: ");
    }

    private List<String> faults() {
        try {
            new DraftProcess(WIDE, LARGEST).read(question().draft(), NOW);
            return List.of();
        } catch (SetupException e) {
            return e.faults();
        }
    }

    @Test
    void saysWhatOnlyAStartTakesOver() throws IOException {
        Path format = draft.resolve("bg/format.yaml");
        Files.writeString(format, Files.readString(format).replace("extension: csv", "extension: txt"));

        assertThat(faults()).containsExactly("mappings/bg/format.yaml: the extension was changed: needs a restart");
    }

    @Test
    void saysWhereConstantsFillTheMemoryAsOftenAsTheyAreProposed() throws IOException {
        String member = "\"abcdefgh00000001\" * 262144,\n";
        Files.writeString(draft.resolve("uk/in.jslt"), "[\n" + member.repeat(40) + "1]");
        String doubled = IntStream.rangeClosed(1, 24)
                .mapToObj(i -> "let v%d = $v%d + $v%2$d\n".formatted(i, i - 1))
                .collect(Collectors.joining());
        Files.writeString(draft.resolve("uk/out.jslt"), "let v0 = \"abcdefgh\"\n" + doubled + "{\"a\": $v24}");
        Files.writeString(draft.resolve("uk/receipt.jslt"), "[".repeat(30_000) + "]".repeat(30_000));

        for (int i = 0; i < 3; i++) {
            assertThat(faults())
                    .hasSize(3)
                    .anyMatch(fault -> fault.startsWith(
                            draft.resolve("uk/in.jslt") + ":1: jslt: needs more than 64 MiB to compile"))
                    .anyMatch(fault -> fault.startsWith(
                            draft.resolve("uk/out.jslt") + ":1: jslt: needs more than 64 MiB to compile"))
                    .anyMatch(fault ->
                            fault.startsWith(draft.resolve("uk/receipt.jslt") + ":1: jslt: too much is nested"));
        }
    }

    @Test
    void saysWhichSchemaIsNestedTooDeep() throws IOException {
        Path schema = draft.resolve("ro/ro.xsd");
        String deep = "<xs:sequence>".repeat(20_000) + "</xs:sequence>".repeat(20_000);
        Files.writeString(
                schema,
                Files.readString(schema)
                        .replace(
                                "</xs:schema>",
                                "<xs:complexType name=\"deep\">" + deep + "</xs:complexType></xs:schema>"));

        assertThat(faults()).containsExactly(schema + ":1: schema: is nested too deep; write it flatter");
    }

    @Test
    void endsADraftThatTakesTooLongToRead() {
        LookLimits none = new LookLimits(Duration.ofMillis(1), LONG, LONG, 128);

        assertThatThrownBy(() -> new DraftProcess(none, LARGEST).read(question().draft(), NOW))
                .isInstanceOf(BeyondLimits.class)
                .hasMessageEndingWith("at its files");
    }

    private void write(String sample) throws IOException {
        Files.writeString(
                draft.resolve("uk/in.jslt"),
                Files.readString(SAMPLES.resolve("effect").resolve(sample)));
    }

    private ObjectNode effects(LookLimits limits) {
        return new DraftProcess(limits, LARGEST).effects(question(), kept, () -> {});
    }

    private EffectsQuestion question() {
        return question(new SetupFiles(NOW.config(), NOW.policy(), draft));
    }

    private static EffectsQuestion question(SetupFiles files) {
        return new EffectsQuestion(NOW, files, Instant.now().minus(Duration.ofDays(2)), 100);
    }
}
