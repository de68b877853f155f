package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what is overdue. */
@Command(
        name = "overdue",
        mixinStandardHelpOptions = true,
        description = "What a running hub knows to be not delivered, taken or answered in time: the most urgent first,"
                + " then what has been so for longest.")
final class OverdueCommand implements Callable<Integer> {

    @Mixin
    private RunningHub hub;

    @Override
    public Integer call() throws IOException {
        JsonNode answer = hub.ask("type=Overdue", "list");
        return hub.print(answer, words(answer));
    }

    static String words(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("pairs")
                .forEach(pair -> lines.add("%s -> %s: %d not %s, the first since %s"
                        .formatted(
                                pair.path("sender").asText(),
                                pair.path("recipient").asText(),
                                pair.path("number").asInt(),
                                pair.path("step").asText().toLowerCase(Locale.ROOT),
                                pair.path("first").asText())));
        answer.path("copies").forEach(copy -> lines.add(copy(copy)));
        return lines.isEmpty() ? "nothing is overdue" : String.join("\n", lines);
    }

    private static String copy(JsonNode copy) {
        return "%-9s  %-8s  %-8s  not %-9s  due %s  %s r%d  %s%s"
                .formatted(
                        copy.path("urgency").asText(),
                        copy.path("sender").asText(),
                        copy.path("recipient").asText(),
                        copy.path("step").asText().toLowerCase(Locale.ROOT),
                        copy.path("due").asText(),
                        copy.path("reference").asText(),
                        copy.path("revision").asInt(),
                        copy.path("state").asText(),
                        copy.path("told").asBoolean() ? "  sender told" : "");
    }
}
