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
import java.util.function.Consumer;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.CommittedQueue;
import org.flaghoist.broker.EmbeddedBroker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.UrgencySight;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.SetupException;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.jspecify.annotations.Nullable;

/** A broker with the partner's queues and rights, as the hub's; the partner's client comes to it. */
final class BrokerSide implements PartnerSide {

    private static final int WAIT_MILLIS = 50;
    private static final int LONGEST_END_MILLIS = 5_000;
    private static final int SOON_MILLIS = 500;

    private final String partner;
    private final Jms user;
    private final BrokerSettings settings;
    private final EmbeddedBroker broker;
    private @Nullable Connection connection;
    private @Nullable Session session;
    private @Nullable MessageConsumer consumer;
    private final RefusedLogins refused;
    private int came;
    private int taken;

    /** @param news is told what people should know at once */
    BrokerSide(Partner partner, Jms user, BrokerSettings settings, Consumer<String> news) {
        this.refused = new RefusedLogins(user.user(), news);
        this.partner = partner.id();
        this.user = user;
        this.settings = settings;
        this.broker = new EmbeddedBroker(
                settings, BrokerPlan.of(List.of(partner)), id -> 0, UrgencySight.by(Map.of()), taken -> {});
    }

    @Override
    public List<CaseResult> open() throws Exception {
        broker.start();
        broker.server().getManagementService().addNotificationListener(refused);
        Connection opened = broker.connectionFactory().createConnection();
        connection = opened;
        opened.start();
        Session own = opened.createSession(Session.SESSION_TRANSACTED);
        session = own;
        consumer = own.createConsumer(own.createQueue(QueueNames.in(partner)));
        listen();
        return List.of(CaseResult.passed(
                CaseResult.CONNECTION,
                "broker",
                "listens on " + settings.host() + ", AMQP " + settings.amqpPort() + ", Core " + settings.corePort()
                        + "; user " + user.user() + ", queues " + QueueNames.in(partner) + " and "
                        + QueueNames.out(partner)));
    }

    private void listen() throws Exception {
        try {
            broker.listen();
        } catch (SetupException e) {
            throw new SetupException(e.faults().stream()
                    .map(fault -> fault.replace("flaghoist.broker.", "--") + " (--host " + settings.host() + ")")
                    .toList());
        }
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
    public @Nullable Untaken untaken() {
        String queue = QueueNames.out(partner);
        if (count(queue) == 0) {
            String why = rejected();
            taken += why == null ? 1 : 0;
            return why == null ? null : new Untaken(why, Outlook.NEXT);
        }
        if (broker.consumers(queue) == 0) {
            return new Untaken(away(queue), Outlook.NOBODY);
        }
        return Untaken.yet(
                broker.isInHand(queue)
                        ? "the client was given it from " + queue + ", and has not acknowledged it, or not committed"
                        : "the client is connected, and does not take it from " + queue
                                + "; it may have rolled it back");
    }

    // Else what was committed just now would look as if it was taken.
    private long count(String queue) {
        return CommittedQueue.of(broker.server(), queue).getMessageCount();
    }

    private String away(String queue) {
        return taken > 0
                ? "your client took " + taken + " and is gone: its log says why; it must connect again by itself"
                : refused.words() + "no client takes from " + queue
                        + ": look at its host, port, user, password and queue";
    }

    private @Nullable String rejected() {
        return count(QueueNames.deadOut(partner)) == 0
                ? null
                : "your client rejected it; the hub's operators find it in the dead letter queue "
                        + QueueNames.deadOut(partner) + ". Accept what you have stored; release what you cannot store"
                        + " now";
    }

    /** What a client has in hand only comes back when its connection ends. */
    @Override
    public void withdraw() throws Exception {
        String queue = QueueNames.out(partner);
        broker.removeAll(QueueNames.deadOut(partner), "");
        broker.setShut(queue, true);
        disconnect();
        long end = System.nanoTime() + LONGEST_END_MILLIS * 1_000_000L;
        while (broker.isInHand(queue) && System.nanoTime() < end) {
            Thread.sleep(WAIT_MILLIS);
        }
        broker.removeAll(queue, "");
        broker.setShut(queue, false);
    }

    @Override
    public void hangUp() throws Exception {
        String queue = QueueNames.out(partner);
        long end = System.nanoTime() + SOON_MILLIS * 1_000_000L;
        while (count(queue) > 0 && !broker.isInHand(queue) && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        disconnect();
    }

    private void disconnect() throws Exception {
        broker.server().getActiveMQServerControl().closeConnectionsForUser(user.user());
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
        String why = rejected();
        return why == null
                ? List.of()
                : List.of(CaseResult.failed(OutboundCopy.NOTIFICATIONS, "rejected after it was taken", why));
    }

    @Override
    public void close() throws Exception {
        if (connection != null) {
            connection.close();
        }
        broker.close();
    }
}
