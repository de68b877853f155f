package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.flaghoist.release.Policies.seizure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.SetupFaults;
import org.junit.jupiter.api.Test;

/** Partners' bodies are decided about one by one, and may have no more than their partners. */
class BodyTermsTest {

    private static final Path FILES = Path.of("src/test/samples/release-policy");
    private static final String NARRATIVE = "'sender': 'ro', 'narrative': [{'language': 'en', 'text': 'x'}]";

    private final ReleasePolicy policy = Policies.read(FILES.resolve("bodies.yaml"));

    @Test
    void givesEachBodyByItsOwnTerms() {
        Map<String, ReleaseDecision> decisions = decide(seizure(NARRATIVE));

        assertThat(decisions).containsOnlyKeys("uk", "uk--boats", "uk--court");
        assertThat(content(decisions, "uk").has("narrative")).isTrue();
        assertThat(content(decisions, "uk--court").has("narrative")).isTrue();
        assertThat(content(decisions, "uk--boats").has("narrative")).isFalse();
        assertThat(rule(decisions, "uk--boats")).isEqualTo("R6");
    }

    @Test
    void refusesABodyWhatIsAboveItsCeilingThoughItsPartnerGetsIt() {
        Map<String, ReleaseDecision> decisions =
                decide(seizure("'sender': 'ro', 'handling': {'level': 'SENSITIVE', 'codes': ['H0']}"));

        assertThat(rule(decisions, "uk--boats")).isEqualTo("R3");
        assertThat(rule(decisions, "uk")).isEqualTo("R1");
    }

    @Test
    void holdsForABodyWhatItsPartnerGetsAtOnce() {
        Map<String, ReleaseDecision> decisions = decide(seizure("'sender': 'ro', 'type': 'ARREST'"));

        assertThat(decisions).containsOnlyKeys("uk", "uk--court");
        assertThat(rule(decisions, "uk")).isEqualTo("R1");
        assertThat(rule(decisions, "uk--court")).isEqualTo("R9");
    }

    @Test
    void decidesNotAboutABodyThatMayNotHaveThisUnlessItIsNamed() {
        String h1 = "'sender': 'ro', 'handling': {'level': 'BASIC', 'codes': ['H1']}";
        assertThat(decide(seizure(h1))).containsOnlyKeys("uk", "uk--boats");
        assertThat(decide(seizure(h1 + ", 'recipients': ['uk']"))).containsOnlyKeys("uk", "uk--boats");
        assertThat(decide(seizure("'sender': 'ro', 'type': 'RAID'"))).containsOnlyKeys("uk", "uk--court");

        assertThat(rule(decide(seizure(h1 + ", 'recipients': ['uk--court']")), "uk--court"))
                .isEqualTo("R1");
    }

    @Test
    void meansTheBodiesOfANamedPartnerAndNotThePartnerOfANamedBody() {
        assertThat(decide(seizure("'sender': 'ro', 'recipients': ['uk']")))
                .containsOnlyKeys("uk", "uk--boats", "uk--court");
        assertThat(decide(seizure("'sender': 'ro', 'recipients': ['uk--boats']")))
                .containsOnlyKeys("uk--boats");
    }

    @Test
    void givesWhatIsNotToBePassedOnOnlyToABodyThatIsNamedItself() {
        String h2 = "'sender': 'ro', 'handling': {'level': 'BASIC', 'codes': ['H2']}";

        Map<String, ReleaseDecision> ofThePartner = decide(seizure(h2 + ", 'recipients': ['uk']"));
        assertThat(rule(ofThePartner, "uk")).isEqualTo("R1");
        assertThat(rule(ofThePartner, "uk--boats")).isEqualTo("R2");
        assertThat(rule(decide(seizure(h2 + ", 'recipients': ['uk--boats']")), "uk--boats"))
                .isEqualTo("R1");
    }

    @Test
    void givesNoBodyWhatItsOwnPartnerSent() {
        assertThat(decide(seizure("'type': 'INCIDENT'"))).containsOnlyKeys("ro", "ly", "ly--coast");
        assertThat(rule(decide(seizure("'recipients': ['uk--boats']")), "uk--boats"))
                .isEqualTo("R1");
    }

    @Test
    void correctsWhatABodyHadAndNotWhatItHadNot() {
        ObjectNode update = seizure("'sender': 'ro', 'action': 'UPDATE', 'revision': 2, 'recipients': ['ly']");

        Map<String, ReleaseDecision> decisions = policy.decide(update, Set.of("uk--court"));

        assertThat(decisions).containsOnlyKeys("uk--court", "ly");
        assertThat(rule(decisions, "uk--court")).isEqualTo("R12");
    }

    @Test
    void givesAnAnswerToNoBody() {
        ObjectNode answer = Policies.intelligence("'type': 'ANSWER', 'sender': 'ro',"
                + " 'inReplyTo': {'sender': 'uk', 'id': 'X-1'}, 'answer': {'kind': 'READ', 'revision': 1}");

        assertThat(decide(answer)).containsOnlyKeys("uk");
    }

    @Test
    void refusesTermsThatAreWiderThanThePartners() {
        assertThat(faultsOf("bodies-faults.yaml"))
                .hasSize(9)
                .allMatch(fault -> fault.contains("bodies-faults.yaml:"))
                .anyMatch(fault -> fault.contains(":26:") && fault.contains("'ro--coast' is a body of 'ro'; list that"))
                .anyMatch(fault -> fault.contains(":4:") && fault.contains("'ly--coast', a body"))
                .satisfies(faults -> assertThat(Stream.of(
                                "receivesFrom",
                                "types",
                                "withoutCodes",
                                "ceiling",
                                "personalData",
                                "victimsWitnessesMinors",
                                "holdTypes"))
                        .allMatch(key -> faults.stream()
                                .anyMatch(fault -> fault.contains(":11:")
                                        && fault.contains("'uk--boats' may have more than 'uk'")
                                        && fault.contains("by '" + key + "'"))));
    }

    @Test
    void saysWhichBodyHasNoTerms() {
        SetupFaults faults = new SetupFaults();
        Set<String> known = Set.of("uk", "uk--boats", "uk--court", "uk--new", "at", "ro", "ly", "ly--coast");

        ReleasePolicyFile.read(FILES.resolve("bodies.yaml"), Policies.WORDS, known, List.of("uk--new", "at"), faults);

        assertThat(listed(faults)).singleElement().asString().contains("'uk--new' is missing", "partners/uk.yaml");
    }

    private Map<String, ReleaseDecision> decide(ObjectNode notification) {
        return policy.decide(notification, Set.of());
    }

    private static ObjectNode content(Map<String, ReleaseDecision> decisions, String recipient) {
        return Objects.requireNonNull(
                Objects.requireNonNull(decisions.get(recipient)).notification());
    }

    private static String rule(Map<String, ReleaseDecision> decisions, String recipient) {
        return Objects.requireNonNull(decisions.get(recipient)).rule();
    }

    private static List<String> faultsOf(String file) {
        SetupFaults faults = new SetupFaults();
        assertThat(ReleasePolicyFile.read(FILES.resolve(file), Policies.WORDS, faults))
                .isNull();
        return listed(faults);
    }

    private static List<String> listed(SetupFaults faults) {
        return Objects.requireNonNull(catchThrowableOfType(SetupException.class, faults::throwIfAny))
                .faults();
    }
}
