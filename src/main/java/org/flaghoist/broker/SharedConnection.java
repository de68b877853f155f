package org.flaghoist.broker;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import org.apache.activemq.artemis.api.core.ActiveMQNotConnectedException;
import org.apache.activemq.artemis.jms.client.ActiveMQConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jms.connection.CachingConnectionFactory;

/**
 * The hub's one connection with the broker, for all routes; when it ends there is another. Whoever wants it while it
 * cannot be had fails as the last try did, so that hundreds of routes make no more tries than one. A hub that stands
 * back has none: then the broker gives the queues, of which each is one hub's, to another.
 */
public final class SharedConnection extends CachingConnectionFactory {

    private static final Logger LOG = LoggerFactory.getLogger(SharedConnection.class);

    /** After a try that failed the next is made no sooner. */
    static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final Duration betweenTries;
    private volatile boolean back;
    private volatile boolean stopping;
    private volatile long since = Long.MIN_VALUE;
    private volatile @Nullable Connection now;

    /** Of the last try; null where that connected. */
    private @Nullable JMSException failure;

    /** When it failed, by the clock of {@link System#nanoTime}. */
    private long failedAt;

    public SharedConnection(ConnectionFactory broker, int sessions) {
        this(broker, sessions, BETWEEN_TRIES);
    }

    SharedConnection(ConnectionFactory broker, int sessions, Duration betweenTries) {
        super(broker);
        this.betweenTries = betweenTries;
        // On the raw factory each send would make a producer; cached consumers would keep messages that nobody reads.
        setCacheConsumers(false);
        setSessionCacheSize(sessions);
    }

    /** Lets go of what is in hand, until {@link #comeBack}. */
    public void standBack() {
        if (!back) {
            back = true;
            LOG.error("The database does not answer; the queues are left to other hubs until it does");
            breakOff();
        }
    }

    /**
     * As if the network were gone. Closed in order, the broker would give another hub what comes next before what is in
     * hand here is back at the head of the queue.
     */
    private void breakOff() {
        if (now instanceof ActiveMQConnection connection) {
            connection
                    .getSessionFactory()
                    .getConnection()
                    .fail(new ActiveMQNotConnectedException("broken off by this hub, which cannot reach the database"));
        }
    }

    public void comeBack() {
        if (back) {
            back = false;
            LOG.info("The database answers again; this hub takes part in the queues again");
        }
    }

    // Spring calls it for one after the other.
    @Override
    protected Connection doCreateConnection() throws JMSException {
        if (stopping) {
            throw new JMSException("this hub stops, and connects with the broker no more");
        }
        refuseWhileBack();
        refuseSoonAfterFailure();
        Connection connection = connect();
        since = System.currentTimeMillis();
        now = connection;
        if (back) {
            connection.close();
        }
        refuseWhileBack();
        return connection;
    }

    private void refuseSoonAfterFailure() throws JMSException {
        if (failure != null && System.nanoTime() - failedAt < betweenTries.toNanos()) {
            JMSException same = new JMSException(failure.getMessage(), failure.getErrorCode());
            same.initCause(failure);
            throw same;
        }
    }

    private Connection connect() throws JMSException {
        try {
            Connection connection = super.doCreateConnection();
            if (failure != null) {
                LOG.info("The broker answers again");
            }
            failure = null;
            return connection;
        } catch (JMSException e) {
            if (failure == null) {
                LOG.error("The broker cannot be reached, and is tried again and again: {}", SafeErrorText.withCause(e));
            }
            failure = e;
            failedAt = System.nanoTime();
            throw e;
        }
    }

    @Override
    protected Session createSession(Connection connection, Integer mode) throws JMSException {
        return GatheredSends.on(super.createSession(connection, mode));
    }

    private void refuseWhileBack() throws JMSException {
        if (back) {
            throw new JMSException("this hub stands back while the database does not answer it");
        }
    }

    // Where the broker is away, one route after the other would try for seconds, and the stop would wait for each.
    @EventListener
    void on(ContextClosedEvent closed) {
        stopping = true;
    }

    /** Since when it is there, in milliseconds by the clock that stamps the hub's own messages. */
    public long since() {
        return since;
    }
}
