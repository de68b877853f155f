package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.flaghoist.notification.NotificationType;

class RedactionPropertiesTest {

    private static final ReleasePolicy SHIPPED = Policies.shipped();
    private static final ReleasePolicy THIRD_COUNTRY =
            Policies.read(Path.of("src/test/samples/release-policy/third-country.yaml"));

    private static final ReleasePolicy AGREED =
            Policies.read(Path.of("src/test/samples/release-policy/agreed-rules.yaml"));

    @Provide
    Arbitrary<Marked> notifications() {
        return Combinators.combine(
                        Arbitraries.of(NotificationType.values()).filter(type -> type != NotificationType.ANSWER),
                        Arbitraries.of("NEW", "UPDATE", "CANCEL"),
                        Arbitraries.longs())
                .as((type, action, seed) -> new Marked(type.name(), action, new Random(seed)));
    }

    @Property
    void leavesNoPersonalValueInWhatGoesToLy(@ForAll("notifications") Marked marked) {
        assertThat(Policies.SCHEMA.check(marked.notification)).isEmpty();

        ReleaseDecision decision = decide(SHIPPED, marked, "ly");

        assertThat(marked.personal).noneMatch(String.valueOf(decision.notification())::contains);
    }

    @Property
    void listsExactlyWhatIsGoneOutermostAndInOrder(@ForAll("notifications") Marked marked) {
        ObjectNode rest = decide(SHIPPED, marked, "ly").notification();
        if (rest != null) {
            assertThat(Policies.SCHEMA.check(rest)).isEmpty();
            assertThat(without(marked.notification, rest.path("redactions"))).isEqualTo(withoutList(rest));
        }
    }

    @Property
    void neverLetsVictimsWitnessesAndMinorsLeave(@ForAll("notifications") Marked marked) {
        ObjectNode rest = decide(THIRD_COUNTRY, marked, "vn").notification();

        assertThat(marked.protectedPersons).noneMatch(String.valueOf(rest)::contains);
        if (rest != null) {
            assertThat(without(marked.notification, rest.path("redactions"))).isEqualTo(withoutList(rest));
        }
    }

    @Property
    void listsExactlyWhatAgreementsAndTheTermsTakeOut(@ForAll("notifications") Marked marked) {
        for (String recipient : Set.of("vn", "xx")) {
            ObjectNode rest = decide(AGREED, marked, recipient).notification();

            if (rest != null) {
                assertThat(Policies.SCHEMA.check(rest)).isEmpty();
                assertThat(without(marked.notification, rest.path("redactions")))
                        .isEqualTo(withoutList(rest));
            }
        }
    }

    @Property
    void takesNothingFromPartnersThatMayHaveAll(@ForAll("notifications") Marked marked) {
        ObjectNode before = marked.notification.deepCopy();

        for (String partner : Set.of("europol", "at", "bg", "ro")) {
            assertThat(decide(SHIPPED, marked, partner).notification()).isEqualTo(before);
        }
        assertThat(marked.notification).isEqualTo(before);
    }

    @Property
    void leavesTheNotificationAsItIs(@ForAll("notifications") Marked marked) {
        ObjectNode before = marked.notification.deepCopy();

        decide(SHIPPED, marked, "ly");
        decide(THIRD_COUNTRY, marked, "vn");

        assertThat(marked.notification).isEqualTo(before);
    }

    private static ReleaseDecision decide(ReleasePolicy policy, Marked marked, String recipient) {
        Map<String, ReleaseDecision> decisions = policy.decide(marked.notification, Set.of("ly"));
        return Objects.requireNonNull(decisions.get(recipient));
    }

    /** Takes the last first, so that the pointers into lists stay right. */
    private static ObjectNode without(ObjectNode notification, JsonNode redactions) {
        ObjectNode rest = notification.deepCopy();
        for (int i = redactions.size() - 1; i >= 0; i--) {
            JsonPointer path =
                    JsonPointer.compile(redactions.get(i).path("path").asText());
            JsonNode parent = rest.at(path.head());
            JsonNode gone = parent instanceof ArrayNode list
                    ? list.remove(path.last().getMatchingIndex())
                    : ((ObjectNode) parent).remove(path.last().getMatchingProperty());
            assertThat(gone).as(path.toString()).isNotNull();
        }
        return rest;
    }

    private static ObjectNode withoutList(ObjectNode rest) {
        return rest.deepCopy().without("redactions");
    }
}
