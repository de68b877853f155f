package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Recalls a notification. */
@Command(
        name = "recall",
        mixinStandardHelpOptions = true,
        description = "Recall a notification in a running hub, when a second person says the same: what is not fetched"
                + " is withdrawn, what is fetched is cancelled. See what became of it.")
final class RecallCommand implements Callable<Integer> {

    private static final String BEAN = "type=Recall";

    @Mixin
    private RunningHub hub;

    @Parameters(index = "0", arity = "0..1", paramLabel = "SENDER", description = "the partner's id")
    private @Nullable String sender;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "REFERENCE",
            description = "the sender's reference of the notification")
    private @Nullable String reference;

    @Option(names = "--withdraw", description = "withdraw the request for it, before a second person agrees")
    private boolean withdraw;

    @Option(names = "--list", description = "what waits for a second person, and the last recalls, by recipient")
    private boolean list;

    @Option(names = "--reason", description = "kept as long as records are")
    private @Nullable String reason;

    @Override
    public Integer call() throws IOException {
        if (list) {
            JsonNode answer = hub.ask(BEAN, "list");
            return hub.print(answer, words(answer));
        }
        String from = hub.given(sender, "the sender");
        String which = hub.given(reference, "the reference");
        String why = hub.given(reason, "--reason");
        if (withdraw) {
            JsonNode answer = hub.client().run(BEAN, "withdraw", from, which, why);
            return hub.print(answer, "the request to recall " + which + " of " + from + " is withdrawn");
        }
        JsonNode answer = hub.ask(BEAN, "recall", from, which, why);
        String words = answer.path("done").asBoolean()
                ? "is recalled: " + answer.path("id").asText()
                : "waits: a second person has to say the same";
        return hub.print(answer, which + " of " + from + " " + words);
    }

    private static String words(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("requests")
                .forEach(one -> lines.add("waits for a second person: %s of %s, at %s by %s: %s"
                        .formatted(
                                one.path("reference").asText(),
                                one.path("sender").asText(),
                                one.path("at").asText(),
                                one.path("actor").asText(),
                                one.path("reason").asText())));
        answer.path("recalls").forEach(one -> lines.addAll(recall(one)));
        return lines.isEmpty() ? "nothing was recalled" : String.join("\n", lines);
    }

    private static List<String> recall(JsonNode one) {
        List<String> lines = new ArrayList<>();
        lines.add("%s %-7s %s of %s at %s by %s: %s%s"
                .formatted(
                        one.path("id").asText(),
                        one.path("state").asText(),
                        one.path("reference").asText(),
                        one.path("sender").asText(),
                        one.path("at").asText(),
                        one.path("actor").asText(),
                        one.path("reason").asText(),
                        one.has("words") ? "; " + one.path("words").asText() : ""));
        one.path("recipients")
                .forEach(recipient -> lines.add("  %-10s %-9s%s"
                        .formatted(
                                recipient.path("partner").asText(),
                                recipient.path("state").asText(),
                                recipient.has("cancellation")
                                        ? " cancellation "
                                                + recipient.path("cancellation").asText()
                                        : "")
                        .stripTrailing()));
        return lines;
    }
}
