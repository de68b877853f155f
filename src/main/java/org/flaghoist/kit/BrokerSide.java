package org.flaghoist.kit;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.EmbeddedBroker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.UrgencySight;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.jspecify.annotations.Nullable;

/** A broker with the partner's queues and rights, as the hub's; the partner's client comes to it. */
final class BrokerSide implements PartnerSide {

    private static final int WAIT_MILLIS = 50;
    private static final int LONGEST_END_MILLIS = 5_000;

    private final String partner;
    private final Jms user;
    private final BrokerSettings settings;
    private final EmbeddedBroker broker;
    private @Nullable Connection connection;
    private @Nullable Session session;
    private @Nullable MessageConsumer consumer;
    private int came;

    BrokerSide(Partner partner, Jms user, BrokerSettings settings) {
        this.partner = partner.id();
        this.user = user;
        this.settings = settings;
        this.broker = new EmbeddedBroker(
                settings, BrokerPlan.of(List.of(partner)), id -> 0, UrgencySight.by(Map.of()), taken -> {});
    }

    @Override
    public List<CaseResult> open() throws Exception {
        broker.start();
        Connection opened = broker.connectionFactory().createConnection();
        connection = opened;
        opened.start();
        Session own = opened.createSession(Session.SESSION_TRANSACTED);
        session = own;
        consumer = own.createConsumer(own.createQueue(QueueNames.in(partner)));
        broker.listen();
        return List.of(CaseResult.passed(
                CaseResult.CONNECTION,
                "broker",
                "listens on " + settings.host() + ", AMQP " + settings.amqpPort() + ", Core " + settings.corePort()
                        + "; user " + user.user() + ", queues " + QueueNames.in(partner) + " and "
                        + QueueNames.out(partner)));
    }

    @Override
    public void deliver(OutboundCopy copy) throws JMSException {
        Session own = session();
        BytesMessage message = own.createBytesMessage();
        message.writeBytes(copy.bytes());
        for (Map.Entry<String, Object> property : copy.properties().entrySet()) {
            message.setObjectProperty(property.getKey(), property.getValue());
        }
        try (var producer = own.createProducer(own.createQueue(QueueNames.out(partner)))) {
            producer.setPriority(copy.urgency().priority());
            producer.send(message);
        }
        own.commit();
    }

    @Override
    public @Nullable String untaken() {
        String queue = QueueNames.out(partner);
        if (broker.count(queue) == 0) {
            return null;
        }
        if (broker.consumers(queue) == 0) {
            return "no client takes from " + queue + ": look at its host, port, user, password and queue";
        }
        return broker.isInHand(queue)
                ? "the client was given it from " + queue + ", and has not acknowledged it, or not committed"
                : "the client is connected, and does not take it from " + queue + "; it may have rolled it back";
    }

    /** What a client has in hand only comes back when its connection ends. */
    @Override
    public void withdraw() throws Exception {
        String queue = QueueNames.out(partner);
        broker.setShut(queue, true);
        broker.server().getActiveMQServerControl().closeConnectionsForUser(user.user());
        long end = System.nanoTime() + LONGEST_END_MILLIS * 1_000_000L;
        while (broker.isInHand(queue) && System.nanoTime() < end) {
            Thread.sleep(WAIT_MILLIS);
        }
        broker.removeAll(queue, "");
        broker.setShut(queue, false);
    }

    @Override
    public List<InboundContent> collect() throws JMSException {
        List<InboundContent> all = new ArrayList<>();
        MessageConsumer from = consumer;
        if (from == null) {
            return all;
        }
        for (Message next = from.receive(WAIT_MILLIS); next != null; next = from.receiveNoWait()) {
            all.add(content(next));
        }
        session().commit();
        return all;
    }

    private InboundContent content(Message message) throws JMSException {
        String name = "message " + ++came;
        byte[] body = body(message);
        if (body == null) {
            Rejection fault = new Rejection(FaultCode.NOT_TEXT, "", null, "send text or bytes messages");
            return new InboundContent(name, new byte[0], 0, fault);
        }
        return new InboundContent(
                name,
                body,
                body.length,
                body.length > InboundCheck.LARGEST_NOTIFICATION
                        ? new Rejection(FaultCode.TOO_LARGE, "", null, body.length + " bytes")
                        : null);
    }

    private static byte @Nullable [] body(Message message) throws JMSException {
        if (message instanceof TextMessage text) {
            return text.getText() == null ? null : text.getText().getBytes(StandardCharsets.UTF_8);
        }
        if (message instanceof BytesMessage bytes) {
            byte[] body = new byte[(int) bytes.getBodyLength()];
            bytes.readBytes(body);
            return body;
        }
        return null;
    }

    private Session session() {
        if (session == null) {
            throw new IllegalStateException("not open");
        }
        return session;
    }

    @Override
    public List<CaseResult> oddities() {
        return List.of();
    }

    @Override
    public void close() throws Exception {
        if (connection != null) {
            connection.close();
        }
        broker.close();
    }
}
