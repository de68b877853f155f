package org.flaghoist.broker;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.camel.component.jms.DefaultJmsMessageListenerContainer;
import org.apache.camel.component.jms.JmsEndpoint;
import org.jspecify.annotations.Nullable;
import org.springframework.jms.support.JmsUtils;
import org.springframework.transaction.TransactionStatus;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.FixedBackOff;

/**
 * Handles what waits on a queue several messages at a time, in one commit of the ledger and then one of the broker. It
 * waits for none: a message that comes alone is committed alone, and only while more waits than it takes does it take
 * more, since the first of a batch is answered with its last. It has all of them in hand before it handles the first.
 * Where one fails, all are rolled back; they then come with a higher delivery count, and such are handled one by one,
 * so that none harms its neighbours.
 */
public final class BatchContainer extends DefaultJmsMessageListenerContainer {

    /** Larger messages are not in hand together. */
    private static final long MOST_BYTES = 1 << 20;

    private static final BackOff BETWEEN_TRIES =
            new FixedBackOff(SharedConnection.BETWEEN_TRIES.toMillis(), FixedBackOff.UNLIMITED_ATTEMPTS);

    private final LongPoll wait = new LongPoll(this::isRunning);
    private final PacedWait pacedWait = new PacedWait(this::isRunning);
    private final LongSupplier nanos;
    private final int most;
    private final Duration longest;
    private final Together together;
    private final Failures failures;

    /** How many it takes now. */
    private volatile int size = 1;

    /** A queue has one consumer. */
    private volatile @Nullable MessageConsumer consumer;

    /** Does the work for one or several messages of a queue, in one transaction, which is committed when it returns. */
    @FunctionalInterface
    public interface Together {

        /** @param again whether it is for one message that came before */
        void run(String queue, boolean again, Runnable work);

        /** Whether several messages of a queue may be handled together now. */
        default boolean takesSeveral(String queue) {
            return true;
        }

        /** How fast messages of a queue may be handled; null where as fast as they can be. */
        default @Nullable Pace pace(String queue) {
            return null;
        }

        /** Before {@link #run}: it may let messages wait a moment for another queue's work. */
        default void before(String queue, List<Message> messages) throws JMSException {}

        /**
         * Handles what is in hand. Within {@link #run}; what it throws is a failure of the work.
         *
         * @param each has each message handled, in their order
         */
        default void handle(InHand inHand, Runnable each) throws JMSException {
            each.run();
        }

        /**
         * Within {@link #run}, when its work is done, with what it sends; of much that is sent, several times.
         *
         * @param again as for {@link #run}
         */
        default void beforeSend(boolean again, List<ReadyMessage> messages) throws JMSException {}

        /** Whether a message is handled; else it is taken from its queue and nothing more becomes of it. */
        default boolean isHandled(Message message) {
            return true;
        }

        /**
         * After {@link #run}.
         *
         * @param committed whether by the broker, too; else it comes again, as far as it was not
         */
        default void ended(String queue, boolean committed) {}
    }

    /**
     * Messages that are handled together, or one alone.
     *
     * @param goesOn false where the container is stopping
     */
    public record InHand(String queue, List<Message> messages, BooleanSupplier goesOn) {}

    /**
     * What is rolled back.
     *
     * @param isBatch whether it, or they, are done one by one next
     * @param deliveries how often the first message came, this time included
     * @param goesOn false where the container is stopping
     */
    public record Failure(String queue, boolean isBatch, int deliveries, Throwable why, BooleanSupplier goesOn) {}

    /** Is called about failures. */
    public interface Failures {

        /** Before the messages are rolled back, with nothing of {@code together} open; they are in hand meanwhile. */
        void beforeRollback(Failure failure);

        /** The queue's container is stopping, and waits for who is in {@link #beforeRollback}. */
        void stopping(String queue);
    }

    /**
     * @param most messages of a batch
     * @param longest after a batch whose work took longer, the next has fewer messages
     */
    public BatchContainer(JmsEndpoint endpoint, int most, Duration longest, Together together, Failures failures) {
        this(endpoint, most, longest, together, failures, System::nanoTime);
    }

    BatchContainer(
            JmsEndpoint endpoint,
            int most,
            Duration longest,
            Together together,
            Failures failures,
            LongSupplier nanos) {
        super(endpoint);
        this.nanos = nanos;
        this.most = most;
        this.longest = longest;
        this.together = together;
        this.failures = failures;
    }

    /** Handles one message at a time; what is done for it has its own transactions. */
    public static BatchContainer ofOne(JmsEndpoint endpoint, Together together, Failures failures) {
        return new BatchContainer(endpoint, 1, Duration.ZERO, together, failures);
    }

    @Override
    protected boolean doReceiveAndExecute(
            Object invoker,
            @Nullable Session session,
            @Nullable MessageConsumer cached,
            @Nullable TransactionStatus status)
            throws JMSException {
        consumer = cached;
        boolean received = super.doReceiveAndExecute(invoker, session, cached, status);
        wait.tidy(session);
        return received;
    }

    @Override
    protected @Nullable Message receiveMessage(MessageConsumer from) throws JMSException {
        // Before it takes one: what is in hand while it waits would have a transaction open.
        return pacedWait.await(pace()) ? wait.receive(from) : null;
    }

    private @Nullable Pace pace() {
        return together.pace(String.valueOf(getDestinationName()));
    }

