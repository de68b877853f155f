package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.testing.CaseRun;
import org.flaghoist.testing.SampleCase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a policy is refused for, and what it decides, as the cases under {@code src/test/samples/policies} have it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PolicyCasesTest {

    private final Map<Path, ReleasePolicy> policies = new HashMap<>();
    private Map<String, ReleaseDecision> decisions = Map.of();
    private ObjectNode notification = JsonNodeFactory.instance.objectNode();

    private final CaseRun run = new CaseRun(Map.ofEntries(
            Map.entry("policy", (run, words) -> run.found(refused(run, words))),
            Map.entry(
                    "policyShort",
                    (run, words) -> run.found(refused(run, words).stream()
                            .map(fault -> fault.replaceFirst(";.*", ""))
                            .toList())),
            Map.entry("policyLines", (run, words) -> run.found(lines(run.file(words.get(0)), refused(run, words)))),
            Map.entry("policyFaults", this::faultsOfBodies),
            Map.entry("findings", (run, words) -> run.found(findings(run.file(words.get(0))))),
            Map.entry(
                    "partners",
                    (run, words) -> run.found(
                            List.copyOf(Policies.read(run.file(words.get(0))).partners()))),
            Map.entry(
                    "asksAbout",
                    (run, words) -> run.found(
                            List.copyOf(Policies.read(run.file(words.get(0))).asksAbout()))),
            Map.entry("decide", this::decide),
            Map.entry(
                    "valid",
                    (run, words) ->
                            assertThat(Policies.SCHEMA.check(notification)).isEmpty()),
            Map.entry(
                    "refused",
                    (run, words) ->
                            assertThat(decisions.get(words.get(0))).isEqualTo(ReleaseDecision.refuse(words.get(1)))),
            Map.entry("released", this::released),
            Map.entry("shares", this::changedShares),
            Map.entry("redactions", (run, words) -> run.found(redactions(words.get(0))))));

    PolicyCasesTest() throws IOException {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void holds(SampleCase each) throws Exception {
        run.run(each);
    }

    static List<SampleCase> cases() {
        return SampleCase.in("policies");
    }

    @AfterAll
    void delete() {
        run.close();
    }

    /** @param words a file, and who is configured */
    private static List<String> refused(CaseRun run, List<String> words) {
        SetupFaults faults = new SetupFaults();
        Path file = run.file(words.get(0));
        Set<String> known = words.size() > 1 ? Set.of(words.get(1).split(" ")) : Set.of();
        assertThat(read(file, known, faults)).isNull();
        assertThat(faults.all()).isNotEmpty();
        return faults.all();
    }

    private static @Nullable ReleasePolicyFile read(Path file, Set<String> known, SetupFaults faults) {
        return known.isEmpty()
                ? ReleasePolicyFile.read(file, Policies.WORDS, faults)
                : ReleasePolicyFile.read(file, Policies.WORDS, known, List.copyOf(new TreeSet<>(known)), faults);
    }

    /** @param words a file, who is configured, and who must have a block */
    private void faultsOfBodies(CaseRun run, List<String> words) {
        SetupFaults faults = new SetupFaults();
        Set<String> known = Set.of(words.get(1).split(" "));
        List<String> due = List.of(words.get(2).split(" "));
        ReleasePolicyFile.read(run.file(words.get(0)), Policies.WORDS, known, due, faults);
        run.found(faults.all());
    }

    private static List<String> lines(Path file, List<String> faults) {
        return faults.stream()
                .map(fault -> fault.replaceFirst("^.*" + file.toString().replaceFirst(".*/", "") + ":", ""))
                .toList();
    }

    private static List<String> findings(Path file) {
        SetupFaults faults = new SetupFaults();
        ReleasePolicyFile read = ReleasePolicyFile.read(file, Policies.WORDS, faults);
        faults.throwIfAny();
        return lines(file, Objects.requireNonNull(read).findings());
    }

    /** @param words a policy, a notification to begin with, members put over it, and earlier recipients */
    private void decide(CaseRun run, List<String> words) {
        ReleasePolicy policy = policies.computeIfAbsent(run.file(words.get(0)), Policies::read);
        String members = words.get(2);
        notification = words.get(1).equals("seizure") ? Policies.seizure(members) : Policies.intelligence(members);
        Set<String> earlier = words.size() > 3 ? Set.of(words.get(3).split(" ")) : Set.of();
        decisions = policy.decide(notification, earlier);
        run.found(decisions.entrySet().stream()
                .map(each -> each.getKey() + ": " + each.getValue().outcome() + " "
                        + each.getValue().rule())
                .toList());
    }

    private void released(CaseRun run, List<String> words) {
        run.said(text(goesTo(words.get(0)).at(words.get(1))));
    }

    /** @param words a policy, and the members of an INTELLIGENCE before and after an edit */
    private void changedShares(CaseRun run, List<String> words) {
        ReleasePolicy policy = policies.computeIfAbsent(run.file(words.get(0)), Policies::read);
        ObjectNode after = Policies.intelligence(words.get(2));
        assertThat(Policies.SCHEMA.check(after)).isEmpty();
        run.found(new ChangedShares(policy).between(Policies.intelligence(words.get(1)), after, Set.of()));
    }

    private static String text(JsonNode node) {
        return node.isMissingNode() ? "MISSING" : node.toString();
    }

    private ObjectNode goesTo(String recipient) {
        return Objects.requireNonNull(
                Objects.requireNonNull(decisions.get(recipient)).notification());
    }

    private List<String> redactions(String recipient) {
        List<String> redactions = new ArrayList<>();
        for (JsonNode each : goesTo(recipient).path("redactions")) {
            redactions.add(each.path("path").asText() + " " + each.path("rule").asText());
        }
        return redactions;
    }
}
