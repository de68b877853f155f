package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a running hub keeps of a notification. */
@Command(
        name = "retention",
        mixinStandardHelpOptions = true,
        description = "See who received a notification; keep its contents, or erase them everywhere in a running hub.")
final class Kept implements Runnable {

    private static final String BEAN = "type=Retention";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command: who, holds, hold, lift, erase.");
    }

    /** Which notification, in all its copies and revisions. */
    static final class Notification {

        @Parameters(index = "0", paramLabel = "SENDER", description = "the partner's id")
        private String sender = "";

        @Parameters(index = "1", paramLabel = "REFERENCE", description = "the sender's id of the notification")
        private String reference = "";

        @Override
        public String toString() {
            return reference + " of " + sender;
        }
    }

    @Command(name = "who", mixinStandardHelpOptions = true, description = "Whom it was sent to, in any revision.")
    int who(@Mixin RunningHub hub, @Mixin Notification notification) throws IOException {
        JsonNode answer = hub.ask(BEAN, "receivedBy", notification.sender, notification.reference);
        List<String> lines = new ArrayList<>();
        answer.path("received")
                .forEach(one -> lines.add("r%s %-10s %-9s %s, %s left out"
                        .formatted(
                                one.path("revision").asText(),
                                one.path("recipient").asText(),
                                one.path("state").asText(),
                                one.path("at").asText(),
                                one.path("redactions").asText())));
        return hub.print(answer, lines.isEmpty() ? "nobody received " + notification : String.join("\n", lines));
    }

    @Command(name = "holds", mixinStandardHelpOptions = true, description = "What is under a legal hold.")
    int holds(@Mixin RunningHub hub) throws IOException {
        JsonNode answer = hub.ask(BEAN, "legalHolds");
        List<String> lines = new ArrayList<>();
        answer.path("holds")
                .forEach(one -> lines.add("%-10s %s since %s by %s: %s"
                        .formatted(
                                one.path("sender").asText(),
                                one.path("reference").asText(),
                                one.path("since").asText(),
                                one.path("actor").asText(),
                                one.path("reason").asText())));
        return hub.print(answer, lines.isEmpty() ? "nothing is under a legal hold" : String.join("\n", lines));
    }

    @Command(name = "hold", mixinStandardHelpOptions = true, description = "Keep its contents, however old.")
    int hold(
            @Mixin RunningHub hub,
            @Mixin Notification notification,
            @Option(names = "--reason", required = true, description = "kept for good") String reason)
            throws IOException {
        return act(hub, notification, "hold", reason, "is kept");
    }

    @Command(name = "lift", mixinStandardHelpOptions = true, description = "Let them be deleted at their time again.")
    int lift(
            @Mixin RunningHub hub,
            @Mixin Notification notification,
            @Option(names = "--reason", required = true, description = "kept for good") String reason)
            throws IOException {
        return act(hub, notification, "lift", reason, "is under no legal hold any more");
    }

    @Command(name = "erase", mixinStandardHelpOptions = true, description = "Delete its contents; the record stays.")
    int erase(
            @Mixin RunningHub hub,
            @Mixin Notification notification,
            @Option(names = "--reason", required = true, description = "kept for good") String reason)
            throws IOException {
        return act(hub, notification, "erase", reason, "is erased");
    }

    private static int act(RunningHub hub, Notification notification, String act, String reason, String done)
            throws IOException {
        JsonNode answer = hub.client().run(BEAN, act, notification.sender, notification.reference, reason);
        return hub.print(answer, notification + " " + done);
    }
}
