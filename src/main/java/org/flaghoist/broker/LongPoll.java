package org.flaghoist.broker;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A container's long wait for a message, which a stop ends at once. Each end of a wait costs the broker an answer, and
 * hundreds of queues have nothing most of the time. For any number of threads.
 */
final class LongPoll {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final BooleanSupplier goesOn;
    private final Set<Thread> waiting = new HashSet<>();
    private final Set<Thread> ended = new HashSet<>();

    /** @param goesOn false from before {@link #end} is called until it may wait again */
    LongPoll(BooleanSupplier goesOn) {
        this.goesOn = goesOn;
    }

    /** The next message; null where none comes, or the wait is ended. */
    @Nullable
    Message receive(MessageConsumer consumer) throws JMSException {
        if (!begin()) {
            return null;
        }
        try {
            return await(consumer);
        } catch (JMSException e) {
            if (!isEnded()) {
                throw e;
            }
            return null;
        }
    }

    private @Nullable Message await(MessageConsumer consumer) throws JMSException {
        try {
            return consumer.receive(LONGEST.toMillis());
        } finally {
            leave();
        }
    }

    private synchronized boolean begin() {
        ended.remove(Thread.currentThread());
        return goesOn.getAsBoolean() && waiting.add(Thread.currentThread());
    }

    // What comes too late for the wait must end nothing else.
    private synchronized void leave() {
        waiting.remove(Thread.currentThread());
        if (isEnded()) {
            var unused = Thread.interrupted();
        }
    }

    private synchronized boolean isEnded() {
        return ended.contains(Thread.currentThread());
    }

    /** Ends the wait of those who wait. */
    synchronized void end() {
        waiting.forEach(Thread::interrupt);
        ended.addAll(waiting);
        waiting.clear();
    }

    /**
     * To be called by each thread when what it received is dealt with: the broker's client lets no more commits through
     * on the session of a wait that was ended, until this gives back to the queue what it may have got meanwhile.
     */
    void tidy(@Nullable Session session) throws JMSException {
        boolean was;
        synchronized (this) {
            was = ended.remove(Thread.currentThread());
        }
        if (was && session != null) {
            session.rollback();
        }
    }
}
