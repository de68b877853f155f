package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The alarms of a running hub. */
@Command(
        name = "alarms",
        mixinStandardHelpOptions = true,
        description = "List the alarms of a running hub; acknowledge one.")
final class AlarmsCommand implements Runnable {

    private static final String BEAN = "type=Alarms";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command: list, acknowledge.");
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "The alarms that are active, the newest first.")
    int list(@Mixin RunningHub hub, @Option(names = "--ended", description = "also the last that ended") boolean ended)
            throws IOException {
        JsonNode answer = hub.ask(BEAN, "list");
        List<String> lines = new ArrayList<>();
        answer.path("active").forEach(alarm -> lines.add(line(alarm)));
        lines.add(answer.path("active").size() + " active");
        if (ended) {
            answer.path("ended").forEach(alarm -> lines.add(line(alarm)));
        }
        return hub.print(answer, String.join("\n", lines));
    }

    @Command(
            name = "acknowledge",
            mixinStandardHelpOptions = true,
            description = "Say that you look after an alarm, so that it is not escalated.")
    int acknowledge(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "ID", description = "its number in the list") long id,
            @Option(names = "--reason", required = true, description = "kept as long as records are") String reason)
            throws IOException {
        JsonNode alarm = StreamSupport.stream(
                        hub.ask(BEAN, "list").path("active").spliterator(), false)
                .filter(each -> each.path("id").asLong() == id)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("alarm " + id + " is not active; list them"));
        String severity = alarm.path("severity").asText();
        JsonNode answer = hub.client().run(BEAN, "acknowledge", id, severity, reason);
        return hub.print(answer, "alarm " + id + ": acknowledged as " + severity);
    }

    private static String line(JsonNode alarm) {
        JsonNode word = alarm.path("acknowledged");
        String times = alarm.has("until")
                ? "from " + alarm.path("since").asText() + " to "
                        + alarm.path("until").asText()
                : "since " + alarm.path("since").asText();
        return "%-6s %-8s %-18s %-10s %s%s%s  %s"
                .formatted(
                        alarm.path("id").asText(),
                        alarm.path("severity").asText(),
                        alarm.path("condition").asText(),
                        alarm.path("partner").asText("-"),
                        times,
                        alarm.has("escalated") ? ", escalated" : "",
                        word.isObject()
                                ? ", acknowledged by " + word.path("by").asText() + ": "
                                        + word.path("reason").asText()
                                : "",
                        alarm.path("text").asText() + ParkedTexts.shift(alarm));
    }
}
