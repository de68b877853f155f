import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the ledger says of each notification in the end, and the metrics. */
final class LedgerSteps {

    private final Scene scene;

    LedgerSteps(Scene scene) {
        this.scene = scene;
    }

    void run() throws IOException {
        scene.recording.begin("history-of-all");
        Map<String, List<String>> bySender = new TreeMap<>();
        String before = "";
        do {
            JsonNode answer = scene.console
                    .exec("viewer", "type=Notifications", "search", "{\"before\": \"" + before + "\"}")
                    .path("value");
            for (JsonNode row : answer.path("rows")) {
                bySender.computeIfAbsent(row.path("sender").asText(), sender -> new ArrayList<>())
                        .add(history(row));
            }
            before = answer.path("next").asText();
        } while (!before.isEmpty());
        bySender.forEach((sender, texts) -> scene.recording.addSorted("notifications", sender, texts));
        metrics();
    }

    /** A line for each part. */
    private String history(JsonNode row) throws IOException {
        JsonNode shown = scene.console
                .exec("viewer", "type=Notifications", "show", row.path("entry").asLong())
                .path("value");
        StringBuilder text = new StringBuilder(
                row.path("reference").asText() + " r" + row.path("revision").asText());
        text.append(' ').append(row.path("state").asText()).append('\n').append(scene.line(row));
        for (String part : new String[] {"recipients", "receipts", "events", "waiting", "answers"}) {
            List<String> lines = new ArrayList<>();
            shown.path(part).forEach(element -> lines.add("  " + part + " " + scene.line(element)));
            lines.stream().sorted().forEach(line -> text.append('\n').append(line));
        }
        return text.toString();
    }

    /** Names with the keys of their tags; of the hub's own counters the sums, too. */
    private void metrics() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        TreeMap<String, Double> sums = new TreeMap<>();
        for (String line : scene.console.get("scraper", "/actuator/prometheus").split("\n")) {
            String name = line.replaceFirst("[{ ].*", "");
            if (!line.startsWith("#") && !name.startsWith("jvm_gc_")) {
                String tags =
                        line.contains("{") ? line.replaceFirst("^[^{]*\\{", "").replaceFirst("}[^}]*$", "") : "";
                names.add(name + " " + tags.replaceAll("=\"[^\"]*\"", ""));
                if (name.matches("flaghoist_.*_total") && !name.contains("retried")) {
                    sums.merge(
                            line.replaceFirst(" [^ ]*$", ""),
                            Double.valueOf(line.replaceFirst(".* ", "")),
                            Double::sum);
                }
            }
        }
        scene.recording.add("metrics", "names", String.join("\n", names));
        sums.forEach((name, sum) -> scene.recording.add("metrics", "counters", name + " " + sum));
    }
}
