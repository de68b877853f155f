package org.flaghoist.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.notification.Rejection;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** No path of an out.jslt is dead or mistyped: every leaf of the maximal samples shows in what is rendered. */
final class MaximalOutTest {

    static List<Path> samples(String partner) {
        return SampleFolders.files(partner, "out", ".notification.json").stream()
                .filter(file -> file.getFileName().toString().contains("maximal"))
                .toList();
    }

    @TestFactory
    Stream<DynamicTest> hasEveryLeafOfTheSchemaInAMaximalSample() {
        return eachPartner(partner -> {
            Set<String> leaves = samples(partner).stream()
                    .flatMap(sample -> HubLeaves.of(SampleFolders.json(sample)).stream())
                    .map(HubLeaves::pattern)
                    .collect(Collectors.toSet());
            Set<String> missing = new TreeSet<>(HubLeaves.ofSchema().keySet());
            missing.removeAll(leaves);
            assertThat(missing)
                    .as(
                            "members of the hub's form that no sample src/test/samples/%s/out/*maximal* has: add them to one",
                            partner)
                    .isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> showsEveryLeafButTheOnesNotCarried() {
        return eachPartner(partner -> {
            Set<String> shown = new TreeSet<>();
            Set<String> dead = new TreeSet<>(HubLeaves.ofSchema().keySet());
            for (Path sample : samples(partner)) {
                shown.addAll(shown(Shipped.mapping(partner), (ObjectNode) SampleFolders.json(sample)));
            }
            dead.removeAll(shown);
            assertThat(dead)
                    .as(
                            "members of the hub's form that mappings/%1$s/out.jslt does not move, and those that"
                                    + " src/test/samples/%1$s/not-carried.csv has as 'out'",
                            partner)
                    .isEqualTo(NotCarried.by(partner).out());
        });
    }

    @TestFactory
    Stream<DynamicTest> leavesTheNotificationAsItIs() {
        return eachPartner(partner -> {
            for (Path sample : samples(partner)) {
                ObjectNode notification = (ObjectNode) SampleFolders.json(sample);
                Shipped.mapping(partner).render(notification);
                assertThat(notification).isEqualTo(SampleFolders.json(sample));
            }
        });
    }

    private interface Check {
        void of(String partner);
    }

    private static Stream<DynamicTest> eachPartner(Check check) {
        return Shipped.partners().stream().map(partner -> DynamicTest.dynamicTest(partner, () -> check.of(partner)));
    }

    private static Set<String> shown(Mapping mapping, ObjectNode notification) {
        byte[] rendered = mapping.render(notification);
        Set<String> shown = new TreeSet<>();
        for (JsonPointer leaf : HubLeaves.of(notification)) {
            List<ObjectNode> changed = OtherValues.changed(notification, leaf);
            List<ObjectNode> removed = OtherValues.without(notification, leaf);
            boolean changeShows = changed.stream().anyMatch(other -> differs(mapping, other, rendered));
            boolean removalShows = removed.stream().allMatch(other -> differs(mapping, other, rendered));
            if (removalShows && (changeShows || (changed.isEmpty() && !removed.isEmpty()))) {
                shown.add(HubLeaves.pattern(leaf));
            }
        }
        return shown;
    }

    private static boolean differs(Mapping mapping, ObjectNode notification, byte[] rendered) {
        try {
            return !Arrays.equals(mapping.render(notification), rendered);
        } catch (Rejection | IllegalArgumentException e) {
            // Too long, or a value that the policy or the scheme of a grading rules out: no evidence.
            return false;
        }
    }
}
