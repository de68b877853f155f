package org.flaghoist.command;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What is to be done with which dead letters: those that are named, or all that the filter means; and why. */
final class ChosenDeadLetters {

    @Parameters(paramLabel = "ID", arity = "0..*")
    private List<String> ids = List.of();

    @Option(names = "--all", description = "all that match the filter")
    private boolean all;

    @Mixin
    private DeadFilter filter;

    @Option(names = "--reason", required = true, description = "kept as long as records are")
    private String reason = "";

    /** @throws IllegalArgumentException where it is not said which */
    boolean isAll() {
        if (all != ids.isEmpty()) {
            throw new IllegalArgumentException("name messages, or say --all; not both");
        }
        return all;
    }

    List<String> ids() {
        return ids;
    }

    String reason() {
        return reason;
    }

    /** As the hub's operations take it, the reason last. */
    Object[] filter() {
        return filter.arguments(reason);
    }
}
