package org.flaghoist.tryout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.effect.NativeForms;
import org.flaghoist.exchange.Setup;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.partner.Secrets;
import org.flaghoist.release.ReleaseDecision.Outcome;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tried out, a file gives what the contract's samples say. */
final class TryoutTest {

    private static final Path SAMPLES = Path.of("src/test/samples");
    private static final Path ARREST = Path.of("src/main/resources/demo/uk/arrest.json");
    private static final Setup SETUP = Setup.read(Path.of("config"), Path.of("mappings"), Secrets.unknown());
    private static final int LARGEST = 1 << 20;
    private static final int ALL = Integer.MAX_VALUE;

    static List<String> partners() {
        return ShippedPartners.ids();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("partners")
    void givesTheHubFormOrTheFaultThatEachSampleSays(String partner) {
        Map<Path, Path> samples = samples(partner);
        assertThat(samples).hasSizeGreaterThan(20);

        samples.forEach((sample, golden) -> {
            boolean many = golden.toString().endsWith(".notifications.json");
            assertThat(answered(tried(partner, bytes(sample)), many))
                    .as(sample.toString())
                    .isEqualTo(NativeForms.json(bytes(golden)));
        });
    }

    @Test
    void showsOfAHoldWhatWouldGoOnceItIsReleased() {
        TriedCopy held = tried("uk", bytes(ARREST)).notifications().get(0).copies().stream()
                .filter(copy -> copy.decision().outcome() == Outcome.HOLD)
                .findFirst()
                .orElseThrow();

        assertThat(held.decision().rule()).isEqualTo("R9");
        assertThat(held.content())
                .isEqualTo(SETUP.mappings()
                        .of(held.recipient())
                        .render(Objects.requireNonNull(held.decision().notification())));
    }

    @Test
    void asksTheRulesWhoHadAnEarlierRevision() {
        byte[] update = bytes(SAMPLES.resolve("bg/in/maximal.csv"));

        TriedNotification tried = new Tryout(SETUP, LARGEST, form -> Set.of("uk"))
                .file("bg", update, ALL)
                .notifications()
                .get(0);

        assertThat(tried.copies())
                .filteredOn(copy -> copy.decision().rule().equals("R12"))
                .extracting(TriedCopy::recipient)
                .containsExactly("uk");
    }

    @Test
    void givesAnswersOnlyToPartnersThatAreSentThem() {
        TriedFile answer = tried("at", bytes(SAMPLES.resolve("at/in/answer-maximal.json")));

        assertThat(answer.notifications()).hasSize(1);
        assertThat(answer.isSound()).isTrue();
        assertThat(answer.notifications().get(0).copies()).allMatch(copy -> SETUP.takesAnswers(copy.recipient()));
    }

    @Test
    void listsAllFaultsTheOneThatItsSenderIsToldFirst() {
        String text = new String(bytes(SAMPLES.resolve("at/in/reject-recipient.json")), StandardCharsets.UTF_8);
        String worse = text.replace("\"DRINGEND\"", "\"EILIG\"");
        assertThat(worse).isNotEqualTo(text);

        TriedFile tried = tried("at", worse.getBytes(StandardCharsets.UTF_8));

        assertThat(tried.notifications().get(0).faults())
                .extracting(Rejection::code)
                .containsExactly(FaultCode.CODE_UNKNOWN, FaultCode.RECIPIENT_UNKNOWN);
    }

    @Test
    void rejectsWhatIsLargerThanANotificationMayBe() {
        byte[] sample = bytes(SAMPLES.resolve("at/in/answer-maximal.json"));

        TriedFile tried = new Tryout(SETUP, sample.length - 1, form -> Set.of()).file("at", sample, ALL);

        assertThat(tried.notifications().get(0).faults())
                .extracting(Rejection::code)
                .containsExactly(FaultCode.TOO_LARGE);
        assertThat(tried.isSound()).isFalse();
    }

    @Test
    void leavesOutWhatFollowsTheMostThatIsAskedFor() {
        byte[] sample = bytes(SAMPLES.resolve("bg/in/cr-in-quoted-cell.csv"));

        TriedFile tried = new Tryout(SETUP, LARGEST, form -> Set.of()).file("bg", sample, 1);

        assertThat(tried.count()).isEqualTo(3);
        assertThat(tried.notifications()).hasSize(1);
    }

    private static TriedFile tried(String partner, byte[] content) {
        return new Tryout(SETUP, LARGEST, form -> Set.of()).file(partner, content, ALL);
    }

    /** By sample what it must give. */
    private static Map<Path, Path> samples(String partner) {
        String extension = "." + SETUP.mappings().of(partner).extension();
        try (Stream<Path> files = Files.list(SAMPLES.resolve(partner).resolve("in"))) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .flatMap(file -> Stream.of("notification", "notifications", "rejected")
                            .map(kind -> file.resolveSibling(
                                    file.getFileName().toString().replace(extension, "." + kind + ".json")))
                            .filter(golden -> !golden.equals(file) && Files.exists(golden))
                            .map(golden -> Map.entry(file, golden)))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode answered(TriedFile tried, boolean many) {
        if (tried.fault() != null) {
            return rejected(tried.fault());
        }
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        tried.notifications().forEach(notification -> all.add(answered(notification, many)));
        return many ? all : all.get(0);
    }

    private static JsonNode answered(TriedNotification tried, boolean named) {
        ObjectNode form = tried.form();
        JsonNode answer = form == null ? rejected(tried.faults().get(0)) : NativeForms.comparable(form);
        String name = form == null ? "rejected" : "notification";
        return named ? JsonNodeFactory.instance.objectNode().set(name, answer) : answer;
    }

    private static ObjectNode rejected(Rejection fault) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("code", fault.code().name())
                .put("location", fault.location());
        return fault.field() == null ? json : json.put("field", fault.field());
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
