package org.flaghoist.broker;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQIllegalStateException;
import org.apache.activemq.artemis.api.core.ActiveMQInternalErrorException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.core.postoffice.RoutingStatus;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.RoutingContext;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerPlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.broker.ActiveMQProtonRemotingConnection;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.flaghoist.notification.Urgency;
import org.flaghoist.notification.UrgencyLook;
import org.jspecify.annotations.Nullable;

/**
 * Keeps of a partner's message what is allowed, marks what is urgent, and refuses what is too much. An external broker
 * has it as a plugin in its {@code broker.xml}.
 */
public final class InboundMessageSanitizer implements ActiveMQServerPlugin {

    private static final String LARGEST = "largest-message";

    private long largest = Long.MAX_VALUE;
    private UrgentMark urgent = new UrgentMark(UrgencySight.by(Map.of()));
    private Map<String, UrgencyLook> looks = Map.of();
    private final @Nullable Embedded embedded;
    private @Nullable QuotaEnforcement quotas;
    private @Nullable LessUrgent lessUrgent;
    private @Nullable UserRights rights;

    /**
     * What only a broker within the hub can ask.
     *
     * @param partners whose a user of the broker is; empty for nobody's
     * @param testRuns which test run a partner sends for, 0 for none
     */
    record Embedded(Function<String, Optional<String>> partners, ToIntFunction<String> testRuns) {

        int testRun(String user) {
            return partners.apply(user).map(testRuns::applyAsInt).orElse(0);
        }
    }

    /** For {@code broker.xml}. The hub finds by the time which test run a message belongs to. */
    public InboundMessageSanitizer() {
        this.embedded = null;
    }

    InboundMessageSanitizer(long largest, UrgentMark urgent, Embedded embedded) {
        this.largest = largest;
        this.urgent = urgent;
        this.embedded = embedded;
    }

    /** @param properties {@code largest-message} in bytes: more is refused; and those of {@link UrgencyProperties} */
    @Override
    public void init(Map<String, String> properties) {
        String given = properties.get(LARGEST);
        if (given == null) {
            throw new IllegalArgumentException(getClass().getName() + ": give the property " + LARGEST + " in bytes");
        }
        largest = Long.parseLong(given.strip());
        looks = UrgencyProperties.read(properties);
        urgent = new UrgentMark(UrgencySight.by(looks));
    }

    /** Lets the hub ask whether it is there (docs/deploy.md). */
    @Override
    public void registered(ActiveMQServer server) {
        quotas = new QuotaEnforcement(server);
        lessUrgent = new LessUrgent(server);
        rights = new UserRights(server);
        server.getRemotingService().addIncomingInterceptor(new CoreRequestRights(rights));
        SanitizerFacts.register(server, largest, quotas, looks);
    }

    @Override
    public void afterCreateConnection(RemotingConnection connection) {
        if (connection instanceof ActiveMQProtonRemotingConnection amqp) {
            amqp.getAmqpConnection().getHandler().addEventHandler(new AmqpRefusals());
        }
    }

    @Override
    public void beforeSend(
            @Nullable ServerSession session,
            @Nullable Transaction transaction,
            Message message,
            boolean direct,
            boolean noAutoCreateQueue)
            throws ActiveMQException {
        // Not getUsername, which is what the client says; one that shows a certificate says nothing.
        String user = session == null ? BrokerRights.HUB : session.getValidatedUser();
        boolean isHubs = BrokerRights.HUB.equals(user);
        if (!isHubs) {
            try {
                if (rights != null && session != null) {
                    rights.checkSend(message.getAddressSimpleString(), session);
                }
                makeHarmless(message, embedded == null ? null : embedded.testRun(user));
            } catch (ActiveMQException | RuntimeException e) {
                throw refusal(e, transaction);
            }
            message.setUserContext(InboundMessageSanitizer.class, true);
        }
        if (lessUrgent != null && isToIn(message)) {
            String partner = QueueNames.partner(message.getAddress());
            lessUrgent.begin(partner);
            Urgency look = isHubs ? UrgentMark.read(message) : urgent.look(message, partner);
            boolean goesAhead = look.isUrgent() && lessUrgent.isAnyBefore(partner, look);
            UrgentMark.put(message, goesAhead ? look : Urgency.ROUTINE);
            message.setUserContext(Urgency.class, look);
        }
    }

    private static boolean isToIn(Message message) {
        String address = message.getAddress();
        return address != null && QueueNames.isIn(address);
    }

    // Only here is known whether the message is in a transaction.
    @Override
    public void beforeMessageRoute(Message message, RoutingContext context, boolean direct, boolean rejectDuplicates)
            throws ActiveMQException {
        if (message.getUserContext(InboundMessageSanitizer.class) == null) {
            return;
        }
        try {
            refuseHuge(message);
            refuseBeyondQuota(message, context);
        } catch (ActiveMQException refusal) {
            throw refusal(refusal, context.getTransaction());
        }
    }

    private static ActiveMQException refusal(Exception why, @Nullable Transaction transaction) {
        // Any other exception the broker would log, and take the message as it is.
        ActiveMQException refusal = why instanceof ActiveMQException known
                ? known
                : new ActiveMQInternalErrorException("a message is refused that cannot be read", why);
        if (transaction != null) {
            // Else a Core client's commit returns, and what it committed lacks this message.
            transaction.markAsRollbackOnly(refusal);
        }
        return refusal;
    }

    @Override
    public void afterMessageRoute(
            Message message, RoutingContext context, boolean direct, boolean rejectDuplicates, RoutingStatus status) {
        if (lessUrgent != null
                && status == RoutingStatus.OK
                && isToIn(message)
                && message.getUserContext(Urgency.class) instanceof Urgency look) {
            lessUrgent.add(QueueNames.partner(message.getAddress()), look, context.getTransaction());
        }
    }

    private void refuseBeyondQuota(Message message, RoutingContext context) throws ActiveMQException {
        String address = context.getAddress(message).toString();
        if (quotas != null && QueueNames.isIn(address)) {
            quotas.admit(QueueNames.partner(address), message.getWholeMessageSize(), context.getTransaction());
        }
    }

    /** @param testRun that it belongs to, 0 for none; null where that is not known */
    public static void makeHarmless(Message message, @Nullable Integer testRun) throws ActiveMQException {
        AllowedContent.keep(message);
        mark(message, testRun);
        message.reencode();
    }

    private static void mark(Message message, @Nullable Integer testRun) {
        if (testRun != null) {
            message.putIntProperty(HubProperties.TEST_RUN, testRun);
        }
    }

    // A text message is read whole by the client before anybody can ask for its size.
    private void refuseHuge(Message message) throws ActiveMQException {
        long size = message.getWholeMessageSize();
        if (size > largest) {
            throw new ActiveMQIllegalStateException(
                    "a message of " + size + " bytes is refused; at most " + largest + " bytes are taken");
        }
    }
}
