package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Has all hubs go over to changed files, and waits for what each says. */
@Command(
        name = "reload",
        mixinStandardHelpOptions = true,
        description = "Have all hubs check their files, and go over to changed tables, keys and credentials if each"
                + " finds the same good. None changes anything otherwise.")
final class ReloadCommand implements Callable<Integer> {

    private static final String BEAN = "type=Reload";
    private static final int EVERY_MILLIS = 500;
    /** A hub that was cut off goes over when it is back; nobody waits for that. */
    private static final int MOST_LOOKS_AFTERWARDS = 20;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Mixin
    private RunningHub hub;

    @Option(names = "--list", description = "the last reloads, and what each hub said")
    private boolean list;

    @Option(names = "--reason", description = "kept as long as records are")
    private @Nullable String reason;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (list) {
            JsonNode answer = hub.ask(BEAN, "list");
            List<String> lines = new ArrayList<>();
            answer.path("reloads").forEach(reload -> lines.add(words(reload)));
            return hub.print(answer, lines.isEmpty() ? "nothing was reloaded" : String.join("\n", lines));
        }
        if (reason == null) {
            throw new CommandLine.ParameterException(spec.commandLine(), "Give --reason.");
        }
        JsonNode ended = ended(hub.ask(BEAN, "ask", reason).path("id").asLong());
        String state = ended.path("state").asText();
        return state.equals("AGREED") || state.equals("UNCHANGED")
                ? hub.print(ended, words(ended))
                : hub.complain(words(ended) + "\nnothing is changed");
    }

    private JsonNode ended(long id) throws IOException, InterruptedException {
        int looks = 0;
        while (true) {
            JsonNode reload = find(id);
            String state = reload.path("state").asText();
            boolean goesOn = state.equals("CHECKING")
                    || (state.equals("AGREED") && isToCome(reload) && looks++ < MOST_LOOKS_AFTERWARDS);
            if (!goesOn) {
                return reload;
            }
            Thread.sleep(EVERY_MILLIS);
        }
    }

    private JsonNode find(long id) throws IOException {
        for (JsonNode reload : hub.ask(BEAN, "list").path("reloads")) {
            if (reload.path("id").asLong() == id) {
                return reload;
            }
        }
        throw new HubRefused("many others have reloaded since; see --list");
    }

    private static boolean isToCome(JsonNode reload) {
        for (JsonNode each : reload.path("hubs")) {
            if (!each.has("switched")) {
                return true;
            }
        }
        return false;
    }

    private static String words(JsonNode reload) {
        List<String> lines = new ArrayList<>();
        lines.add("%s %s at %s by %s: %s"
                .formatted(
                        reload.path("id").asText(),
                        reload.path("state").asText(),
                        reload.path("at").asText(),
                        reload.path("actor").asText(),
                        reload.path("reason").asText()));
        if (reload.has("words")) {
            reload.path("words").asText().lines().forEach(line -> lines.add("  " + line));
        }
        reload.path("hubs").forEach(each -> hub(each, lines));
        return String.join("\n", lines);
    }

    private static void hub(JsonNode each, List<String> lines) {
        if (each.has("faults")) {
            return;
        }
        String since = each.has("switched")
                ? "works by this since " + each.path("switched").asText()
                : "has checked its files";
        lines.add("  " + each.path("hub").asText() + " " + since);
        each.path("changes").forEach(change -> lines.add("    " + change.asText()));
    }
}
