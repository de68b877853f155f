package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Changes of files in words. */
final class ChangeTexts {

    private ChangeTexts() {}

    /** Of one that the list says nothing else of. */
    static String forged(long id) {
        return id + " is not as the hubs have written it: no hub works by it; find out who writes to the database"
                + " (docs/operate/changes.md)";
    }

    static String line(JsonNode change) {
        List<String> lines = new ArrayList<>();
        lines.add("%s %-9s at %s by %s: %s"
                .formatted(
                        change.path("id").asText(),
                        change.path("state").asText(),
                        change.path("at").asText(),
                        change.path("actor").asText(),
                        change.path("reason").asText()));
        if (change.has("undoes")) {
            lines.add("  goes back from change " + change.path("undoes").asText());
        }
        JsonNode second = change.path("second");
        if (!second.isMissingNode()) {
            lines.add("  %s at %s: %s"
                    .formatted(
                            second.path("actor").asText(),
                            second.path("at").asText(),
                            second.path("reason").asText()));
        }
        if (change.has("to")) {
            lines.add("  configuration %s -> %s"
                    .formatted(change.path("from").asText(), change.path("to").asText()));
        }
        change.path("words").asText().lines().forEach(words -> lines.add("  " + words));
        return String.join("\n", lines);
    }

    /** With its files and effects. */
    static String whole(JsonNode answer) {
        List<String> lines = new ArrayList<>(List.of(line(answer.path("change")), ""));
        answer.path("files").forEach(file -> lines.add(file.path("difference").asText()));
        JsonNode effects = answer.path("effects");
        if (effects.isObject()) {
            effects(effects, lines);
        } else if (answer.at("/change/state").asText().equals("PROPOSED")) {
            lines.add("what it would do is being looked at");
        }
        return String.join("\n", lines).stripTrailing();
    }

    private static void effects(JsonNode effects, List<String> lines) {
        if (effects.has("fault")) {
            lines.add(effects.path("fault").asText());
            return;
        }
        lines.add("%s of %s notifications since %s looked at%s, %s would change"
                .formatted(
                        effects.path("looked").asText(),
                        effects.path("all").asText(),
                        effects.path("since").asText(),
                        effects.has("oldest")
                                ? ", the oldest of " + effects.path("oldest").asText()
                                : "",
                        effects.path("changed").asText()));
        for (JsonNode group : effects.path("groups")) {
            lines.add("");
            lines.add(group.path("words").asText());
            group.path("fields").forEach(field -> lines.add("      " + field.asText()));
            List<String> examples = new ArrayList<>();
            group.path("examples").forEach(example -> examples.add(example.asText()));
            lines.add("      such as " + String.join(", ", examples));
        }
        if (effects.path("more").asInt() > 0) {
            lines.add("and " + effects.path("more").asText() + " more groups");
        }
    }
}
