package org.flaghoist.exchange;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What this hub's urgent lanes are at. A message that has a copy lets that go first, so that the two do not race. Where
 * the lane does nothing, as it is stopped or another hub's, or takes too long, its partner's messages do not wait for a
 * while. Thread-safe.
 */
final class UrgentNews {

    private static final int MOST = 10_000;
    /** A lane that does nothing may be about to begin. */
    private static final Duration IDLE = Duration.ofMillis(100);

    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration NO_MORE_WAITING = Duration.ofSeconds(10);

    private final Set<String> through = new HashSet<>();
    private final Deque<String> inOrder = new ArrayDeque<>();
    /** The partners whose lane is at work. */
    private final Set<String> busy = new HashSet<>();
    /** By partner, until when its messages do not wait. */
    private final Map<String, Long> hurried = new HashMap<>();

    synchronized void begin(String partner) {
        busy.add(partner);
    }

    /** @param messageKeys of copies that were committed, or left to their messages */
    synchronized void through(String partner, Collection<String> messageKeys) {
        busy.remove(partner);
        for (String key : messageKeys) {
            if (through.add(key)) {
                inOrder.add(key);
            }
        }
        while (inOrder.size() > MOST) {
            through.remove(inOrder.remove());
        }
        notifyAll();
    }

    /**
     * Returns when the lane is through with these, or their messages are not to wait any more.
     *
     * @param patiently also where its partner's messages do not wait now
     */
    synchronized void await(String partner, Collection<String> messageKeys, boolean patiently)
            throws InterruptedException {
        long begin = System.nanoTime();
        if (!patiently && hurried.containsKey(partner) && hurried.get(partner) - begin > 0) {
            return;
        }
        long idleSince = begin;
        while (!through.containsAll(messageKeys)) {
            long now = System.nanoTime();
            if (busy.contains(partner)) {
                idleSince = now;
            }
            if (now - idleSince > IDLE.toNanos() || now - begin > LONGEST.toNanos()) {
                hurried.put(partner, now + NO_MORE_WAITING.toNanos());
                return;
            }
            wait(IDLE.toMillis());
        }
    }
}
