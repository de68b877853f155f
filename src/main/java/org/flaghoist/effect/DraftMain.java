package org.flaghoist.effect;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.SetupFiles;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Secrets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process that looks at a draft. It says to the hub what it finds, and asks for what only the hub knows. */
final class DraftMain {

    static final int NO_MEMORY = 3;
    private static final int LATE = 4;

    private final JsonLines hub;

    private DraftMain(JsonLines hub) {
        this.hub = hub;
    }

    /** @param args how many milliseconds it has at the most */
    public static void main(String[] args) throws IOException {
        endAfter(Long.parseLong(args[0]));
        goFirst();
        DraftMain process = new DraftMain(new JsonLines(System.in, System.out, Integer.MAX_VALUE));
        // The hub listens there.
        System.setOut(System.err);
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        try {
            process.run();
        } catch (OutOfMemoryError e) {
            Runtime.getRuntime().halt(NO_MEMORY);
        } catch (RuntimeException | StackOverflowError e) {
            // Its own words may hold what stands in a notification.
            StackTraceElement[] trace = e.getStackTrace();
            System.err.println("A draft cannot be looked at: " + e.getClass().getName()
                    + (trace.length == 0 ? "" : " at " + trace[0]));
            System.exit(1);
        }
    }

    // The hub ends it in time. Where the hub itself has ended, nobody else would.
    private static void endAfter(long millis) {
        Thread end = new Thread(() -> {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(LATE);
        });
        end.setDaemon(true);
        end.start();
    }

    // Where the machine has no memory left, Linux takes this process before the hub.
    private static void goFirst() {
        Path score = Path.of("/proc/self/oom_score_adj");
        try {
            if (Files.isWritable(score)) {
                Files.writeString(score, "1000");
            }
        } catch (IOException e) {
            System.err.println("The process that looks at a draft may outlive the hub: " + e);
        }
    }

    private void run() throws IOException {
        ObjectNode begin = Objects.requireNonNull(hub.hear());
        List<Setup> setups = new ArrayList<>();
        try {
            for (SetupFiles files : DraftWords.files(begin)) {
                setups.add(Setup.read(files, Secrets.unknown()));
            }
        } catch (SetupException e) {
            hub.say(DraftWords.read(e.faults()));
            return;
        }
        Setup now = setups.get(1);
        Setup draft = setups.get(0);
        hub.say(DraftWords.read(now.mappings().needRestart(draft.mappings())));
        look(new ChangeEffects(this::earlier, now, draft, DraftWords.largest(begin), new CopyFields(now, draft)));
    }

    private void look(ChangeEffects found) throws IOException {
        ObjectNode said = hub.hear();
        while (said != null && !DraftWords.isEnd(said)) {
            found.look(DraftWords.message(said));
            hub.say(DraftWords.next());
            said = hub.hear();
        }
        if (said != null) {
            hub.say(DraftWords.effects(found.effects(), said));
        }
    }

    private Set<String> earlier(String sender, String reference, int revision) {
        try {
            hub.say(DraftWords.earlier(sender, reference, revision));
            JsonNode answer = Objects.requireNonNull(hub.hear(), "the hub has ended");
            return DraftWords.recipients(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
