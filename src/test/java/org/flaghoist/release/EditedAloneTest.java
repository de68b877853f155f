package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.release.Policies.seizure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.mapping.Reading;
import org.junit.jupiter.api.Test;

/** Whatever the rules go by, an edit of it takes two people: what one may change alone gives each as much. */
class EditedAloneTest {

    private static final ObjectNode NOTIFICATION = seizure("""
            'handling': {'level': 'BASIC', 'codes': ['H1'], 'conditions': [{'language': 'en', 'text': 'Ask'}]},
            'narrative': [{'language': 'en', 'text': 'x'}],
            'persons': [{'role': 'OTHER', 'name': {'family': 'B', 'script': 'Latn'}, 'dateOfBirth': '2008-11-03'},
             {'role': 'OTHER', 'name': {'family': 'C', 'script': 'Latn'}, 'dateOfBirth': '2008-11-04'},
             {'role': 'VICTIM', 'name': {'family': 'A', 'script': 'Latn'}}]""");

    private final List<ReleasePolicy> policies = List.of(
            Policies.shipped(),
            Policies.read(Path.of("src/test/samples/release-policy/third-country.yaml")),
            Policies.read(Path.of("src/test/samples/release-policy/agreed-rules.yaml")));

    @Test
    void givesEachWhatTheSenderSaid() {
        for (ReleasePolicy policy : policies) {
            List<ObjectNode> alone =
                    edited().filter(edited -> isAlone(policy, edited)).toList();
            assertThat(alone).hasSizeGreaterThan(3);
            Map<String, ReleaseDecision> before = policy.decide(NOTIFICATION, Set.of());
            assertThat(alone).allSatisfy(edited -> {
                Map<String, ReleaseDecision> after = policy.decide(edited, Set.of());
                assertThat(after.keySet()).isEqualTo(before.keySet());
                after.forEach((recipient, decision) -> assertThat(of(decision))
                        .as(recipient + " of " + edited)
                        .isEqualTo(of(Objects.requireNonNull(before.get(recipient)))));
            });
        }
    }

    private static boolean isAlone(ReleasePolicy policy, ObjectNode edited) {
        boolean valid = policy.misfits(edited).isEmpty();
        return valid
                && Reading.of(NOTIFICATION, List.of())
                        .changedTo(Reading.of(edited, List.of()), policy.asksAbout())
                        .isEmpty()
                && new ChangedShares(policy)
                        .between(NOTIFICATION, edited, Set.of())
                        .isEmpty();
    }

    private static List<String> of(ReleaseDecision decision) {
        ObjectNode goes = decision.notification();
        return List.of(
                decision.outcome().name(),
                goes == null ? "" : goes.path("persons").toString());
    }

    /** With each value in turn changed to others. */
    private static Stream<ObjectNode> edited() {
        List<String> pointers = new ArrayList<>();
        leaves("", NOTIFICATION, pointers);
        return pointers.stream()
                .flatMap(pointer -> others(NOTIFICATION.at(pointer)).map(other -> with(pointer, other)));
    }

    private static void leaves(String pointer, JsonNode node, List<String> pointers) {
        if (node.isValueNode()) {
            pointers.add(pointer);
        }
        node.properties().forEach(member -> leaves(pointer + "/" + member.getKey(), member.getValue(), pointers));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            leaves(pointer + "/" + i, node.get(i), pointers);
        }
    }

    private static Stream<JsonNode> others(JsonNode value) {
        String text = value.asText();
        return value.isTextual()
                ? Stream.of(
                                text.replaceFirst("^20[0-9]{2}", "2066"),
                                text.replaceFirst("^20[0-9]{2}", "2001"),
                                "XX",
                                "DE")
                        .map(TextNode::valueOf)
                : Stream.of(IntNode.valueOf(7), BooleanNode.TRUE);
    }

    private static ObjectNode with(String pointer, JsonNode value) {
        ObjectNode copy = NOTIFICATION.deepCopy();
        int last = pointer.lastIndexOf('/');
        JsonNode parent = copy.at(pointer.substring(0, last));
        if (parent instanceof ObjectNode object) {
            object.set(pointer.substring(last + 1), value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(pointer.substring(last + 1)), value);
        }
        return copy;
    }
}
