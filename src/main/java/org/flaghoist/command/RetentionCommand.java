package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a running hub keeps of a notification. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = "See who received a notification; set or lift a legal hold; erase its contents in a running hub.")
final class RetentionCommand implements Runnable {

    private static final String BEAN = "type=Retention";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Name a command: who, legal-holds, set-legal-hold, lift-legal-hold, erase, requests,"
                        + " withdraw, clock-is-right.");
    }

    /** Which notification, in all its copies and revisions. */
    static final class Notification {

        @Parameters(index = "0", paramLabel = "SENDER", description = "the partner's id")
        private String sender = "";

        @Parameters(index = "1", paramLabel = "REFERENCE", description = "the sender's reference of the notification")
        private String reference = "";

        @Override
        public String toString() {
            return reference + " of " + sender;
        }
    }

    @Command(name = "who", mixinStandardHelpOptions = true, description = "Who received it, in any revision.")
    int who(@Mixin RunningHub hub, @Mixin Notification notification) throws IOException {
        JsonNode answer = hub.ask(BEAN, "receivedBy", notification.sender, notification.reference);
        List<String> lines = new ArrayList<>();
        answer.path("received")
                .forEach(one -> lines.add("r%s %-10s %-9s %s, %s left out%s"
                        .formatted(
                                one.path("revision").asText(),
                                one.path("recipient").asText(),
                                one.path("state").asText(),
                                one.path("at").asText(),
                                one.path("redactions").asText(),
                                one.has("taken")
                                        ? ", taken " + one.path("taken").asText()
                                        : "")));
        return hub.print(answer, lines.isEmpty() ? "nobody received " + notification : String.join("\n", lines));
    }

    @Command(name = "legal-holds", mixinStandardHelpOptions = true, description = "What is under a legal hold.")
    int legalHolds(@Mixin RunningHub hub) throws IOException {
        JsonNode answer = hub.ask(BEAN, "legalHolds");
        List<String> lines = new ArrayList<>();
        answer.path("legalHolds")
                .forEach(one -> lines.add("%-10s %s since %s by %s: %s"
                        .formatted(
                                one.path("sender").asText(),
                                one.path("reference").asText(),
                                one.path("since").asText(),
                                one.path("actor").asText(),
                                one.path("reason").asText())));
        return hub.print(answer, lines.isEmpty() ? "nothing is under a legal hold" : String.join("\n", lines));
    }

    @Command(
            name = "set-legal-hold",
            mixinStandardHelpOptions = true,
            description = "Set a legal hold: keep its contents, however old.")
    int setLegalHold(
            @Mixin RunningHub hub,
            @Mixin Notification notification,
            @Option(names = "--reason", required = true, description = "kept as long as records are") String reason)
            throws IOException {
        JsonNode answer = hub.client().run(BEAN, "setLegalHold", notification.sender, notification.reference, reason);
        return hub.print(answer, notification + " is under a legal hold");
    }

    @Command(
            name = "lift-legal-hold",
            mixinStandardHelpOptions = true,
            description = "Lift a legal hold, when a second person says the same.")
    int liftLegalHold(
            @Mixin RunningHub hub,
            @Mixin Notification notification,
            @Option(names = "--reason", required = true, description = "kept as long as records are") String reason)
            throws IOException {
        return act(hub, notification, "liftLegalHold", reason, "is under no legal hold any more");
    }

    @Command(
            name = "erase",
            mixinStandardHelpOptions = true,
            description = "Delete its contents, when a second person says the same; the record of what happened stays.")
    int erase(
            @Mixin RunningHub hub,
            @Mixin Notification notification,
            @Option(names = "--reason", required = true, description = "kept as long as records are") String reason)
            throws IOException {
        return act(hub, notification, "erase", reason, "is erased");
    }

    @Command(
            name = "requests",
            mixinStandardHelpOptions = true,
            description = "Requests that wait for a second person.")
    int requests(@Mixin RunningHub hub) throws IOException {
        JsonNode answer = hub.ask(BEAN, "requests");
        List<String> lines = new ArrayList<>();
        answer.path("requests")
                .forEach(one -> lines.add("%-6s %-10s %s asked for %s by %s: %s"
                        .formatted(
                                one.path("act").asText().toLowerCase(Locale.ROOT),
                                one.path("sender").asText(),
                                one.path("reference").asText(),
                                one.path("at").asText(),
                                one.path("actor").asText(),
                                one.path("reason").asText())));
        return hub.print(answer, lines.isEmpty() ? "nothing waits for a second person" : String.join("\n", lines));
    }

    @Command(name = "withdraw", mixinStandardHelpOptions = true, description = "Withdraw a request.")
    int withdraw(
            @Mixin RunningHub hub,
            @Parameters(index = "0", paramLabel = "lift|erase", description = "what the request is for") String act,
            @Parameters(index = "1", paramLabel = "SENDER", description = "the partner's id") String sender,
            @Parameters(
                            index = "2",
                            paramLabel = "REFERENCE",
                            description = "the sender's reference of the notification")
                    String reference,
            @Option(names = "--reason", required = true, description = "kept as long as records are") String reason)
            throws IOException {
        JsonNode answer = hub.client().run(BEAN, "withdraw", act, sender, reference, reason);
        return hub.print(answer, "the request to " + act + " " + reference + " of " + sender + " is withdrawn");
    }

    @Command(
            name = "clock-is-right",
            mixinStandardHelpOptions = true,
            description = "End the alarm CLOCK by confirming that the clock is right: old contents are deleted again.")
    int clockIsRight(
            @Mixin RunningHub hub,
            @Option(names = "--reason", required = true, description = "kept as long as records are") String reason)
            throws IOException {
        JsonNode answer = hub.client().run(BEAN, "clockIsRight", reason);
        return hub.print(answer, "the clock counts as right; what is past its retention is deleted within the hour");
    }

    private static int act(RunningHub hub, Notification notification, String operation, String reason, String done)
            throws IOException {
        JsonNode answer = hub.ask(BEAN, operation, notification.sender, notification.reference, reason);
        String words = answer.path("done").asBoolean() ? done : "waits: a second person has to say the same";
        return hub.print(answer, notification + " " + words);
    }
}
