package org.flaghoist.exchange;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
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

    /** One that was at work lately gets its next, however busy this machine is. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Duration LATELY = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration NO_MORE_WAITING = Duration.ofSeconds(10);

    /** The message keys of copies that are through, in that order. */
    private final Set<String> through = new LinkedHashSet<>();
    /** The partners whose lane is at work. */
    private final Set<String> busy = new HashSet<>();
    /** By partner, when its lane last was. */
    private final Map<String, Long> worked = new HashMap<>();
    /** By partner, until when its messages do not wait. */
    private final Map<String, Long> hurried = new HashMap<>();

    synchronized void begin(String partner) {
        busy.add(partner);
    }

    /** @param messageKeys of copies that the broker has committed, be they handled or left to their messages */
    synchronized void ended(String partner, Collection<String> messageKeys) {
        busy.remove(partner);
        worked.put(partner, System.nanoTime());
        through.addAll(messageKeys);
        Iterator<String> oldest = through.iterator();
        for (int surplus = through.size() - MOST; surplus > 0; surplus--) {
            oldest.next();
            oldest.remove();
        }
        notifyAll();
    }

    synchronized boolean isThrough(String messageKey) {
        return through.contains(messageKey);
    }

    /** @param messageKeys of messages that are through, too */
    synchronized void forget(Collection<String> messageKeys) {
        messageKeys.forEach(through::remove);
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
        while (!through.containsAll(messageKeys)) {
            long now = System.nanoTime();
            if (now - begin > LONGEST.toNanos() || idle(partner, begin, now) > patience(partner, now)) {
                hurried.put(partner, now + NO_MORE_WAITING.toNanos());
                return;
            }
            wait(IDLE.toMillis());
        }
    }

    private long idle(String partner, long begin, long now) {
        return busy.contains(partner) ? 0 : now - Math.max(begin, worked.getOrDefault(partner, begin));
    }

    private long patience(String partner, long now) {
        Long last = worked.get(partner);
        return (last != null && now - last < LATELY.toNanos() ? PAUSE : IDLE).toNanos();
    }
}
