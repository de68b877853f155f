package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Works on words that code tables of a running hub do not have. */
@Command(
        name = "codes",
        mixinStandardHelpOptions = true,
        description =
                "Words that were refused, as a code table of a running hub does not have them: see which, propose what"
                        + " they mean. When a second person has agreed ('change approve') what waited for them is done again.")
final class CodesCommand implements Runnable {

    private static final String BEAN = "type=Codes";
    private static final String WRITTEN = "it is a hub's word that the table has none of the recipient's for";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command: list, meanings, propose.");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "by partner and table, with what waits")
    int list(@Mixin RunningHub hub) throws IOException {
        JsonNode answer = hub.ask(BEAN, "list");
        return hub.print(answer, words(answer));
    }

    @Command(name = "meanings", mixinStandardHelpOptions = true, description = "what a word may mean")
    int meanings(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "PARTNER", description = "whose table it is") String partner,
            @Parameters(paramLabel = "TABLE", description = "its name") String table,
            @Parameters(paramLabel = "WORD", description = "that it does not have") String word,
            @Option(names = "--written", description = WRITTEN) boolean written)
            throws IOException {
        JsonNode answer = hub.ask(BEAN, "meanings", partner, use(written), table, word);
        List<String> lines = new ArrayList<>();
        answer.path("suggestions")
                .forEach(each -> lines.add("perhaps " + each.path("meaning").asText() + ": "
                        + each.path("why").asText()));
        lines.add("one of " + texts(answer.path("choices")));
        lines.add("in " + answer.path("file").asText()
                + (answer.path("shared").asBoolean() ? ", which all partners share that have none of their own" : ""));
        return hub.print(answer, String.join("\n", lines));
    }

    @Command(
            name = "propose",
            mixinStandardHelpOptions = true,
            description = "propose what words mean, as one change of their table")
    int propose(
            @Mixin RunningHub hub,
            @Parameters(paramLabel = "PARTNER", description = "whose table it is") String partner,
            @Parameters(paramLabel = "TABLE", description = "its name") String table,
            @Parameters(
                            paramLabel = "WORD=MEANING",
                            arity = "1..*",
                            description = "a sender's word and the hub's; to be written, the hub's and the recipient's")
                    List<String> words,
            @Option(names = "--written", description = WRITTEN) boolean written,
            @Option(names = "--reason", required = true, description = "kept as long as records are") String reason)
            throws IOException {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        ArrayNode list = query.putArray("words");
        words.forEach(word -> list.add(meaning(word, written)
                .put("partner", partner)
                .put("use", use(written))
                .put("table", table)));
        JsonNode answer = hub.ask(BEAN, "propose", query.toString(), reason);
        return hub.print(
                answer, "change " + answer.path("change").asText() + " is proposed; a second person has to agree");
    }

    // The hub's words have no '='.
    private ObjectNode meaning(String word, boolean written) {
        int between = written ? word.indexOf('=') : word.lastIndexOf('=');
        if (between < 0) {
            throw new CommandLine.ParameterException(spec.commandLine(), word + ": write WORD=MEANING.");
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("word", word.substring(0, between))
                .put("meaning", word.substring(between + 1));
    }

    private static String use(boolean written) {
        return written ? "WRITTEN" : "READ";
    }

    private static String texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }

    static String words(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("refused").forEach(word -> lines.add(refused(word)));
        answer.path("proposed").forEach(each -> lines.add("proposed: " + meaning(each)));
        answer.path("known")
                .forEach(each ->
                        lines.add("active since " + each.path("since").asText() + ": " + meaning(each.path("proposed"))
                                + ", " + each.path("again").asText() + " done again"));
        return lines.isEmpty() ? "no message waits for a word of a code table" : String.join("\n", lines);
    }

    private static String meaning(JsonNode proposed) {
        JsonNode word = proposed.path("word");
        return "change %s, %s %s %s %s = %s"
                .formatted(
                        proposed.path("change").asText(),
                        word.path("partner").asText(),
                        word.path("use").asText(),
                        word.path("table").asText(),
                        word.path("word").asText(),
                        word.path("meaning").asText());
    }

    private static String refused(JsonNode word) {
        String examples = texts(word.path("examples"));
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
