package org.flaghoist.exchange;

import org.apache.activemq.artemis.jms.client.ActiveMQDestination;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Processor;
import org.apache.camel.component.jms.JmsConstants;
import org.apache.camel.support.DefaultMessage;

/** Makes of an {@link Outgoing} a new Camel message: nothing of the partner's goes on. */
public final class SendStep implements Processor {

    /** Stands in the routes for the queue that each message names, from the hub's own list. */
    public static final String NAMED_BY_THE_MESSAGE = "named-by-the-message";

    public SendStep() {}

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        Outgoing outgoing = exchange.getMessage().getMandatoryBody(Outgoing.class);
        DefaultMessage message = new DefaultMessage(exchange.getContext());
        message.setBody(outgoing.body());
        outgoing.properties().forEach(message::setHeader);
        // By its name, the client would ask the broker about the queue at each send.
        message.setHeader(JmsConstants.JMS_DESTINATION, ActiveMQDestination.createQueue(outgoing.queue()));
        exchange.setMessage(message);
    }
}
