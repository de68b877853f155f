package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.flaghoist.notification.NotificationType;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.StrictYaml;
import org.flaghoist.release.AgreedRule.Effect;
import org.jspecify.annotations.Nullable;

/** Whatever rules agreements add, nobody gets more by them than by the terms alone. */
class AgreedRulePropertiesTest {

    private static final Path FILE = Path.of("src/test/samples/release-policy/agreed-rules.yaml");
    private static final List<String> PARTNERS = List.of("uk", "at", "vn", "xx");
    private static final List<String> PATHS =
            List.of("/persons", "/persons/*/nationality", "/narrative", "/vessels/*/name", "/items/*", "/event/to");

    @Provide
    Arbitrary<Marked> notifications() {
        return Combinators.combine(
                        Arbitraries.of(NotificationType.values()).filter(type -> type != NotificationType.ANSWER),
                        Arbitraries.of("NEW", "UPDATE", "CANCEL"),
                        Arbitraries.longs())
                .as((type, action, seed) -> new Marked(type.name(), action, new Random(seed)));
    }

    @Property(tries = 500)
    void giveNobodyMore(@ForAll("notifications") Marked marked, @ForAll long seed, @ForAll boolean had) {
        Set<String> earlier = had ? Set.of("vn") : Set.of();

        Map<String, ReleaseDecision> terms = policy(List.of()).decide(marked.notification, earlier);
        Map<String, ReleaseDecision> decisions =
                policy(rules(new Random(seed), 5)).decide(marked.notification, earlier);

        assertThat(decisions.keySet()).isEqualTo(terms.keySet());
        decisions.forEach((recipient, decision) -> {
            ReleaseDecision before = Objects.requireNonNull(terms.get(recipient));
            ObjectNode given = decision.notification();
            assertThat(decision.outcome()).isGreaterThanOrEqualTo(before.outcome());
            if (given != null) {
                String seen = String.valueOf(before.notification());
                assertThat(Policies.SCHEMA.check(given)).isEmpty();
                assertThat(Stream.of(marked.personal, marked.protectedPersons).flatMap(all -> all.stream()))
                        .noneMatch(value -> given.toString().contains(value) && !seen.contains(value));
            }
        });
    }

    /** What the check says of rules is so for every notification: without them each is decided alike. */
    @Property(tries = 500)
    void thoseThatNeverHaveASayChangeNothing(@ForAll("notifications") Marked marked, @ForAll long seed) {
        List<AgreedRule> all = rules(new Random(seed), 12);
        List<String> findings = new PolicyLint(FILE, text(all), Policies.SCHEMA).findings();
        Map<String, ReleaseDecision> decisions = policy(all).decide(marked.notification, Set.of());

        all.stream().filter(rule -> isIdle(rule, findings)).forEach(idle -> {
            List<AgreedRule> others = all.stream().filter(rule -> rule != idle).toList();
            assertThat(policy(others).decide(marked.notification, Set.of())).isEqualTo(decisions);
        });
    }

    private static boolean isIdle(AgreedRule rule, List<String> findings) {
        return findings.stream().anyMatch(finding -> finding.contains("rule: " + rule.id() + " never has a say"));
    }

    private static PolicyText text(List<AgreedRule> rules) {
        PolicyText text = Objects.requireNonNull(StrictYaml.read(FILE, PolicyText.class, new SetupFaults()));
        return new PolicyText(text.partners(), rules, text.personalData());
    }

    private static ReleasePolicy policy(List<AgreedRule> rules) {
        ReleasePolicyFile read =
                Objects.requireNonNull(ReleasePolicyFile.read(FILE, Policies.WORDS, new SetupFaults()));
        return read.with(rules);
    }

    private static List<AgreedRule> rules(Random random, int most) {
        List<AgreedRule> rules = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(most); i++) {
            Effect effect = List.copyOf(EnumSet.allOf(Effect.class)).get(random.nextInt(3));
            rules.add(new AgreedRule(
                    text("R" + (20 + i)),
                    "words",
                    "agreement",
                    random.nextBoolean() ? null : some(PARTNERS, random),
                    random.nextBoolean() ? null : some(PARTNERS, random),
                    random.nextBoolean() ? null : conditions(random),
                    random.nextInt(4) > 0 ? null : conditions(random),
                    effect,
                    effect == Effect.WITHOUT ? some(PATHS, random) : null));
        }
        return rules;
    }

    private static RuleConditions conditions(Random random) {
        return new RuleConditions(
                maybe(random, Set.of(NotificationType.SEIZURE, NotificationType.RAID)),
                maybe(random, Set.of(Level.BASIC)),
                maybe(random, Set.of(HandlingCode.H0)),
                null,
                maybe(random, List.of(text("2"), text("3"))),
                maybe(random, List.of(text("FR"))),
                maybe(random, new Area(-90, -180, 90, 10)),
                maybe(random, List.of(text("persons"), text("items"))),
                null,
                null,
                maybe(random, random.nextInt(3)));
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextInt(4) == 0 ? value : null;
    }

    private static List<TextWithLine> some(List<String> words, Random random) {
        return Stream.generate(() -> words.get(random.nextInt(words.size())))
                .limit(1 + random.nextInt(2))
                .map(AgreedRulePropertiesTest::text)
                .toList();
    }

    private static TextWithLine text(String text) {
        return new TextWithLine(text, 1);
    }
}
