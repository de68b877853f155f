package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Works on words that code tables of a running hub do not have. */
@Command(
        name = "codes",
        mixinStandardHelpOptions = true,
        description = "Words that were refused, as a code table of a running hub does not have them.")
final class CodesCommand implements Runnable {

    private static final String BEAN = "type=Codes";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command: list.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "by partner and table, with what waits")
    int list(@Mixin RunningHub hub) throws IOException {
        JsonNode answer = hub.ask(BEAN, "list");
        return hub.print(answer, words(answer));
    }

    static String words(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("refused").forEach(word -> lines.add(refused(word)));
        return lines.isEmpty() ? "no message waits for a word of a code table" : String.join("\n", lines);
    }

    private static String refused(JsonNode word) {
        String examples = StreamSupport.stream(word.path("examples").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
        return "%s %s %s %s: %d waiting since %s%s"
                .formatted(
                        word.path("partner").asText(),
                        word.path("use").asText(),
                        word.path("table").asText(),
                        word.path("word").asText("(not kept, it may be a person's)"),
                        word.path("waiting").asLong(),
                        word.path("oldest").asText(),
                        examples.isEmpty() ? "" : ", " + examples);
    }
}
