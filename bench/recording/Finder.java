import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds what people work on, in the same order in each run; none of its questions is recorded. */
final class Finder {

    private static final String VIEWER = "viewer";

    private final ConsoleClient console;

    Finder(ConsoleClient console) {
        this.console = console;
    }

    /** The name of a dead letter that waits: of several the one with the first reference. */
    String deadLetter(String partner, String code) throws IOException {
        JsonNode all = console.exec(VIEWER, "type=DeadLetters", "list", "", partner, code, "", "", "")
                .at("/value/messages");
        return first(all, partner + " " + code);
    }

    /** The name of a hold for a partner. */
    String hold(String partner) throws IOException {
        JsonNode all = console.exec(VIEWER, "type=Holds", "list", partner).at("/value/messages");
        return first(all, partner);
    }

    private static String first(JsonNode all, String what) {
        List<JsonNode> waiting = new ArrayList<>();
        all.forEach(message -> {
            if (message.path("state").asText().equals("WAITING")) {
                waiting.add(message);
            }
        });
        return waiting.stream()
                .min(Comparator.comparing(
                                (JsonNode message) -> message.path("reference").asText() + message.path("location"))
                        .thenComparing(message -> message.path("id").asText().length())
                        .thenComparing(message -> message.path("id").asText()))
                .orElseThrow(() -> new IllegalStateException("nothing of " + what + " waits"))
                .path("id")
                .asText();
    }

    /** The entry of a notification's last revision, or of an earlier one. */
    long entry(String sender, String reference, int revision) throws IOException {
        String query = "{\"sender\": \"" + sender + "\", \"reference\": \"" + reference + "\"}";
        for (JsonNode row :
                console.exec(VIEWER, "type=Notifications", "search", query).at("/value/rows")) {
            if (row.path("revision").asInt() == revision
                    && !row.path("state").asText().equals("REJECTED")) {
                return row.path("entry").asLong();
            }
        }
        throw new IllegalStateException("there is no " + reference + " r" + revision + " of " + sender);
    }

    /** An alarm that holds. */
    JsonNode alarm(String condition) throws IOException {
        for (JsonNode alarm : console.exec(VIEWER, "type=Alarms", "list").at("/value/active")) {
            if (alarm.path("condition").asText().equals(condition)) {
                return alarm;
            }
        }
        return ConsoleClient.JSON.missingNode();
    }

    JsonNode ask(String bean, String operation, Object... arguments) throws IOException {
        return console.exec("operator", bean, operation, arguments).path("value");
    }
}
