package org.flaghoist.broker;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.jms.ConnectionFactory;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.flaghoist.notification.SetupException;
import org.flaghoist.notification.Urgency;
import org.flaghoist.partner.Jms;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** An external broker, asked over its management address; who comes in there is not the hub's to say. */
public final class ExternalBroker implements Broker {

    private static final Logger LOG = LoggerFactory.getLogger(ExternalBroker.class);

    private static final int HIGHEST_PRIORITY = 9;
    private static final double PERCENT = 100.0;

    private final ActiveMQConnectionFactory factory;
    private final ExternalManagement management;

    /** Has it look through queues, a million messages in some ten seconds: all else that is asked must not wait. */
    private final ExternalManagement searches;

    private volatile @Nullable String node;

    public ExternalBroker(ExternalBrokerSettings settings) {
        this.factory = HubConnections.over(settings);
        this.management = management(settings);
        this.searches = management(settings);
    }

    private static ExternalManagement management(ExternalBrokerSettings settings) {
        return new ExternalManagement(
                settings.toString(), HubConnections.over(settings).getServerLocator());
    }

    @Override
    public void start() {
        try {
            node = String.valueOf(management.ofBroker("NodeID"));
        } catch (IllegalStateException e) {
            throw new SetupException(List.of(e.getMessage()
                    + "; see that it runs, that the stores of flaghoist.broker.external fit, and that it knows this"
                    + " hub's certificate as " + BrokerRights.HUB));
        }
    }

    @Override
    public void listen() {
        // Its acceptors are its own; its queues are in the partners' states already.
    }

    @Override
    public String nodeId() {
        String known = node;
        if (known == null) {
            throw new IllegalStateException("not connected yet");
        }
        return known;
    }

    @Override
    public BrokerFactsReader inventory() {
        return new BrokerFactsReader(management);
    }

    // An answer is a message, too, and has its number from the same sequence as all that partners send.
    @Override
    public MessagePosition position() {
        management.ofBroker("Active");
        return new MessagePosition(nodeId(), management.passed());
    }

    @Override
    public Optional<MessagePosition> passed() {
        long passed = management.passed();
        return passed == 0 ? Optional.empty() : Optional.of(new MessagePosition(nodeId(), passed));
    }

    @Override
    public ConnectionFactory connectionFactory() {
        return factory;
    }

    @Override
    public boolean isRunning() {
        try {
            return Boolean.TRUE.equals(management.ofBroker("Active"));
        } catch (IllegalStateException e) {
            return false;
        }
    }

    @Override
    public boolean isDiskFull() {
        double used = ((Number) management.ofBroker("DiskStoreUsage")).doubleValue() * PERCENT;
        return used > ((Number) management.ofBroker("MaxDiskUsage")).doubleValue();
    }

    // Kept by the broker, over its starts, too: a hub that starts while another runs finds the queues as they are.
    @Override
    public void setShut(String queue, boolean shut) {
        if (shut) {
            management.invoke(ResourceNames.QUEUE + queue, "pause", true);
        } else {
            management.invoke(ResourceNames.QUEUE + queue, "resume");
        }
    }

    @Override
    public Set<String> shutQueues() {
        return QueueList.paused(management).stream()
                .map(queue -> queue.path("name").asText())
                .collect(Collectors.toSet());
    }

    @Override
    public List<QuotaUse> quotas() {
        return SanitizerFacts.quotas(management);
    }

    @Override
    public void changePasswords(Collection<Jms> users) {
        // It knows them by their certificates.
    }

    @Override
    public long count(String queue) {
        return ((Number) management.ofQueue(queue, "MessageCount")).longValue();
    }

    @Override
    public boolean isInHand(String queue) {
        return ((Number) management.ofQueue(queue, "DeliveringCount")).longValue() > 0;
    }

    @Override
    public int consumers(String queue) {
        return ((Number) management.ofQueue(queue, "ConsumerCount")).intValue();
    }

    @Override
    public Map<String, QueueCounts> now() {
        Map<String, JsonNode> all = QueueList.all(management).stream()
                .collect(Collectors.toMap(
                        queue -> queue.path("name").asText(), Function.identity(), (one, other) -> one));
        return all.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, queue -> counts(queue.getKey(), queue.getValue(), all)));
    }

    private static QueueCounts counts(String queue, JsonNode facts, Map<String, JsonNode> all) {
        JsonNode moved = QueueNames.isOut(queue) ? all.get(QueueNames.withdrawn(QueueNames.partner(queue))) : null;
        QueueCounts counts = QueueCounts.of(facts);
        return moved == null ? counts : counts.without(moved);
    }

    @Override
    public Optional<Instant> oldest(String queue) {
        // Of each urgency the first: what is urgent lies before what may be older.
        Stream<Instant> first = Stream.iterate(
                        management.first(queue, HIGHEST_PRIORITY + 1),
                        Objects::nonNull,
                        message -> message.getPriority() > Urgency.ROUTINE.priority()
                                ? management.first(queue, message.getPriority())
                                : null)
                .map(QueueBacklog::came);
        Object inHand = management.invoke(ResourceNames.QUEUE + queue, "listDeliveringMessagesAsJSON");
        return Stream.concat(first, DeliveringMessages.came(inHand.toString())).min(Comparator.naturalOrder());
    }

    @Override
    public void remove(String queue, String messageId) {
        removeAll(queue, "AMQUserID = '" + messageId + "'");
    }

    @Override
    public int removeAll(String queue, String filter) {
        return ((Number) searches.invoke(ResourceNames.QUEUE + queue, "removeMessages", filter)).intValue();
    }

    @Override
    public void moveAll(String queue, String filter, String to) {
        searches.invoke(ResourceNames.QUEUE + queue, "moveMessages", filter, to);
    }

    // Artemis has no operation for it: whoever runs the broker stops it and has "artemis data compact" do it.
    @Override
    public void compact() {
        LOG.warn(
                "What was shredded has left the broker's queues; its journal keeps the bytes until it is compacted, see"
                        + " docs/operate/spills.md");
    }

    /** The stop does not wait for a look through a queue. */
    @EventListener
    public void on(ContextClosedEvent closed) {
        searches.breakOff();
    }

    @Override
    public void close() throws ActiveMQException {
        searches.breakOff();
        searches.close();
        management.close();
        factory.close();
    }
}
