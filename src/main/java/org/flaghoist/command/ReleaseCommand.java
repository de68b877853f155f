package org.flaghoist.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.flaghoist.release.ReleaseDecision;
import org.flaghoist.release.ReleasePolicy;
import org.flaghoist.release.ReleasePolicyFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints what the release policy decides. */
@Command(name = "release", description = "Decide who gets hub notifications (JSON files): one JSON line for each.")
final class ReleaseCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private Folders folders;

    @Mixin
    private EarlierOption earlier;

    @Option(
            names = "--explain",
            description = "print instead, for people, which rules have a say, what they found and where that stands")
    private boolean explain;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "a file, or @LIST for a file with a path a line")
    private List<String> files;

    @Override
    public Integer call() {
        ReleasePolicyFile file = folders.policyFile();
        ReleasePolicy policy = file.policy();
        HubForms forms = new HubForms(folders.mappings());
        Set<String> given = earlier.of(policy.partners());
        Answers answers =
                new Answers(spec.commandLine().getOut(), spec.commandLine().getErr());
        return answers.forEach(files, (name, content) -> {
            ObjectNode notification = forms.read(name, content);
            if (explain) {
                new ExplainedDecisions(file, policy, spec.commandLine().getOut()).print(name, notification, given);
                return;
            }
            ObjectNode decisions = JsonNodeFactory.instance.objectNode();
            policy.decide(notification, given).forEach((partner, decision) -> decisions.set(partner, json(decision)));
            answers.print(name, "decisions", decisions);
        });
    }

    private static ObjectNode json(ReleaseDecision decision) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("decision", decision.outcome().name()).put("rule", decision.rule());
        if (decision.notification() != null) {
            json.set("notification", decision.notification());
        }
        return json;
    }
}
