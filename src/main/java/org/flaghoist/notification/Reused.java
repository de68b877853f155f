package org.flaghoist.notification;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Things that one thread at a time may use, and that cost more to make than most of what is done with them. */
public final class Reused<T> {

    private final Supplier<T> another;
    private final Queue<T> idle = new ConcurrentLinkedQueue<>();

    public Reused(Supplier<T> another) {
        this.another = another;
    }

    /** One that was left in the middle of something, by an exception, is not used again. */
    public <R extends @Nullable Object> R with(Function<T, R> use) {
        T free = idle.poll();
        T one = free == null ? another.get() : free;
        R result = use.apply(one);
        idle.add(one);
        return result;
    }
}
