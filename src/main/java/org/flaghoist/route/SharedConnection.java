package org.flaghoist.route;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import org.springframework.jms.connection.CachingConnectionFactory;

/** The hub's one connection with the broker, for all routes; when it ends there is another. */
public final class SharedConnection extends CachingConnectionFactory {

    private volatile long since = Long.MIN_VALUE;

    SharedConnection(ConnectionFactory broker, int sessions) {
        super(broker);
        // On the raw factory each send would make a producer; cached consumers would keep messages that nobody reads.
        setCacheConsumers(false);
        setSessionCacheSize(sessions);
    }

    @Override
    protected Connection doCreateConnection() throws JMSException {
        Connection connection = super.doCreateConnection();
        since = System.currentTimeMillis();
        return connection;
    }

    /** Since when it is there, in milliseconds by the clock that stamps the hub's own messages. */
    long since() {
        return since;
    }
}
