package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.client.impl.ClientMessageImpl;
import org.apache.activemq.artemis.jms.client.ActiveMQMessage;
import org.apache.activemq.artemis.jms.client.ConnectionFactoryOptions;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.flaghoist.broker.HubHeaderFilter;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.InboundMessageSanitizer;
import org.flaghoist.broker.MessagePosition;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.testing.BoundedCost;

/** Whatever a partner sends, with whatever properties: the hub's client reads it, and of it the body alone. */
final class PartnerMessageFuzz {

    private static final int LARGEST = 1024;
    private static final List<String> NAMES = List.of(
            HubProperties.CODE,
            HubProperties.FILE,
            HubProperties.NUMBER,
            HubProperties.KIND,
            "CamelFileName",
            "CAmelJmsDestinationName",
            "JMSXDeliveryCount",
            "JMSReplyTo",
            "_AMQ_DUPL_ID",
            "_AMQ_SCHED_DELIVERY",
            "_AMQ_LARGE_COMPRESSED",
            "_AMQ_LARGE_SIZE",
            "JMS_TYPE");
    private static final Set<FaultCode> FAULTS = Set.of(FaultCode.NOT_TEXT, FaultCode.TOO_LARGE, FaultCode.CHARSET);

    /** All partners are live, and always were. */
    private static final class Live implements IncomingReader.TestRuns {

        @Override
        public void seeAsOf(MessagePosition message) {
            // Nothing changes.
        }

        @Override
        public int testRunAt(String partner, MessagePosition message, Instant came) {
            return 0;
        }
    }

    private final IncomingReader reader =
            new IncomingReader("node", Set.of("east"), LARGEST, token -> Optional.empty(), new Live());
    private final HubHeaderFilter properties = new HubHeaderFilter();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @FuzzTest(maxDuration = "1m")
    void readsTheBodyAlone(FuzzedDataProvider data) {
        ClientMessageImpl message = new ClientMessageImpl(data.consumeByte(), true, 0, 0, (byte) 9, 256);
        for (int i = data.consumeInt(0, 4); i > 0; i--) {
            put(message, data);
        }
        message.getBodyBuffer().writeBytes(data.consumeRemainingAsBytes());
        BoundedCost.of(() -> check(message));
    }

    private void put(Message message, FuzzedDataProvider data) {
        String name = data.consumeBoolean() ? data.pickValue(NAMES) : data.consumeString(40);
        switch (data.consumeInt(0, 4)) {
            case 0 -> message.putStringProperty(name, data.consumeString(40));
            case 1 -> message.putLongProperty(name, data.consumeLong());
            case 2 -> message.putBooleanProperty(name, data.consumeBoolean());
            case 3 -> message.putBytesProperty(name, data.consumeBytes(40));
            default -> message.putDoubleProperty(name, data.consumeDouble());
        }
        assertThat(properties.applyFilterToExternalHeaders(name, "", exchange))
                .isEqualTo(!name.equals("JMSXDeliveryCount"));
        assertThat(properties.applyFilterToCamelHeaders(name, "", exchange)).isEqualTo(!name.startsWith("flaghoist_"));
    }

    private void check(ClientMessageImpl sent) {
        try {
            InboundMessageSanitizer.makeHarmless(sent, 0);
            ActiveMQMessage received = ActiveMQMessage.createMessage(sent, null, options());
            received.doBeforeReceive();
            Incoming incoming = reader.read(received, QueueNames.in("north"));
            assertThat(incoming.arrival().file()).isNull();
            assertThat(incoming.arrival().number()).isEqualTo(1);
            assertThat(incoming.fault() == null
                            || FAULTS.contains(incoming.fault().code()))
                    .isTrue();
        } catch (ActiveMQException | JMSException e) {
            throw new AssertionError(e);
        }
    }

    private static ConnectionFactoryOptions options() {
        return new org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory("vm://0");
    }
}
