package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flaghoist.lint.NotCarried;
import org.flaghoist.notification.Rejection;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a partner sent, rendered in its own form and read once more, is the same, but for what the form cannot say. */
final class SameAgainTest {

    @TestFactory
    Stream<DynamicTest> comesBackFromEverySample() {
        return Shipped.partners().stream()
                .flatMap(partner -> notifications(partner).entrySet().stream()
                        .map(sample -> DynamicTest.dynamicTest(
                                partner + "/" + sample.getKey(), () -> assertSame(partner, sample.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> leavesTheNotificationAsItIs() {
        return Shipped.partners().stream()
                .map(partner -> DynamicTest.dynamicTest(partner, () -> {
                    for (Path sample : SampleFolders.files(partner, "out", "maximal.notification.json")) {
                        ObjectNode notification = (ObjectNode) SampleFolders.json(sample);
                        Shipped.mapping(partner).render(notification);
                        assertThat(notification).isEqualTo(SampleFolders.json(sample));
                    }
                }));
    }

    /** The notifications of the samples that the partner sent and the hub accepted. */
    private static Map<String, ObjectNode> notifications(String partner) {
        Map<String, ObjectNode> found = new LinkedHashMap<>();
        for (String extension : List.of(".notification.json", ".notifications.json")) {
            for (Path file : SampleFolders.files(partner, "in", extension)) {
                String name = file.getFileName().toString().replace(extension, "");
                JsonNode sample = SampleFolders.json(file);
                List<JsonNode> all = sample.isArray() ? sample.findValues("notification") : List.of(sample);
                for (int i = 0; i < all.size(); i++) {
                    found.put(name + "#" + i, (ObjectNode) all.get(i));
                }
            }
        }
        return found;
    }

    private static void assertSame(String partner, ObjectNode notification) {
        ObjectNode due = Shipped.COMMON
                .conditions()
                .addedTo(notification, Shipped.format(partner).file().carries());
        ObjectNode again;
        try {
            again = Shipped.again(partner, notification);
        } catch (Rejection e) {
            // Five conditions and more go out, but a partner may send only four.
            assertThat(due.at("/handling/conditions").size()).as(e.toString()).isGreaterThan(4);
            return;
        }
        assertThat(unexpected(Shipped.notCarried(partner), due, again)).isEmpty();
    }

    private static Map<JsonPointer, String> unexpected(NotCarried not, ObjectNode due, ObjectNode again) {
        Map<JsonPointer, String> differences = HubLeaves.differences(due, again);
        differences.keySet().removeIf(leaf -> {
            String pattern = Leaves.pattern(leaf);
            return not.lines("back").containsKey(pattern)
                    || (not.lines("added").containsKey(pattern) && due.at(leaf).isMissingNode());
        });
        return differences;
    }
}
