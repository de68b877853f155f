package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.release.Policies.intelligence;
import static org.flaghoist.release.Policies.seizure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OtherPoliciesTest {

    private static final Path POLICIES = Path.of("src/test/samples/release-policy");
    private static final String VICTIM = "{'role': 'VICTIM', 'name': {'family': 'A', 'script': 'Latn'}}";
    private static final String OF_AGE =
            "{'role': 'OTHER', 'name': {'family': 'B', 'script': 'Latn'}, 'dateOfBirth': '2008-11-03'}";
    private static final String UNDER_AGE =
            "{'role': 'OTHER', 'name': {'family': 'C', 'script': 'Latn'}, 'dateOfBirth': '2008-11-04'}";

    private final ReleasePolicy thirdCountry = Policies.read(POLICIES.resolve("third-country.yaml"));

    @Test
    void keepsVictimsAndMinorsFromWhoMayHaveOtherPersons() {
        ReleaseDecision decision =
                decide(thirdCountry, seizure("'persons': [" + VICTIM + "," + OF_AGE + "," + UNDER_AGE + "]"));

        ObjectNode released = Objects.requireNonNull(decision.notification());
        assertThat(decision.rule()).isEqualTo("R1");
        assertThat(released.at("/persons/0/name/family").asText()).isEqualTo("B");
        assertThat(released.get("persons")).hasSize(1);
        assertThat(released.get("redactions"))
                .hasToString("[{\"path\":\"/persons/0\",\"rule\":\"R8\"},{\"path\":\"/persons/2\",\"rule\":\"R8\"}]");
    }

    @Test
    void namesTheListWhereAllPersonsAreProtected() {
        ReleaseDecision decision = decide(thirdCountry, seizure("'persons': [" + VICTIM + "," + UNDER_AGE + "]"));

        ObjectNode released = Objects.requireNonNull(decision.notification());
        assertThat(released.has("persons")).isFalse();
        assertThat(released.get("redactions")).hasToString("[{\"path\":\"/persons\",\"rule\":\"R8\"}]");
    }

    @Test
    void refusesWithR8WhereOnlyProtectedPersonsWereNamed() {
        assertThat(decide(thirdCountry, intelligence("'persons': [" + VICTIM + "]")))
                .isEqualTo(ReleaseDecision.refuse("R8"));
    }

    @Test
    void removesTheWholeWhereAPartOfItIsListedToo() {
        ReleasePolicy overlapping = Policies.read(POLICIES.resolve("overlapping-paths.yaml"));

        ReleaseDecision decision = decide(
                overlapping,
                intelligence("'items': [{'kind': 'PUMP', 'quantity': 1, 'note': 'x'}], 'counts': {'found': 1}"));

        assertThat(Objects.requireNonNull(decision.notification()).get("redactions"))
                .hasToString("[{\"path\":\"/items\",\"rule\":\"R6\"}]");
    }

    @Test
    void refusesWhatARedactionLeavesInvalid() {
        ReleasePolicy overlapping = Policies.read(POLICIES.resolve("overlapping-paths.yaml"));

        assertThat(decide(overlapping, seizure("'vessels': [{'kind': 'RIB'}]")))
                .isEqualTo(ReleaseDecision.refuse("R6"));
    }

    private static ReleaseDecision decide(ReleasePolicy policy, ObjectNode notification) {
        return Objects.requireNonNull(policy.decide(notification, Set.of()).get("vn"));
    }
}
