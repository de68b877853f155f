package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flaghoist.effect.NativeForms;
import org.flaghoist.notification.Rejection;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What a partner sent, rendered in its own form and read once more, is the same, but for what the form cannot say. */
final class SameAgainTest {

    @TestFactory
    Stream<DynamicTest> comesBackFromEverySample() {
        return Shipped.partners().stream()
                .flatMap(partner -> notifications(partner, "").entrySet().stream()
                        .map(sample -> DynamicTest.dynamicTest(
                                partner + "/" + sample.getKey(), () -> assertSame(partner, sample.getValue()))));
    }

    @TestFactory
    Stream<DynamicTest> carriesEveryLeafOfTheMaximalSamples() {
        return Shipped.partners().stream()
                .map(partner -> DynamicTest.dynamicTest(partner, () -> {
                    Set<String> lost = new TreeSet<>();
                    notifications(partner, "maximal")
                            .values()
                            .forEach(sample -> lost.addAll(lost(partner, toOneRecipient(sample))));
                    assertThat(lost).isEqualTo(NotCarried.by(partner).alone());
                }));
    }

    /** The notifications of the samples that the partner sent and the hub accepted. */
    private static Map<String, ObjectNode> notifications(String partner, String word) {
        Map<String, ObjectNode> found = new LinkedHashMap<>();
        for (String extension : List.of(".notification.json", ".notifications.json")) {
            for (Path file : SampleFolders.files(partner, "in", extension)) {
                String name = file.getFileName().toString().replace(extension, "");
                JsonNode sample = SampleFolders.json(file);
                List<JsonNode> all = sample.isArray() ? sample.findValues("notification") : List.of(sample);
                for (int i = 0; name.contains(word) && i < all.size(); i++) {
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
        assertThat(unexpected(NotCarried.by(partner), due, again)).isEmpty();
    }

    private static Map<JsonPointer, String> unexpected(NotCarried not, ObjectNode due, ObjectNode again) {
        Map<JsonPointer, String> differences = HubLeaves.differences(due, again);
        differences.keySet().removeIf(leaf -> {
            String pattern = HubLeaves.pattern(leaf);
            return not.back().contains(pattern)
                    || (not.added().contains(pattern) && due.at(leaf).isMissingNode());
        });
        return differences;
    }

    /** A recipient can change only to a partner that is not named yet: so there is one, however many there are. */
    private static ObjectNode toOneRecipient(ObjectNode notification) {
        ObjectNode other = notification.deepCopy();
        ArrayNode recipients = other.withArrayProperty("recipients");
        while (recipients.size() > 1) {
            recipients.remove(recipients.size() - 1);
        }
        return other;
    }

    private static Set<String> lost(String partner, ObjectNode notification) {
        Set<String> lost = new TreeSet<>();
        for (JsonPointer leaf : HubLeaves.of(notification)) {
            List<ObjectNode> changed = OtherValues.changed(notification, leaf);
            if (!changed.isEmpty() && changed.stream().noneMatch(other -> comesBack(partner, other, leaf))) {
                lost.add(HubLeaves.pattern(leaf));
            }
        }
        return lost;
    }

    private static boolean comesBack(String partner, ObjectNode other, JsonPointer leaf) {
        try {
            ObjectNode again = Shipped.again(partner, other);
            return NativeForms.comparable(again.at(leaf)).equals(NativeForms.comparable(other.at(leaf)));
        } catch (Rejection | IllegalArgumentException e) {
            return false;
        }
    }
}
