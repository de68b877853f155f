package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReleaseSamplesTest {

    private final ReleasePolicy policy = Policies.shipped();

    static List<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(Policies.SAMPLES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void decidesAsTheSample(String sample) {
        JsonNode given = read(sample);
        Set<String> earlier = new TreeSet<>();
        given.get("earlierRecipients").forEach(recipient -> earlier.add(recipient.asText()));
        ObjectNode notification = (ObjectNode) given.get("notification");
        ObjectNode before = notification.deepCopy();

        ObjectNode decided = asInSamples(policy.decide(notification, earlier));
        Set<String> added = new TreeSet<>(policy.partners());
        Policies.SIX.forEach(added::remove);
        decided.remove(added);

        assertThat(decided).as(sample).isEqualTo(given.get("expected"));
        assertThat(decided.fieldNames())
                .as(sample)
                .toIterable()
                .containsExactlyElementsOf(() -> given.get("expected").fieldNames());
        assertThat(notification).as(sample).isEqualTo(before);
    }

    private static ObjectNode asInSamples(Map<String, ReleaseDecision> decisions) {
        ObjectNode all = Policies.JSON.createObjectNode();
        decisions.forEach((recipient, decision) -> {
            ObjectNode one = all.putObject(recipient)
                    .put("decision", decision.outcome().name())
                    .put("rule", decision.rule());
            if (decision.notification() != null) {
                one.set("notification", decision.notification());
            }
        });
        return all;
    }

    private static JsonNode read(String sample) {
        try {
            return Policies.JSON.readTree(Policies.SAMPLES.resolve(sample).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
