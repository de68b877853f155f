package org.flaghoist.command;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.notification.RecipientId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that says who received an earlier revision, which no command without a ledger can know. */
final class EarlierOption {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--earlier",
            split = ",",
            paramLabel = "PARTNER",
            description = "who received an earlier revision, parted by commas")
    private Set<String> given = new LinkedHashSet<>();

    /** @param partners that the release policy lists; whoever is none of them is refused */
    Set<String> of(Set<String> partners) {
        for (String one : given) {
            if (!partners.contains(one) && !partners.contains(RecipientId.partner(one))) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--earlier: '" + one + "' is no partner that the release policy lists; give ids, such as "
                                + String.join(",", new TreeSet<>(partners)));
            }
        }
        return given;
    }
}
