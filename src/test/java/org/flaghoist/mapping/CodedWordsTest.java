package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No word of the hub's form is missing from the partners' code tables. */
final class CodedWordsTest {

    private static final Set<String> CODED = HubLeaves.ofSchema().entrySet().stream()
            .filter(leaf -> leaf.getValue().has("enum"))
            .map(Map.Entry::getKey)
            .collect(Collectors.toSet());

    @TestFactory
    Stream<DynamicTest> rendersAndReadsEveryWordOfTheSchema() {
        return Shipped.partners().stream()
                .map(partner -> DynamicTest.dynamicTest(partner, () -> {
                    Set<String> notCarried =
                            Shipped.notCarried(partner).lines("alone").keySet();
                    ObjectNode maximal = maximal(partner);
                    List<JsonPointer> coded = Leaves.of(maximal).stream()
                            .filter(leaf -> CODED.contains(Leaves.pattern(leaf)))
                            .filter(leaf -> !notCarried.contains(Leaves.pattern(leaf)))
                            .toList();
                    assertThat(coded).isNotEmpty();
                    for (JsonPointer leaf : coded) {
                        for (ObjectNode other : Shipped.OTHERS.changed(maximal, leaf)) {
                            assertThat(Shipped.again(partner, other).at(leaf))
                                    .as(leaf.toString())
                                    .isEqualTo(other.at(leaf));
                        }
                    }
                }));
    }

    private static ObjectNode maximal(String partner) {
        for (String name : List.of("maximal.notification.json", "maximal.notifications.json")) {
            Path file = Path.of("src/test/samples", partner, "in", name);
            if (Files.exists(file)) {
                JsonNode sample = SampleFolders.json(file);
                return (ObjectNode) (sample.isArray() ? sample.at("/0/notification") : sample);
            }
        }
        throw new IllegalStateException("no maximal sample of " + partner);
    }
}
