package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flaghoist.format.Piece;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every sample of the contract, named; what each must give stands beside it. */
final class GoldenSamplesTest {

    private static final Mappings MAPPINGS = read();

    private static Mappings read() {
        SetupFaults faults = new SetupFaults();
        Mappings mappings = Mappings.read(Path.of("mappings"), faults);
        faults.throwIfAny();
        return mappings;
    }

    @TestFactory
    Stream<DynamicTest> translatesEachSample() {
        return samples("in", partner -> "." + MAPPINGS.of(partner).ending(), (partner, sample) -> {
            String ending = "." + MAPPINGS.of(partner).ending();
            JsonNode expected = expectedOf(sample, ending);
            assertThat(SampleFolders.comparable(
                            translated(MAPPINGS.of(partner), SampleFolders.bytes(sample), expected)))
                    .isEqualTo(expected);
        });
    }

    @TestFactory
    Stream<DynamicTest> rendersEachSample() {
        return samples("out", partner -> ".notification.json", (partner, sample) -> {
            Mapping mapping = MAPPINGS.of(partner);
            ObjectNode notification = (ObjectNode) SampleFolders.json(sample);
            Path failed = SampleFolders.beside(sample, ".notification.json", ".failed.json");
            if (Files.exists(failed)) {
                Rejection rejection = catchThrowableOfType(Rejection.class, () -> mapping.render(notification));
                assertThat(rejection).as("a failure").isNotNull();
                assertThat(codeAndField(rejection)).isEqualTo(SampleFolders.json(failed));
            } else {
                Path expected = SampleFolders.beside(sample, ".notification.json", "." + mapping.ending());
                NativeForms.assertSame(mapping.ending(), mapping.render(notification), SampleFolders.bytes(expected));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> writesEachReceipt() {
        return samples("receipts", partner -> ".receipt.json", (partner, sample) -> {
            Mapping mapping = MAPPINGS.of(partner);
            Receipt receipt = new ObjectMapper().convertValue(SampleFolders.json(sample), Receipt.class);
            Path expected = SampleFolders.beside(sample, ".receipt.json", "." + mapping.ending());
            NativeForms.assertSame(mapping.ending(), mapping.receipt(receipt), SampleFolders.bytes(expected));
        });
    }

    private interface Check {
        void run(String partner, Path sample);
    }

    private static Stream<DynamicTest> samples(
            String folder, java.util.function.UnaryOperator<String> ending, Check check) {
        Predicate<Path> isAnswer =
                file -> file.toString().matches(".*\\.(notification|notifications|rejected|failed|receipt)\\.json");
        return MAPPINGS.partners().stream().flatMap(partner -> {
            String end = ending.apply(partner);
            Consumer<Path> run = sample -> check.run(partner, sample);
            return SampleFolders.files(partner, folder, end).stream()
                    .filter(sample -> !end.equals("." + MAPPINGS.of(partner).ending()) || !isAnswer.test(sample))
                    .map(sample ->
                            DynamicTest.dynamicTest(partner + "/" + sample.getFileName(), () -> run.accept(sample)));
        });
    }

    private static JsonNode expectedOf(Path sample, String ending) {
        for (String answer : List.of(".notification.json", ".notifications.json", ".rejected.json")) {
            Path file = SampleFolders.beside(sample, ending, answer);
            if (Files.exists(file)) {
                return SampleFolders.json(file);
            }
        }
        throw new IllegalStateException("no expected answer beside " + sample);
    }

    /** In the shape that {@code expected} has: a list for a file of many, else the one answer. */
    private static JsonNode translated(Mapping mapping, byte[] file, JsonNode expected) {
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        try {
            for (Piece piece : mapping.cut(file)) {
                answers.add(answer(mapping, piece, expected.isArray()));
            }
        } catch (Rejection e) {
            return rejected(e);
        }
        return expected.isArray() ? answers : answers.get(0);
    }

    private static JsonNode answer(Mapping mapping, Piece piece, boolean named) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        try {
            ObjectNode notification = mapping.translate(piece.bytes(), piece.number());
            return named ? answer.set("notification", notification) : notification;
        } catch (Rejection e) {
            return named ? answer.set("rejected", rejected(e)) : rejected(e);
        }
    }

    private static ObjectNode rejected(Rejection rejection) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("code", rejection.code().name()).put("location", rejection.location());
        if (rejection.field() != null) {
            answer.put("field", rejection.field());
        }
        return answer;
    }

    private static ObjectNode codeAndField(Rejection rejection) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", rejection.code().name())
                .put("field", rejection.field());
    }
}
