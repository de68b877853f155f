package org.flaghoist.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends a partner again what it was given. */
@Command(
        name = "again",
        mixinStandardHelpOptions = true,
        description = "Send a partner again what a running hub gave it before; see how far that is, or stop it.")
final class AgainCommand implements Callable<Integer> {

    private static final String BEAN = "type=SendAgain";
    private static final int FEW_SECONDS = 120;
    private static final int FEW_MINUTES = 7_200;

    /** Known without looking into contents. */
    private static final Set<String> EXACT = Set.of("cancelled", "overtaken");

    @Mixin
    private RunningHub hub;

    @Parameters(arity = "0..1", paramLabel = "PARTNER", description = "whom to send it to")
    private @Nullable String partner;

    @Option(names = "--from", paramLabel = "TIME", description = "delivered from then on: 2026-11-27T04:00Z")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "TIME", description = "delivered before then (default: now)")
    private @Nullable String to;

    @Option(
            names = "--references",
            paramLabel = "REFERENCE",
            arity = "1..*",
            split = ",",
            description = "only these notifications, by their senders' references")
    private List<String> references = new ArrayList<>();

    @Option(names = "--all-revisions", description = "earlier revisions, too (default: the last that it was given)")
    private boolean allRevisions;

    @Option(names = "--preview", description = "count what would be sent, and send nothing")
    private boolean preview;

    @Option(names = "--stop", paramLabel = "REQUEST", description = "end a request")
    private @Nullable String stop;

    @Option(names = "--list", description = "the last requests, and how far they have come")
    private boolean list;

    @Option(names = "--reason", description = "kept as long as records are")
    private @Nullable String reason;

    @Override
    public Integer call() throws IOException {
        if (list) {
            JsonNode answer = hub.ask(BEAN, "list");
            String words = all(answer).map(AgainCommand::request).collect(Collectors.joining("\n"));
            return hub.print(answer, words.isEmpty() ? "nothing was sent again" : words);
        } else if (stop != null) {
            return hub.print(hub.client().run(BEAN, "stop", stop, hub.given(reason, "--reason")), stop + " is stopped");
        }
        String query = query(hub.given(partner, "the partner")).toString();
        if (preview) {
            JsonNode answer = hub.ask(BEAN, "preview", query);
            return hub.print(answer, preview(answer));
        }
        JsonNode answer = hub.ask(BEAN, "send", query, hub.given(reason, "--reason"));
        return hub.print(answer, request(answer));
    }

    private ObjectNode query(String of) {
        ObjectNode query = Answers.JSON.createObjectNode().put("partner", of).put("allRevisions", allRevisions);
        if (from != null) {
            query.put("since", from);
        }
        if (to != null) {
            query.put("until", to);
        }
        references.forEach(query.putArray("references")::add);
        return query;
    }

    private static Stream<JsonNode> all(JsonNode answer) {
        List<JsonNode> requests = new ArrayList<>();
        answer.path("requests").forEach(requests::add);
        return requests.stream();
    }

    static String preview(JsonNode answer) {
        String time =
                answer.has("seconds") ? ", in " + time(answer.path("seconds").asLong()) : "";
        return "%s%d copies of %d notifications, %d bytes%s%s"
                .formatted(
                        about(answer),
                        answer.path("copies").asInt(),
                        answer.path("notifications").asInt(),
                        answer.path("bytes").asLong(),
                        time,
                        leftOut(answer));
    }

    private static String time(long seconds) {
        if (seconds < FEW_SECONDS) {
            return seconds + " s";
        }
        Duration time = Duration.ofSeconds(seconds);
        return seconds < FEW_MINUTES ? time.toMinutes() + " min" : time.toHours() + " h";
    }

    private static String request(JsonNode request) {
        return "%s %-7s %s at %s by %s: %s; %s waiting, %s sent%s%s"
                .formatted(
                        request.path("id").asText(),
                        request.path("state").asText(),
                        request.path("partner").asText(),
                        request.path("at").asText(),
                        request.path("actor").asText(),
                        request.path("reason").asText(),
                        request.path("waiting").asText(),
                        request.path("sent").asText(),
                        leftOut(request),
                        request.has("words") ? "; " + request.path("words").asText() : "");
    }

    private static String about(JsonNode counts) {
        return counts.path("estimated").asBoolean() ? "about " : "";
    }

    private static String leftOut(JsonNode counts) {
        String words = Stream.of("deleted", "cancelled", "overtaken", "notAllowed", "failed")
                .filter(why -> counts.path(why).asInt() > 0)
                .map(why -> (EXACT.contains(why) ? "" : about(counts))
                        + counts.path(why).asText() + " " + (why.equals("notAllowed") ? "not allowed" : why))
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : "; left out: " + words;
    }
}
