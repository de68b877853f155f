package org.flaghoist.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.flaghoist.exchange.ExchangeListener.Translated;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.RemovedPart;
import org.flaghoist.ledger.Rendering;
import org.flaghoist.notification.Receipt;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.Urgency;
import org.flaghoist.release.PolicyWords;
import org.flaghoist.release.ReleasePolicy;
import org.flaghoist.release.ReleasePolicyFile;
import org.flaghoist.release.RuleWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The terminal of the demo says of each recipient what it gets, and why not all. */
@ExtendWith(OutputCaptureExtension.class)
final class NarratorTest {

    private final ReleasePolicy policy = Objects.requireNonNull(ReleasePolicyFile.read(
                    Path.of("config/release-policy.yaml"), PolicyWords.read(Path.of("mappings")), new SetupFaults()))
            .policy();

    @Test
    void namesTheRuleThatRemovedAPartAndNotThatOfTheDecision(CapturedOutput output) {
        tell("R1", List.of(new RemovedPart("/persons/2", "R8")));

        assertThat(output.getOut())
                .contains("DAT, 4 bytes, without /persons/2: R8, victims, witnesses and minors never leave\n")
                .doesNotContain("R1");
    }

    @Test
    void namesEachRuleWithWhatItRemoved(CapturedOutput output) {
        tell(
                "R11",
                List.of(
                        new RemovedPart("/narrative", "R6"),
                        new RemovedPart("/persons/0", "R8"),
                        new RemovedPart("/advert/url", "R6")));

        assertThat(output.getOut())
                .contains("without /narrative /advert/url: R6, no personal data for this partner; /persons/0: R8,"
                        + " victims, witnesses and minors never leave\n");
    }

    private void tell(String rule, List<RemovedPart> removed) {
        Rendering rendering = new Rendering("1234".getBytes(StandardCharsets.UTF_8), "DAT", Urgency.ROUTINE);
        RecipientOutcome outcome = RecipientOutcome.released("ly", DeliveryState.QUEUED, rule, removed, rendering);
        Receipt answer = new Receipt(
                "1", "UK-1", 1, Receipt.Status.ACCEPTED, null, null, null, null, null, "2026-06-03T03:40:00Z");
        Translated event = new Translated("uk", null, 1, answer, null, List.of(outcome), false, Instant.EPOCH, false);
        new Narrator(new Tally(), new RuleWords(() -> policy)).translated(event);
    }
}