    @Override
    protected boolean shouldCommitAfterNoMessageReceived(Session session) {
        return false;
    }

    @Override
    public void stop() {
        super.stop();
        endWaits();
    }

    private void endWaits() {
        wait.end();
        pacedWait.end();
        failures.stopping(String.valueOf(getDestinationName()));
    }

    // Spring waits two receive timeouts, or until Camel interrupts it, and then closes consumer and session under the
    // work. A consumer that is closed before its transaction is rolled back lets the next message out first.
    @Override
    protected void doShutdown() throws JMSException {
        endWaits();
        lifecycleLock.lock();
        try {
            while (getActiveConsumerCount() > 0) {
                lifecycleCondition.awaitUninterruptibly();
            }
        } finally {
            lifecycleLock.unlock();
        }
        super.doShutdown();
    }

    // As Spring does it, but often, since a try costs nothing where another route's counts, and without a line in the
    // log for each try of each route.
    @Override
    protected void refreshConnectionUntilSuccessful() {
        BackOffExecution waits = BETWEEN_TRIES.start();
        while (isRunning() && !isConnected()) {
            if (!applyBackOffTime(waits)) {
                stop();
            }
        }
    }

    private boolean isConnected() {
        try {
            refreshSharedConnection();
            return true;
        } catch (JMSException | RuntimeException e) {
            logger.debug("no connection with the broker", e);
            return false;
        }
    }

    @Override
    protected void doExecuteListener(Session session, Message first) throws JMSException {
        String queue = String.valueOf(getDestinationName());
        boolean again = first.getJMSRedelivered();
        MessageConsumer more = most == 1 || again || !together.takesSeveral(queue) ? null : consumer;
        List<Message> messages = more == null ? List.of(first) : batch(first, more);
        together.before(queue, messages);
        try {
            together.run(queue, again, () -> handle(session, messages, more != null, again));
        } catch (RuntimeException | Error e) {
            together.ended(queue, false);
            try {
                int deliveries = first.getIntProperty("JMSXDeliveryCount");
                failures.beforeRollback(new Failure(queue, messages.size() > 1, deliveries, e, this::isRunning));
            } finally {
                rollBack(session, e);
            }
            throw e;
        }
        boolean isCommitted = false;
        try {
            commitIfNecessary(session, first);
            isCommitted = true;
        } catch (JMSException e) {
            rollBack(session, e);
            throw e;
        } finally {
            together.ended(queue, isCommitted);
        }
    }

    /**
     * Else what was sent would be in the transaction of who has the session next. A session can neither commit nor roll
     * back while it has a consumer that the broker has removed; with another one, what is in hand must go back first.
     */
    private void rollBack(Session session, Throwable why) {
        try {
            rollbackIfNecessary(session);
        } catch (JMSException e) {
            why.addSuppressed(e);
            JmsUtils.closeMessageConsumer(consumer);
            try {
                rollbackIfNecessary(session);
            } catch (JMSException again) {
                why.addSuppressed(again);
            }
        }
    }

    private List<Message> batch(Message first, MessageConsumer more) throws JMSException {
        List<Message> messages = new ArrayList<>();
        Pace pace = pace();
        int room = pace == null ? size : Math.min(size, Math.max(1, pace.room()));
        for (Message next = first; next != null; next = isFull(messages, room) ? null : more.receiveNoWait()) {
            messages.add(next);
        }
        return messages;
    }

    // The broker takes in what is sent while the ledger commits.
    private void handle(Session session, List<Message> messages, boolean mayBeMore, boolean again) {
        try {
            GatheredSends.during(
                    session, () -> timed(session, messages, mayBeMore), ready -> together.beforeSend(again, ready));
        } catch (JMSException e) {
            throw JmsUtils.convertJmsAccessException(e);
        }
    }

    // Without the wait for who else writes, which comes before the sending: smaller batches would wait more often.
    private void timed(Session session, List<Message> messages, boolean mayBeMore) throws JMSException {
        long begin = nanos.getAsLong();
        handle(session, messages);
        if (mayBeMore) {
            size = next(isFull(messages, size), nanos.getAsLong() - begin);
        }
    }

    private static boolean isFull(List<Message> messages, int size) {
        return messages.size() >= size
                || messages.stream().mapToLong(BatchContainer::bytes).sum() >= MOST_BYTES;
    }

    /** The client throws away what is unread of a large message when it receives the next: that one is the last. */
    private static long bytes(Message message) {
        ClientMessage core = ((ActiveMQMessage) message).getCoreMessage();
        return core.isLargeMessage() ? MOST_BYTES : core.getBodyBufferSize();
    }

    private void handle(Session session, List<Message> messages) throws JMSException {
        Pace pace = pace();
        if (pace != null) {
            pace.take(messages.size());
        }
        String queue = String.valueOf(getDestinationName());
        together.handle(new InHand(queue, messages, this::isRunning), () -> {
            try {
                for (Message message : messages) {
                    if (together.isHandled(message)) {
                        invokeListener(session, message);
                    }
                }
            } catch (JMSException e) {
                throw JmsUtils.convertJmsAccessException(e);
            }
        });
    }

    private int next(boolean isFull, long nanos) {
        if (!isFull || nanos > longest.toNanos()) {
            return Math.max(1, size / 2);
        }
        return nanos > longest.toNanos() / 2 ? size : Math.min(most, 2 * size);
    }
}
