package org.flaghoist.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.flaghoist.release.AskedRule;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleasePolicy;
import org.flaghoist.release.ReleasePolicyFile;
import org.flaghoist.release.ReleasePolicyFile.RuleText;

/** Prints for people how the release policy comes to what it decides. */
final class ExplainedDecisions {

    private final ReleasePolicyFile file;
    private final ReleasePolicy policy;
    private final PrintWriter out;

    ExplainedDecisions(ReleasePolicyFile file, ReleasePolicy policy, PrintWriter out) {
        this.file = file;
        this.policy = policy;
        this.out = out;
    }

    /** @param earlier who received an earlier revision */
    void print(Path name, ObjectNode notification, Set<String> earlier) {
        out.println(name);
        policy.explain(notification, earlier)
                .forEach((recipient, explained) -> print(recipient, explained.decision(), explained.asked()));
    }

    private void print(String recipient, ReleaseDecision decision, List<AskedRule> asked) {
        out.println("  " + recipient + ": " + decision.outcome() + " by " + decision.rule());
        for (AskedRule one : asked) {
            RuleText rule = file.text(one, recipient);
            String answer = one.hasSay() ? "applies" : "lets it pass";
            out.println("    %-4s %s: %s (%s)".formatted(one.rule(), answer, rule.words(), rule.place()));
            if (one.hasSay() && rule.agreement() != null) {
                out.println("         " + rule.agreement().strip());
            }
        }
    }
}
