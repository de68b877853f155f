package org.flaghoist.feed;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.spi.Policy;
import org.springframework.jms.connection.JmsTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Wraps the steps that send a batch: the broker commits all of it or nothing. */
public final class OneCommit implements Policy {

    private final TransactionTemplate template;

    /** @param connections the one that the routes send by */
    public OneCommit(ConnectionFactory connections) {
        this.template = new TransactionTemplate(new JmsTransactionManager(connections));
    }

    @Override
    public void beforeWrap(Route route, NamedNode steps) {
        // They stay as they are.
    }

    @Override
    public Processor wrap(Route route, Processor steps) {
        return exchange -> {
            FeedBatch batch = exchange.getMessage().getMandatoryBody(FeedBatch.class);
            template.executeWithoutResult(transaction -> {
                send(steps, exchange);
                if (exchange.getException() != null) {
                    transaction.setRollbackOnly();
                } else {
                    batch.lease().check();
                }
            });
        };
    }

    private static void send(Processor steps, Exchange exchange) {
        try {
            steps.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
    }
}
