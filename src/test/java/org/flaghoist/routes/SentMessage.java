package org.flaghoist.routes;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsConstants;
import org.apache.camel.component.mock.MockEndpoint;
import org.flaghoist.exchange.MessageStep;

/**
 * A message that a route has sent to a queue.
 *
 * @param headers all of them but the queue's name
 */
record SentMessage(String queue, String body, Map<String, Object> headers) {

    /** Of the endpoint that sends to whichever queue {@link MessageStep} has named. */
    static final String MOCK = "mock:jms:queue:" + MessageStep.QUEUE;

    /** All that were sent, in order. */
    static List<SentMessage> of(MockEndpoint queues) {
        return queues.getExchanges().stream().map(SentMessage::of).toList();
    }

    private static SentMessage of(Exchange exchange) {
        Map<String, Object> headers = new TreeMap<>(exchange.getMessage().getHeaders());
        headers.remove(JmsConstants.JMS_DESTINATION_NAME);
        return new SentMessage(queue(exchange), exchange.getMessage().getBody(String.class), headers);
    }

    static String queue(Exchange exchange) {
        return exchange.getMessage().getHeader(JmsConstants.JMS_DESTINATION_NAME, String.class);
    }
}
