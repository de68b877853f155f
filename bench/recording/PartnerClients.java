import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** The clients of JMS partners, and of the one system that subscribes to events. */
final class PartnerClients {

    private static final String ADDRESS = "tcp://127.0.0.1:" + Hub.CORE + "?consumerWindowSize=0";
    /** Of the ledger and the clock; the contract promises none of them. */
    private static final List<String> UNSTABLE = List.of(
            "flaghoist_entry",
            "flaghoist_message_key",
            "flaghoist_received",
            "flaghoist_receipt",
            "flaghoist_sequence");

    private final Map<String, Connection> connections = new TreeMap<>();
    private final Map<String, MessageConsumer> consumers = new TreeMap<>();
    private final List<Output> outputs = Collections.synchronizedList(new ArrayList<>());
    private final List<RecordedEvent> events = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, List<String>> numbers = new java.util.concurrent.ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    /** @param at when the hub has written it; it is published up to a second later */
    record RecordedEvent(Instant at, String text) {}

    void connect(List<RecordedPartner> partners) throws JMSException {
        for (RecordedPartner partner : partners) {
            if (!partner.hasServer()) {
                Connection connection =
                        new ActiveMQConnectionFactory(ADDRESS, partner.id(), Hub.PASSWORD).createConnection();
                connections.put(partner.id(), connection);
                connection.start();
                consume(partner);
            }
        }
        Connection feed = new ActiveMQConnectionFactory(ADDRESS, "flaghoist.events", Hub.PASSWORD).createConnection();
        connections.put("events", feed);
        feed.setClientID("recorder");
        Session session = feed.createSession(Session.AUTO_ACKNOWLEDGE);
        session.createDurableConsumer(session.createTopic("events"), "recorder").setMessageListener(this::event);
        feed.start();
    }

    /** Consumes what is for a partner. */
    void consume(RecordedPartner partner) throws JMSException {
        Session session = connections.get(partner.id()).createSession(Session.AUTO_ACKNOWLEDGE);
        MessageConsumer consumer = session.createConsumer(session.createQueue("out." + partner.id()));
        consumer.setMessageListener(message -> output(partner, message));
        consumers.put(partner.id(), consumer);
    }

    /** Has what is for a partner wait on its queue. */
    void leave(String partner) throws JMSException {
        consumers.remove(partner).close();
    }

    void send(String partner, byte[] content) throws JMSException {
        try (Session session = connections.get(partner).createSession(Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer = session.createProducer(session.createQueue("in." + partner))) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(content);
            producer.send(message);
        }
    }

    private void event(Message message) {
        try {
            ConsoleClient.JSON.readTree(((TextMessage) message).getText()).forEach(event -> {
                Instant at = Instant.parse(event.path("at").asText());
                ((com.fasterxml.jackson.databind.node.ObjectNode) event).remove(List.of("id", "link", "at", "entry"));
                events.add(new RecordedEvent(at, event.toString()));
            });
            count.incrementAndGet();
        } catch (JMSException | java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void output(RecordedPartner partner, Message message) {
        try {
            byte[] content = ((BytesMessage) message).getBody(byte[].class);
            StringBuilder head = new StringBuilder("priority " + message.getJMSPriority());
            Map<String, String> properties = new TreeMap<>();
            for (Object name : Collections.list((Enumeration<?>) message.getPropertyNames())) {
                String property = name.toString();
                if (property.startsWith("flaghoist")) {
                    properties.put(
                            property, UNSTABLE.contains(property) ? "<" + property + ">" : value(message, property));
                }
            }
            properties.forEach(
                    (name, value) -> head.append('\n').append(name).append(' ').append(value));
            if (properties.containsKey("flaghoist_sequence")) {
                numbers.computeIfAbsent(partner.id(), id -> Collections.synchronizedList(new ArrayList<>()))
                        .add(properties.get("flaghoist_sender") + " " + properties.getOrDefault("flaghoist_body", "")
                                + " " + value(message, "flaghoist_sequence"));
            }
            String kind = properties.getOrDefault("flaghoist_kind", "NOTIFICATION");
            outputs.add(new Output(partner, kind.equals("RECEIPT"), head.toString(), content));
            count.incrementAndGet();
        } catch (JMSException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String value(Message message, String property) throws JMSException {
        return String.valueOf(message.getObjectProperty(property));
    }

    /** How many messages came, of whatever kind. */
    int count() {
        return count.get();
    }

    int count(String partner) {
        synchronized (outputs) {
            return (int) outputs.stream()
                    .filter(output -> output.partner().id().equals(partner))
                    .count();
        }
    }

    List<Output> takeOutputs() {
        synchronized (outputs) {
            List<Output> all = List.copyOf(outputs);
            outputs.clear();
            return all;
        }
    }

    /** The numbers of copies: urgent ones may overtake others, so which copy has which number is not promised. */
    List<String> takeNumbers(String partner) {
        List<String> all = numbers.remove(partner);
        return all == null ? List.of() : all;
    }

    /** Whether an event of that kind about that partner has come since then. */
    boolean hasEvent(String kind, String partner, Instant since) {
        synchronized (events) {
            return events.stream()
                    .filter(event -> !event.at().isBefore(since))
                    .anyMatch(event -> event.text().contains("\"kind\":\"" + kind + "\"")
                            && event.text().contains("\"partner\":\"" + partner + "\""));
        }
    }

    /** All that have come in the whole run. */
    List<RecordedEvent> events() {
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    void close() throws JMSException {
        for (Connection connection : connections.values()) {
            connection.close();
        }
        connections.clear();
        consumers.clear();
    }
}
