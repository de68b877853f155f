package org.flaghoist.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RuleWordsTest {

    private static final Path POLICIES = Path.of("src/test/samples/release-policy");

    private final ReleasePolicy agreed = Policies.read(POLICIES.resolve("agreed-rules.yaml"));
    private final AtomicReference<ReleasePolicy> policy = new AtomicReference<>(agreed);
    private final RuleWords words = new RuleWords(policy::get);

    @Test
    void saysWhatTheContractsRulesSayEitherWay() {
        assertThat(words.against("R6")).isEqualTo("no personal data for this partner");
        assertThat(words.released("R6")).isEqualTo("without personal data");
        assertThat(words.agreement("R6")).isNull();
        assertThat(words.released(null)).isNull();
    }

    @Test
    void saysWhatAnAgreementsRuleSaysInThePolicysWords() {
        ReleasePolicy.AgreedText text = agreed.agreed("R23").orElseThrow();

        assertThat(words.against("R23")).isEqualTo(text.words());
        assertThat(words.released("R23")).isEqualTo(text.words());
        assertThat(words.agreement("R23")).isEqualTo(text.agreement());
    }

    @Test
    void knowsNoMoreOfARuleThatThePolicyHasNoMore() {
        policy.set(Policies.read(Path.of("config/release-policy.yaml")));

        assertThat(words.against("R23")).contains("no longer in config/release-policy.yaml");
        assertThat(words.agreement("R23")).isNull();
    }
}
