package org.flaghoist.command;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which dead letters are meant. */
final class DeadFilter {

    @Option(
            names = "--direction",
            paramLabel = "in|out",
            description = "in: rejected; out: could not be rendered or delivered")
    private String direction = "";

    @Option(names = "--partner", paramLabel = "ID", description = "whose queue they lie on")
    private String partner = "";

    @Option(names = "--code", paramLabel = "CODE", description = "of the fault")
    private String code = "";

    @Option(names = "--reference", paramLabel = "REFERENCE", description = "the sender's reference of the notification")
    private String reference = "";

    @Option(names = "--since", paramLabel = "TIME", description = "2026-11-03T14:00:00Z")
    private String since = "";

    @Option(names = "--until", paramLabel = "TIME", description = "2026-11-03T15:00:00Z, not itself included")
    private String until = "";

    /** As the hub's operations take them, with what comes after. */
    Object[] arguments(String... more) {
        List<Object> arguments = new ArrayList<>(List.of(direction, partner, code, reference, since, until));
        arguments.addAll(List.of(more));
        return arguments.toArray();
    }
}
