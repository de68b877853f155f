package org.flaghoist.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.release.AskedRule;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleasePolicy;
import org.flaghoist.release.ReleasePolicy.ExplainedDecision;
import org.flaghoist.release.ReleasePolicyFile;
import org.flaghoist.release.ReleasePolicyFile.RuleText;

/** Prints for people how the release policy comes to what it decides. */
final class ExplainedDecisions {

    /** The rule about sender and recipient, the first that is asked. */
    private static final String PAIR = "R1";

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
        Map<String, ExplainedDecision> decided = policy.explain(notification, earlier);
        decided.forEach((recipient, explained) -> {
            ReleaseDecision decision = explained.decision();
            out.println("  " + recipient + ": " + decision.outcome() + " by " + decision.rule());
            explained.asked().stream()
                    .filter(ExplainedDecisions::isTold)
                    .forEach(asked -> print(asked, file.text(asked, recipient, notification)));
            printRest(explained.asked());
        });
        if (notification.path("recipients").isEmpty()) {
            policy.partners().stream()
                    .filter(partner -> !decided.containsKey(partner))
                    .forEach(partner -> printLeftOut(partner, notification));
        }
    }

    // What names nobody is for those who may have it from its sender.
    private void printLeftOut(String partner, ObjectNode notification) {
        RuleText pair = file.text(new AskedRule(PAIR, true), partner, notification);
        out.println("  " + partner + ": nothing, " + pair.words() + " (" + pair.place() + ")");
    }

    // Whoever gets something asks why, and R1 says that. All others say something only where they do something.
    private static boolean isTold(AskedRule asked) {
        return asked.hasSay() || asked.rule().equals(PAIR);
    }

    private void print(AskedRule asked, RuleText rule) {
        out.println("    %-4s %s: %s (%s)".formatted(asked.rule(), answer(asked), rule.words(), rule.place()));
        if (rule.agreement() != null) {
            out.println("         " + rule.agreement().strip());
        }
    }

    private static String answer(AskedRule asked) {
        if (!asked.rule().equals(PAIR)) {
            return "applies";
        }
        return asked.hasSay() ? "refuses" : "allows";
    }

    private void printRest(List<AskedRule> asked) {
        String rest =
                asked.stream().filter(one -> !isTold(one)).map(AskedRule::rule).collect(Collectors.joining(", "));
        if (!rest.isEmpty()) {
            out.println("    no say: " + rest);
        }
    }
}
