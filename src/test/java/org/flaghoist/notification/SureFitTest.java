package org.flaghoist.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is not asked of the validator, it would have said nothing against. */
class SureFitTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
    private static final Path FILE = Path.of("mappings/notification.schema.json");
    private static final HubSchema SCHEMA = HubSchema.read(FILE);
    private static final SureFit SURE_FIT = shipped();
    private static final int CHANGES = 100;

    /** What is put in the place of what is there, beside what stands elsewhere in the same notification. */
    private static final String OTHERS = """
            [null, true, false, 0, 1, -1, 5.0, 0.001, 100001, 1e31, 1e-9, 9007199254740993, '', 'x', 'x\\n', 'BG',
            'BG\\n', 'R8', 'H0', 'H3', 'NEW', 'UPDATE', 'SEIZURE', 'LIAISON', 'Cyrl', 'CASH', [], {}, [[]],
            ['H0', 'H1'], ['H3'], ['bg', 'bg'], '2026-02-30', '2026-11-03T08:15:00Z', 'https://a b', '\\u202e']
            """;

    private static SureFit shipped() {
        try {
            JsonNode schema = JSON.readTree(FILE.toFile());
            ClosedObjects.close(schema);
            return new SureFit(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Path> notifications() throws IOException {
        try (Stream<Path> samples = Files.walk(Path.of("src/test/samples"))) {
            return samples.filter(file -> file.toString().endsWith(".notification.json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("notifications")
    void saysYesToEachNotificationThatFits(Path sample) throws IOException {
        JsonNode notification = JSON.readTree(sample.toFile());

        assertThat(SURE_FIT.fits(notification))
                .isEqualTo(SCHEMA.misfits(notification).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("notifications")
    void saysYesToNothingThatTheValidatorRefuses(Path sample) throws IOException {
        Random random = new Random(sample.hashCode());
        List<JsonNode> others = new ArrayList<>();
        JSON.readTree(OTHERS.replace('\'', '"')).forEach(others::add);
        JSON.readTree(sample.toFile()).forEach(others::add);
        for (int i = 0; i < CHANGES; i++) {
            JsonNode changed = JSON.readTree(sample.toFile());
            changeOne(changed, others, random);

            if (SURE_FIT.fits(changed)) {
                assertThat(SCHEMA.misfits(changed)).as(changed.toString()).isEmpty();
            }
        }
    }

    private static void changeOne(JsonNode notification, List<JsonNode> others, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(notification, containers);
        JsonNode chosen = containers.get(random.nextInt(containers.size()));
        JsonNode other = others.get(random.nextInt(others.size()));
        if (chosen instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.add("unknown");
            String name = names.get(random.nextInt(names.size()));
            if (random.nextInt(4) == 0) {
                object.remove(name);
            } else {
                object.set(name, other);
            }
        } else if (random.nextBoolean() || chosen.isEmpty()) {
            ((ArrayNode) chosen).add(other);
        } else {
            ((ArrayNode) chosen).set(random.nextInt(chosen.size()), other);
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'unevaluatedProperties': false}
            {'not': {}}
            {'patternProperties': {}}
            {'type': ['string', 'null']}
            {'maxProperties': 4}
            {'$ref': '#/elsewhere'}
            {'if': {'required': ['a']}, 'then': {}}
            {'if': {'properties': {'a': {'const': 1}}}, 'then': {}}
            {'additionalProperties': {'type': 'string'}}
            """)
    void saysYesToNothingWhereAKeywordIsNotKnown(String schema) throws IOException {
        SureFit sureFit = new SureFit(JSON.readTree(schema.replace('\'', '"')));

        assertThat(List.of("{}", "[]", "'a'", "1")).noneMatch(value -> sureFit.fits(parsed(value)));
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void takesTheBranchThatTheConditionLeadsTo() {
        SureFit sureFit = new SureFit(parsed("{'if': {'properties': {'kind': {'const': 'A'}}},"
                + " 'then': {'required': ['a']}, 'else': {'required': ['b']}}"));

        assertThat(sureFit.fits(parsed("{'kind': 'A', 'a': 1}"))).isTrue();
        assertThat(sureFit.fits(parsed("{'kind': 'A', 'b': 1}"))).isFalse();
        assertThat(sureFit.fits(parsed("{'kind': 'B', 'b': 1}"))).isTrue();
        assertThat(sureFit.fits(parsed("{'kind': 'B', 'a': 1}"))).isFalse();
    }
}
