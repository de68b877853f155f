package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Dead letters of a running hub. */
@Command(
        name = "dead",
        mixinStandardHelpOptions = true,
        description = "List the dead letters of a running hub; replay, edit or discard them.")
final class DeadCommand implements Runnable {

    private static final String BEAN = "type=DeadLetters";
    private static final String LOST = "type=Unknown";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Name a command: list, show, replay, edit, agree, withdraw, discard, open, shred, withdraw-shred, unknown,"
                        + " set-aside.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "The dead letters, the oldest first.")
    int list(@Mixin RunningHub hub, @Mixin DeadFilter filter) throws IOException {
        JsonNode answer = hub.ask(BEAN, "list", filter.arguments());
        return hub.print(answer, ParkedTexts.list(answer));
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "One with its content; it is recorded that you looked.")
    int show(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "ID") String id,
            @Option(names = "--content", paramLabel = "FILE", description = "also write its bytes to a file") @Nullable
                    Path content)
            throws IOException {
        return hub.show(BEAN, id, content);
    }

    @Command(
            name = "replay",
            mixinStandardHelpOptions = true,
            description = "Replay some from the stage where they failed, or --all that match the filter.")
    int replay(@Mixin RunningHub hub, @Mixin ChosenDeadLetters chosen) throws IOException {
        return act(hub, "replay", chosen);
    }

    @Command(
            name = "discard",
            mixinStandardHelpOptions = true,
            description = "Discard some for good, or --all that match the filter.")
    int discard(@Mixin RunningHub hub, @Mixin ChosenDeadLetters chosen) throws IOException {
        return act(hub, "discard", chosen);
    }

    @Command(
            name = "edit",
            mixinStandardHelpOptions = true,
            description =
                    "Send the content of a file instead of its own; the original and the difference are kept. Some edits"
                            + " wait for a second person.")
    int edit(@Mixin RunningHub hub, @Mixin OneMessage one, @Parameters(index = "1", paramLabel = "FILE") Path file)
            throws IOException {
        String content = Base64.getEncoder().encodeToString(Files.readAllBytes(file));
        return said(hub, "edit", one.id(), content, one.reason());
    }

    @Command(
            name = "agree",
            mixinStandardHelpOptions = true,
            description = "Agree, as a second person, to an edit that show lists; then it is sent.")
    int agree(
            @Mixin RunningHub hub,
            @Mixin OneMessage one,
            @Parameters(index = "1", paramLabel = "REQUEST", description = "as show names it") String token)
            throws IOException {
        return said(hub, "agree", one.id(), token, one.reason());
    }

    @Command(
            name = "withdraw",
            mixinStandardHelpOptions = true,
            description = "Withdraw an edit that waits for a second person.")
    int withdraw(@Mixin RunningHub hub, @Mixin OneMessage one) throws IOException {
        return said(hub, "withdraw", one.id(), one.reason());
    }

    @Command(
            name = "open",
            mixinStandardHelpOptions = true,
            description = "Open one that is sealed, above the hub's ceiling; it is recorded that you did, and why.")
    int open(
            @Mixin RunningHub hub,
            @Mixin OneMessage one,
            @Option(names = "--content", paramLabel = "FILE", description = "also write its bytes to a file") @Nullable
                    Path content)
            throws IOException {
        return hub.shown(hub.ask(BEAN, "open", one.id(), one.reason()), content);
    }

    @Command(
            name = "shred",
            mixinStandardHelpOptions = true,
            description = "Shred one above the hub's ceiling, when a second person says the same.")
    int shred(@Mixin RunningHub hub, @Mixin OneMessage one) throws IOException {
        return said(hub, "shred", one.id(), one.reason());
    }

    @Command(
            name = "withdraw-shred",
            mixinStandardHelpOptions = true,
            description = "Withdraw the request to shred one.")
    int withdrawShred(@Mixin RunningHub hub, @Mixin OneMessage one) throws IOException {
        return said(hub, "withdrawShred", one.id(), one.reason());
    }

    private static int said(RunningHub hub, String operation, Object... arguments) throws IOException {
        JsonNode answer = hub.ask(BEAN, operation, arguments);
        return hub.print(answer, ParkedTexts.outcome(answer));
    }

    @Command(
            name = "unknown",
            mixinStandardHelpOptions = true,
            description = "Messages on queues whose entry the ledger has lost.")
    int unknown(@Mixin RunningHub hub) throws IOException {
        JsonNode answer = hub.ask(LOST, "list");
        return hub.print(answer, ParkedTexts.unknown(answer));
    }

    @Command(
            name = "set-aside",
            mixinStandardHelpOptions = true,
            description = "Make a dead letter of one that is unknown, so that what comes after it goes on.")
    int setAside(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "MESSAGE", description = "its name, as unknown lists it") String message,
            @Option(names = "--reason", required = true, description = "kept as long as records are") String reason)
            throws IOException {
        JsonNode answer = hub.ask(LOST, "setAside", message, reason);
        return hub.print(
                answer,
                message + ": recorded, and a dead letter as soon as the hub takes it from "
                        + answer.path("queue").asText());
    }

    private static int act(RunningHub hub, String act, ChosenDeadLetters chosen) throws IOException {
        if (chosen.isAll()) {
            JsonNode number = hub.ask(BEAN, act + "All", chosen.filter());
            return hub.print(number, number.asText() + " decided; they are carried out in their order");
        }
        int code = 0;
        for (String id : chosen.ids()) {
            try {
                JsonNode answer = hub.ask(BEAN, act, id, chosen.reason());
                hub.print(answer, ParkedTexts.outcome(answer));
            } catch (HubRefused refusal) {
                code = hub.complain(Objects.requireNonNull(refusal.getMessage()));
            }
        }
        return code;
    }
}
