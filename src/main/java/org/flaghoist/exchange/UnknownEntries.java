package org.flaghoist.exchange;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.Browsing;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.parking.UnknownMessage;
import org.flaghoist.parking.UnknownMessages;
import org.flaghoist.recall.LeftWithdrawals;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What waits on the hub's queues though the ledger has lost what it comes from: it blocks an SFTP partner's queue, and
 * is in no list of what waits for people. An operator can have it set aside; until then it stays where it is.
 */
public final class UnknownEntries {

    private final OutageLog outageLog =
            new OutageLog(LoggerFactory.getLogger(UnknownEntries.class), "Setting aside what is unknown");
    private final UnknownMessages unknown;
    private final LeftWithdrawals left;
    private final ParkingWriter parkingWriter;
    private final ParkedMessages messages;
    private final ConnectionFactory connections;
    private final Broker broker;
    private final BrokerPlan plan;

    public UnknownEntries(
            UnknownMessages unknown,
            LeftWithdrawals left,
            ParkingWriter parkingWriter,
            ParkedMessages messages,
            ConnectionFactory connections,
            Broker broker,
            BrokerPlan plan) {
        this.unknown = unknown;
        this.left = left;
        this.parkingWriter = parkingWriter;
        this.messages = messages;
        this.connections = connections;
        this.broker = broker;
        this.plan = plan;
    }

    /**
     * One was to be delivered.
     *
     * @return what goes out in its place: a dead letter
     * @throws UnknownEntry where nobody has decided that; it stays at the head of its queue
     */
    List<Outgoing> met(BytesMessage message, String queue, UnknownEntry lost) throws JMSException {
        UnknownMessage known = unknown.meet(of(message, queue));
        if (known.actor() == null) {
            throw lost;
        }
        byte[] body = new byte[(int) message.getBodyLength()];
        message.readBytes(body);
        boolean pgpProtected = message.getBooleanProperty(HubProperties.PGP_PROTECTED);
        return List.of(parkingWriter
                .lost(known, ParkingQueue.DEAD_OUT, body, false)
                .with(HubProperties.PGP_PROTECTED, pgpProtected));
    }

    private static UnknownMessage of(Message message, String queue) throws JMSException {
        String partner = OutboundMessage.recipient(message, queue);
        String sender = message.getStringProperty(HubProperties.SENDER);
        return new UnknownMessage(
                message.getJMSMessageID(),
                queue,
                partner,
                sender == null ? partner : sender,
                message.getStringProperty(HubProperties.ID),
                message.propertyExists(HubProperties.REVISION)
                        ? Integer.valueOf(message.getIntProperty(HubProperties.REVISION))
                        : null,
                message.getLongProperty(HubProperties.ENTRY),
                message.getStringProperty(HubProperties.MESSAGE_KEY));
    }

    /** All there are: looks at all queues that the hub itself takes from. */
    public List<UnknownMessage> list() {
        look(this::queues);
        return unknown.all();
    }

    /** Looks at what was taken from partners' queues to be withdrawn: nobody else comes upon it. */
    public void lookAtWithdrawn() {
        look(partner -> queues(partner).filter(QueueNames::isWithdrawn));
    }

    private void look(Function<String, Stream<String>> queues) {
        try (Connection connection = connections.createConnection();
                Session session = connection.createSession()) {
            connection.start();
            for (String partner : plan.partners()) {
                for (String queue : queues.apply(partner).toList()) {
                    look(session, queue);
                }
            }
        } catch (JMSException e) {
            throw new IllegalStateException("the broker cannot be asked for unknown messages: " + e.getMessage(), e);
        }
    }

    // A partner that comes to the broker takes its own itself, unknown or not; but not what the hub has taken.
    private Stream<String> queues(String partner) {
        Stream<String> people =
                Stream.of(QueueNames.held(partner), QueueNames.deadIn(partner), QueueNames.deadOut(partner));
        Stream<String> ways =
                plan.servers().containsKey(partner) ? plan.waysOut(partner) : Stream.of(QueueNames.withdrawn(partner));
        return Stream.concat(ways, people);
    }

    private void look(Session session, String queue) throws JMSException {
        // One after the other: all together they may be more than there is memory for.
        Set<String> present = Browsing.of(session, queue, null, Integer.MAX_VALUE, message -> {
                    boolean known = isKnown(message, queue);
                    return known ? "" : unknown.meet(of(message, queue)).message();
                })
                .stream()
                .collect(Collectors.toSet());
        // What is in hand no browser sees.
        if (!broker.isInHand(queue)) {
            unknown.all().stream()
                    .filter(met -> met.queue().equals(queue) && !present.contains(met.message()))
                    .forEach(unknown::forget);
        }
    }

    // What is none of the hub's own, somebody's test for one, comes from no entry.
    private boolean isKnown(Message message, String queue) throws JMSException {
        if (!message.propertyExists(HubProperties.ENTRY)) {
            return true;
        }
        String messageKey = message.getStringProperty(HubProperties.MESSAGE_KEY);
        long entry = message.getLongProperty(HubProperties.ENTRY);
        if (QueueNames.isWithdrawn(queue)) {
            return left.find(entry, messageKey, OutboundMessage.recipient(message, queue))
                    .isPresent();
        }
        return QueueNames.isOut(queue)
                ? unknown.knows(entry, messageKey)
                : unknown.knowsParked(message.getStringProperty(HubProperties.PARKED), messageKey);
    }

    /**
     * Has one set aside: at once, or, on the way to a server, when the route takes it next.
     *
     * @throws org.flaghoist.people.OperationRejected where there is none of this name
     */
    public UnknownMessage setAside(String message, String actor, String reason) {
        UnknownMessage decided = unknown.decide(message, actor, reason);
        if (isForPeople(decided)) {
            carryOut(decided);
        }
        return decided;
    }

    /** What was decided when a hub died is in no list any more, and may still lie where it was. */
    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void finish() {
        outageLog.attempt(() ->
                unknown.decided().stream().filter(UnknownEntries::isForPeople).forEach(this::carryOut));
    }

    // The others are on the way to a server, and met by the route that takes them.
    private static boolean isForPeople(UnknownMessage decided) {
        return !QueueNames.isOut(decided.queue());
    }

    private void carryOut(UnknownMessage decided) {
        ParkingQueue queue = decided.queue().equals(QueueNames.deadIn(decided.partner()))
                ? ParkingQueue.DEAD_IN
                : ParkingQueue.DEAD_OUT;
        boolean inHand = broker.isInHand(decided.queue());
        boolean done = messages.exchange(
                decided.queue(),
                "JMSMessageID = '" + decided.message() + "'",
                content -> List.of(parkingWriter
                        .lost(decided, queue, content.body(), content.spill())
                        .with(HubProperties.PGP_PROTECTED, content.pgpProtected())));
        if (done || !inHand) {
            unknown.forget(decided);
        }
    }
}
