package org.flaghoist.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.flaghoist.testing.HubProcess;

/**
 * People at the consoles of one or more hubs who see to it that nothing waits for them. What a hub that dies does not
 * answer, or refuses, they ask again where it still waits, at the next hub.
 */
final class Operators implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PAUSE_MILLIS = 50;

    /** Does not get what is held for it. */
    static final String REFUSED = "at";

    private final List<HubProcess> hubs;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final List<Future<?>> shifts = new ArrayList<>();
    private final Set<Letter> toRecall = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    Operators(HubProcess... hubs) {
        this.hubs = List.of(hubs);
    }

    /** One at the dead letters, two at the holds and two who recall begin, and go on until they are stopped. */
    void begin() {
        shifts.add(threads.submit(() -> work(this::deadLetters)));
        shifts.add(threads.submit(() -> work(hub -> holds(hub, "releaser-1"))));
        shifts.add(threads.submit(() -> work(hub -> holds(hub, "releaser-2"))));
        shifts.add(threads.submit(() -> work(this::recalls)));
    }

    private interface Look {
        void at(HubProcess hub) throws IOException, InterruptedException;
    }

    private void work(Look look) {
        for (int i = 0; !over; i++) {
            try {
                look.at(hubs.get(i % hubs.size()));
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            } catch (IOException e) {
                // This hub is down, or died with the question in hand.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** What failed once is sent again in bulk; what failed then, too, is edited. */
    private void deadLetters(HubProcess hub) throws IOException, InterruptedException {
        List<String> once = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (JsonNode row : rows(hub, "DeadLetters", "", "", "", "", "", "")) {
            (row.path("attempts").asInt() == 1 ? once : again)
                    .add(row.path("id").asText());
        }
        if (!once.isEmpty()) {
            hub.ask("tester", "DeadLetters", "replayThese", String.join(",", once), "to see whether it is fixed");
        }
        for (String id : again) {
            edit(hub, id);
        }
    }

    private static void edit(HubProcess hub, String id) throws IOException, InterruptedException {
        JsonNode shown = JSON.readTree(
                hub.ask("tester", "DeadLetters", "show", id).path("value").asText("{}"));
        byte[] content =
                Base64.getDecoder().decode(shown.path("content").path("base64").asText());
        // One byte is one character, so that any charset comes out as it went in.
        String edited = new String(content, StandardCharsets.ISO_8859_1).replace(DecisionsIT.WRONG, DecisionsIT.RIGHT);
        if (content.length > 0) {
            String base64 = Base64.getEncoder().encodeToString(edited.getBytes(StandardCharsets.ISO_8859_1));
            hub.ask("tester", "DeadLetters", "edit", id, base64, "the code is fixed");
        }
    }

    private static void holds(HubProcess hub, String releaser) throws IOException, InterruptedException {
        for (JsonNode row : rows(hub, "Holds", "")) {
            boolean voted = row.path("votes").findValuesAsText("actor").contains(releaser);
            if (!voted) {
                String word = row.path("partner").asText().equals(REFUSED) ? "refuse" : "release";
                hub.ask(releaser, "Holds", word, row.path("id").asText(), "as agreed");
            }
        }
    }

    /** It is to be recalled as soon as the hub has accepted it. */
    void recall(Letter letter) {
        toRecall.add(letter);
    }

    /** Whether all of them are recalled. */
    boolean haveRecalledAll() {
        return toRecall.isEmpty();
    }

    /** The first asks for what is not asked for, the second agrees. */
    private void recalls(HubProcess hub) throws IOException, InterruptedException {
        JsonNode there =
                JSON.readTree(hub.call("tester", "Recall", "list").path("value").asText("{}"));
        List<String> asked = there.path("requests").findValuesAsText("reference");
        List<String> recalled = new ArrayList<>();
        there.path("recalls").forEach(recall -> {
            recalled.add(recall.path("reference").asText());
            toRecall.removeIf(
                    letter -> letter.id().equals(recall.path("reference").asText())
                            && recall.path("state").asText().equals("SENT"));
        });
        for (Letter letter : List.copyOf(toRecall)) {
            if (!recalled.contains(letter.id())) {
                String person = asked.contains(letter.id()) ? "releaser-2" : "releaser-1";
                JsonNode answer = hub.ask(person, "Recall", "recall", letter.sender(), letter.id(), "wrong boat");
                // The list has only so many of those that are finished.
                if (answer.path("error").asText().contains("is cancelled already")) {
                    toRecall.remove(letter);
                }
            }
        }
    }

    private static List<JsonNode> rows(HubProcess hub, String bean, String... filter)
            throws IOException, InterruptedException {
        List<JsonNode> rows = new ArrayList<>();
        JSON.readTree(hub.ask("tester", bean, "list", filter).path("value").asText("{}"))
                .path("messages")
                .forEach(rows::add);
        return rows;
    }

    /** How many decisions a hub has recorded and not carried out yet. */
    static long pending(HubProcess hub) throws IOException, InterruptedException {
        return hub.ask("tester", "DeadLetters", "Pending").path("value").asLong(-1);
    }

    @Override
    public void close() throws Exception {
        over = true;
        for (Future<?> shift : shifts) {
            shift.get();
        }
        threads.shutdown();
    }
}
