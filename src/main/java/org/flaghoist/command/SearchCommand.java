package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds notifications by what they say. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        description = "Find notifications of a running hub by what they say, all of what you give. It is recorded that"
                + " you searched, and by what.")
final class SearchCommand implements Callable<Integer> {

    private static final String BEAN = "type=Notifications";

    @Mixin
    private RunningHub hub;

    @Option(names = "--serial", paramLabel = "NUMBER", description = "of an engine, whole")
    private @Nullable String serial;

    @Option(names = "--hull", paramLabel = "NUMBER", description = "of a vessel, whole")
    private @Nullable String hull;

    @Option(names = "--document", paramLabel = "NUMBER", description = "of a person's document, whole")
    private @Nullable String document;

    @Option(names = "--place", paramLabel = "WORDS", description = "of the place's name, or its UN/LOCODE")
    private @Nullable String place;

    @Option(names = "--words", paramLabel = "WORDS", description = "whole words of the narrative and the like")
    private @Nullable String words;

    @Option(names = "--sender", paramLabel = "PARTNER", description = "only what it sent")
    private @Nullable String sender;

    @Option(names = "--since", paramLabel = "TIME", description = "received from then on: 2026-11-03T14:00:00Z")
    private @Nullable String since;

    @Option(names = "--until", paramLabel = "TIME", description = "received before then")
    private @Nullable String until;

    @Option(names = "--before", paramLabel = "ENTRY", description = "go on where the last answer ended")
    private @Nullable Long before;

    @Option(names = "--who", description = "list who searched by all that, instead")
    private boolean who;

    @Override
    public Integer call() throws IOException {
        if (who) {
            JsonNode answer = hub.ask(BEAN, "searches", known());
            return hub.print(answer, searches(answer));
        }
        JsonNode answer = hub.ask(BEAN, "find", known(), query());
        return hub.print(answer, found(answer));
    }

    private String known() {
        ObjectNode known = Answers.JSON.createObjectNode();
        known.put("serial", serial).put("hull", hull).put("document", document);
        return known.put("place", place).put("words", words).toString();
    }

    private String query() {
        ObjectNode query = Answers.JSON.createObjectNode();
        query.put("sender", sender).put("since", since).put("until", until);
        return query.put("before", before).toString();
    }

    private static String found(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("rows").forEach(row -> lines.add(line(row)));
        lines.add(answer.path("rows").size() + " found");
        if (answer.has("next")) {
            lines.add("go on with --before " + answer.path("next").asText());
        }
        if (answer.has("indexedTo")) {
            lines.add(answer.path("waiting").asText() + " are not in the index yet, the first received at "
                    + answer.path("indexedTo").asText());
        }
        if (answer.has("indexedFrom")) {
            lines.add("the index is being made anew: what was received before "
                    + answer.path("indexedFrom").asText() + " is not found yet");
        }
        return String.join("\n", lines);
    }

    private static String line(JsonNode row) {
        return "%-8s %s  %-8s %-24s r%-3s %-12s %s"
                .formatted(
                        row.path("entry").asText(),
                        row.path("at").asText(),
                        row.path("sender").asText(),
                        row.path("reference").asText("-"),
                        row.path("revision").asText("-"),
                        row.path("type").asText("-"),
                        row.path("state").asText());
    }

    private static String searches(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        answer.path("rows")
                .forEach(row -> lines.add("%s  %s, %s"
                        .formatted(row.path("at").asText(), row.path("actor").asText(), end(row.path("detail")))));
        lines.add(answer.path("rows").size() + " searches");
        return String.join("\n", lines);
    }

    private static String end(JsonNode detail) {
        return detail.has("failed") ? "failed" : detail.path("found").asText() + " found";
    }
}
