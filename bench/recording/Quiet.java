import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Waits until the hub is at rest: nothing waits on a queue, no notification is under way, nothing more comes. */
final class Quiet {

    private static final long LONGEST = TimeUnit.SECONDS.toNanos(120);
    /** More than the half second after which the hub looks at servers, decisions and alarms. */
    private static final long SETTLED = TimeUnit.MILLISECONDS.toNanos(700);
    private static final int MILLIS = 100;

    private final Scene scene;

    Quiet(Scene scene) {
        this.scene = scene;
    }

    static void until(String what, Callable<Boolean> condition) throws IOException {
        long end = System.nanoTime() + LONGEST;
        while (!call(condition)) {
            if (System.nanoTime() > end) {
                throw new IOException("it does not come to that " + what);
            }
            pause();
        }
    }

    /** As {@link #until}, for a few seconds at most. */
    void softly(Callable<Boolean> condition) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!call(condition) && System.nanoTime() < end) {
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }
    }

    private static boolean call(Callable<Boolean> condition) throws IOException {
        try {
            return condition.call();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(MILLIS);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** @param waiting recipients for whom something may wait */
    void await(Set<String> waiting) throws IOException {
        long end = System.nanoTime() + LONGEST;
        long since = System.nanoTime();
        String before = activity();
        String why = "";
        while (System.nanoTime() < end) {
            pause();
            String now = activity();
            if (!now.equals(before)) {
                before = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > SETTLED) {
                why = busy(waiting);
                if (why.isEmpty()) {
                    return;
                }
                since = System.nanoTime();
            }
        }
        throw new IOException(scene.recording.step() + ": the hub is not at rest: " + why);
    }

    /** How many messages of a partner wait to be translated. */
    int waiting(String id) throws IOException {
        for (JsonNode partner :
                scene.console.exec("viewer", "type=Exchange", "picture").at("/value/partners")) {
            if (partner.path("id").asText().equals(id)) {
                return partner.at("/in/waiting").asInt();
            }
        }
        throw new IOException("the hub has no partner " + id);
    }

    private String activity() throws IOException {
        long files = 0;
        for (RecordedPartner partner : scene.partners) {
            if (partner.hasServer()) {
                files = files * 10_000
                        + FileTrees.files(scene.servers.inbox(partner.id())).size();
            }
        }
        return scene.clients.count() + " " + files + " " + Files.size(scene.hub.log());
    }

    /** Why it is not at rest; empty where it is. */
    String busy(Set<String> waiting) throws IOException {
        JsonNode picture =
                scene.console.exec("viewer", "type=Exchange", "picture").path("value");
        for (JsonNode partner : picture.path("partners")) {
            String id = partner.path("id").asText();
            if (!waiting.contains(id)
                    && partner.at("/in/waiting").asInt()
                                    + partner.at("/out/waiting").asInt()
                            > 0) {
                return "something waits at " + id + ": " + partner;
            }
        }
        if (scene.console
                        .read("viewer", "type=DeadLetters")
                        .at("/value/Pending")
                        .asInt()
                > 0) {
            return "a decision is not carried out";
        }
        JsonNode rows = scene.console
                .exec("viewer", "type=Notifications", "search", "{}")
                .at("/value/rows");
        for (JsonNode row : rows) {
            if (row.path("state").asText().equals("RECEIVED")) {
                return row.toString();
            }
            for (JsonNode recipient : row.path("recipients")) {
                if (recipient.path("state").asText().equals("QUEUED")
                        && !waiting.contains(recipient.path("partner").asText().replaceFirst("--.*", ""))) {
                    return row.toString();
                }
            }
        }
        return "";
    }
}
