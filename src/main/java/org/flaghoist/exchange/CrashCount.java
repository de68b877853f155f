package org.flaghoist.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/**
 * Counts how often the process died with a message, or a collected file, in hand. The broker's delivery count alone
 * would not do: it also counts each infrastructure failure, and a message may wait for days.
 */
public final class CrashCount {

    private static final int SUSPICIOUS = 2;

    private final Path directory;
    /** A message that comes again is handled alone: were the process to die of it, no other would be suspected. */
    private final ReentrantReadWriteLock hands = new ReentrantReadWriteLock(true);
    /** What is marked now, and what the mark said before. */
    private final Map<Path, String> marked = new HashMap<>();

    private final Duration pause;
    private final EndableWaits pauses = new EndableWaits();
    private boolean stopping;

    /**
     * @param pause before each further try of what the process died with twice: a process that somebody kills again and
     *     again soon after its start does not get to it, and so it is not blamed
     */
    public CrashCount(Path directory, Duration pause) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.pause = pause;
    }

    /**
     * Does the work for messages of a queue; when it ends they are out of hand, whatever became of them, and the
     * process lives. Who waits here has no connection with the database yet, which the one that goes first
     * may need.
     *
     * @param again whether it is for one message that came before; such a one is handled alone
     */
    public void during(String queue, boolean again, Runnable work) {
        if (again) {
            pause(queue, directory.resolve(queue));
        }
        Lock hand = again ? hands.writeLock() : hands.readLock();
        take(hand);
        try {
            work.run();
        } finally {
            try {
                outOfHand(queue);
            } finally {
                hand.unlock();
            }
        }
    }

    /** Waits where the process died twice with what is next in this place. A stop of the hub ends it. */
    void pause(String place, String key) {
        pause(place, file(place, key));
    }

    private void pause(String place, Path mark) {
        try {
            if (deaths(mark) >= SUSPICIOUS) {
                pauses.await(place, pause, () -> true);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while what the process died with waited", e);
        } catch (IOException e) {
            throw new UncheckedIOException(directory + ": cannot be read; correct its permissions", e);
        }
    }

    /** Its route is being stopped, and waits for who is in {@link #during}. */
    void endPause(String place) {
        pauses.end(place);
    }

    /**
     * Marks the message as in hand, and the one before it in its queue as out of hand. Nothing is written at its first
     * delivery, so that the usual case costs nothing. To be called within {@link #during}.
     *
     * @param deliveries the broker's count, this time included
     * @return how often the process died with it, as far as known
     */
    public int begin(String queue, String key, int deliveries) {
        if (deliveries <= 1) {
            outOfHand(queue);
            return 0;
        }
        try {
            return mark(directory.resolve(queue), key);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    directory + ": cannot be written; free the disk or correct its permissions", e);
        }
    }

    private synchronized void outOfHand(String queue) {
        if (marked.isEmpty()) {
            return;
        }
        Path mark = directory.resolve(queue);
        try {
            if (marked.containsKey(mark)) {
                unmark(mark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(mark + ": cannot be deleted; correct its permissions", e);
        }
    }

    /** How often the process died with a file in hand, as far as known. */
    synchronized int deaths(String place, String key) throws IOException {
        return deaths(file(place, key), key);
    }

    // Each file has a mark of its own: after a crash those come first that were sent and not yet moved away, and the
    // one that it died with must be known still.
    private Path file(String place, String key) {
        return directory.resolve(place + "." + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)));
    }

    /** Marks a file as in hand, also at its first time: nobody else counts how often it came. */
    public void begin(String place, String key) throws IOException {
        Lock hand = deaths(place, key) > 0 ? hands.writeLock() : hands.readLock();
        take(hand);
        boolean marked = false;
        try {
            mark(file(place, key), key);
            marked = true;
        } finally {
            if (!marked) {
                hand.unlock();
            }
        }
    }

    /** The file is out of hand, whatever became of it, and the process lives. By the thread that began. */
    void end(String place, String key) throws IOException {
        try {
            unmark(file(place, key));
        } finally {
            (hands.isWriteLockedByCurrentThread() ? hands.writeLock() : hands.readLock()).unlock();
        }
    }

    /** The file is out of the way. */
    void forget(String place, String key) throws IOException {
        unmark(file(place, key));
    }

    private static void take(Lock hand) {
        try {
            hand.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while it waited for another message", e);
        }
    }

    private synchronized int mark(Path mark, String key) throws IOException {
        int crashes = deaths(mark, key);
        if (!stopping) {
            Files.writeString(mark, (crashes + 1) + " " + key);
            marked.put(mark, crashes + " " + key);
        }
        return crashes;
    }

    private static int deaths(Path mark, String key) throws IOException {
        String[] last = last(mark);
        return last.length == 2 && last[1].equals(key) ? Integer.parseInt(last[0]) : 0;
    }

    private static int deaths(Path mark) throws IOException {
        String[] last = last(mark);
        return last.length == 2 ? Integer.parseInt(last[0]) : 0;
    }

    private static String[] last(Path mark) throws IOException {
        return Files.exists(mark) ? Files.readString(mark).split(" ", 2) : new String[0];
    }

    private synchronized void unmark(Path mark) throws IOException {
        Files.deleteIfExists(mark);
        marked.remove(mark);
    }

    /**
     * From now on the process ends because somebody said so, if need be with a message in hand that is not at fault.
     */
    @EventListener(ContextClosedEvent.class)
    synchronized void stop() throws IOException {
        stopping = true;
        pauses.endAll();
        for (Map.Entry<Path, String> mark : marked.entrySet()) {
            Files.writeString(mark.getKey(), mark.getValue());
        }
    }
}
