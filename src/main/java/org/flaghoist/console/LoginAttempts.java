package org.flaghoist.console;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.flaghoist.console.WrongPasswordCounts.LoginCount;

/**
 * Who may try a password now. Wrong ones count for the user, wherever they come from, and for the address, whoever
 * they are for. But where a user has logged in from an address before, only that user's wrong ones from there count:
 * else anybody who guesses could keep the duty officer out. A right password makes no wrong one forgotten: else
 * whoever has a login of their own, or guesses beside a script that logs in each minute, could go on for ever.
 * Nothing of it outlives the process. Thread-safe.
 */
final class LoginAttempts {

    private final LoginLimits limits;
    private final MonotonicClock clock;
    private final WrongPasswordCounts counts;
    private final Deque<Long> latest = new ArrayDeque<>();

    LoginAttempts(LoginLimits limits, LocalUsers local, MonotonicClock clock) {
        this.limits = limits;
        this.clock = clock;
        this.counts = new WrongPasswordCounts(limits, local, clock);
    }

    /** A user or an address that is locked, in words. */
    record Locked(String who, Duration length) {}

    /**
     * What is reported while somebody seems to guess.
     *
     * @param since how long ago the first of the latest wrong passwords came
     * @param wrong for whom they were, and from where
     * @param locked which of these are locked now
     */
    record GuessingReport(Duration since, Collection<String> wrong, Collection<String> locked) {}

    /** How long no password for this user from there is looked at; zero where one is now. */
    synchronized Duration closed(String user, LoginAddress address) {
        long now = clock.nanos();
        return counts.of(user, address).stream()
                .map(count -> count.wrong().closed(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    /** Begins to look at a password; empty where it is {@link #closed}. */
    synchronized Optional<Attempt> begin(String user, LoginAddress address) {
        if (!closed(user, address).isZero()) {
            return Optional.empty();
        }
        List<LoginCount> counted = counts.of(user, address);
        counted.forEach(count -> count.wrong().begin());
        return Optional.of(new Attempt(user, address, counted));
    }

    /** A password that is being looked at, until it is closed. */
    final class Attempt implements AutoCloseable {

        private final String user;
        private final LoginAddress address;
        private final List<LoginCount> counted;

        private Attempt(String user, LoginAddress address, List<LoginCount> counted) {
            this.user = user;
            this.address = address;
            this.counted = counted;
        }

        /** @return whether it is this user's first login from there */
        boolean right() {
            synchronized (LoginAttempts.this) {
                return counts.makeFamiliar(user, address);
            }
        }

        /** @return what is locked by this one */
        List<Locked> wrong() {
            synchronized (LoginAttempts.this) {
                long now = clock.nanos();
                latest.addLast(now);
                if (latest.size() > limits.lockedAfter()) {
                    latest.removeFirst();
                }
                return counted.stream()
                        .filter(count -> count.wrong().wrong(now))
                        .map(count -> new Locked(count.name(), count.wrong().closed(now)))
                        .toList();
            }
        }

        @Override
        public void close() {
            synchronized (LoginAttempts.this) {
                counted.forEach(count -> count.wrong().end());
            }
        }
    }

    /** Empty while there were fewer wrong passwords, by anybody, than lock somebody. */
    synchronized Optional<GuessingReport> report() {
        long now = clock.nanos();
        Collection<String> wrong = new TreeSet<>();
        Collection<String> locked = new TreeSet<>();
        counts.forEach((name, count) -> {
            if (count.isLocked(now)) {
                locked.add(name);
            }
            if (count.isLocked(now) || count.number(now) > 0) {
                wrong.add(name);
            }
        });
        return isMany(now) || !locked.isEmpty()
                ? Optional.of(new GuessingReport(Duration.ofNanos(now - latest.getFirst()), wrong, locked))
                : Optional.empty();
    }

    private boolean isMany(long now) {
        return latest.size() == limits.lockedAfter()
                && now - latest.getFirst() < limits.within().toNanos();
    }
}
