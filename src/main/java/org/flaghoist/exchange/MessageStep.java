package org.flaghoist.exchange;

import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Processor;
import org.apache.camel.component.jms.JmsConstants;
import org.apache.camel.support.DefaultMessage;

/** Makes of an {@link Outgoing} a new Camel message, so nothing of the partner's goes on, and names its queue. */
public final class MessageStep implements Processor {

    /** Stands in the routes for the queue that each message goes to, one of the hub's own list. */
    public static final String QUEUE = "${exchangeProperty.queue}";

    private static final String PROPERTY = "queue";

    /** Whether the body is still to be written as JSON. */
    private static final String JSON = "json";

    public MessageStep() {}

    @Override
    public void process(Exchange exchange) throws InvalidPayloadException {
        Outgoing outgoing = exchange.getMessage().getMandatoryBody(Outgoing.class);
        DefaultMessage message = new DefaultMessage(exchange.getContext());
        message.setBody(outgoing.body());
        outgoing.properties().forEach(message::setHeader);
        message.setHeader(JmsConstants.JMS_HEADER_PRIORITY, outgoing.urgency().priority());
        exchange.setMessage(message);
        exchange.setProperty(PROPERTY, outgoing.queue());
        exchange.setProperty(JSON, outgoing.isJson());
    }
}
