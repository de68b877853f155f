package org.flaghoist.operator;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** For how long this hub has seen each of several things as they are, by a clock that nobody sets. */
final class Sightings<T> {

    private final Map<T, Long> first = new ConcurrentHashMap<>();

    /** Whether it was first seen longer ago than that; the first time it never was. */
    boolean isOlder(Duration age, T seen) {
        long now = System.nanoTime();
        return now - first.computeIfAbsent(seen, one -> now) > age.toNanos();
    }

    /** Forgets the others: seen again, they are new. */
    void keepOnly(Collection<T> there) {
        first.keySet().retainAll(there);
    }
}
