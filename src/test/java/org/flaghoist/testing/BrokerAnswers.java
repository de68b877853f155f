package org.flaghoist.testing;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.flaghoist.broker.BrokerPlan;

/** What a partner's client is told of each queue, and of one that is not there. */
public final class BrokerAnswers {

    private final Set<String> names = new TreeSet<>();
    private final Map<String, Set<String>> namesByAnswer = new TreeMap<>();

    public BrokerAnswers(BrokerPlan plan) {
        // Of the broker's own addresses everybody knows that they are there.
        Stream.concat(Attempts.addresses(plan), Stream.of("none"))
                .filter(name -> !name.startsWith("activemq."))
                .flatMap(name -> Stream.of(name, name + "::" + name))
                .forEach(names::add);
    }

    public void askOverCore(ClientSession session) {
        for (String name : names) {
            SimpleString asked = SimpleString.of(name);
            ask(name, "is there a queue", () -> session.queueQuery(asked).isExists());
            ask(name, "how many messages", () -> session.queueQuery(asked).getMessageCount());
            ask(name, "is there an address", () -> session.addressQuery(asked).isExists());
            ask(name, "which queues", () -> session.addressQuery(asked).getQueueNames());
            ask(name, "consume", () -> session.createConsumer(asked).isClosed());
            ask(name, "browse", () -> session.createConsumer(asked, null, true).isClosed());
            ask(name, "send", () -> send(session, name));
            ask(name, "delete", () -> delete(session, name));
            ask(name, "create", () -> create(session, name.split("::")[0]));
        }
    }

    private static boolean send(ClientSession session, String address) throws ActiveMQException {
        try (ClientProducer producer = session.createProducer(address)) {
            producer.send(session.createMessage(true));
        }
        return true;
    }

    private static boolean delete(ClientSession session, String queue) throws ActiveMQException {
        session.deleteQueue(queue);
        return true;
    }

    private static boolean create(ClientSession session, String address) throws ActiveMQException {
        session.createQueue(QueueConfiguration.of("mine").setAddress(address).setRoutingType(RoutingType.ANYCAST));
        return true;
    }

    /** @param connections a new one with each call, since a refusal may end one */
    public void askOverAmqp(Callable<Connection> connections) throws Exception {
        for (String name : names) {
            try (Connection connection = connections.call();
                    Session session = connection.createSession()) {
                Queue queue = session.createQueue(name);
                ask(name, "consume", () -> session.createConsumer(queue).getMessageSelector());
                ask(
                        name,
                        "browse",
                        () -> session.createBrowser(queue).getEnumeration().hasMoreElements());
                ask(name, "produce", () -> session.createProducer(queue).getPriority());
                ask(name, "send", () -> send(session, queue));
                ask(
                        name,
                        "publish",
                        () -> session.createProducer(session.createTopic(name)).getPriority());
                ask(
                        name,
                        "subscribe",
                        () -> session.createConsumer(session.createTopic(name)).getMessageSelector());
            }
        }
    }

    private static boolean send(Session session, Queue queue) throws JMSException {
        try (MessageProducer producer = session.createProducer(null)) {
            producer.send(queue, session.createTextMessage("x"));
        }
        return true;
    }

    private void ask(String name, String question, Callable<Object> answer) {
        namesByAnswer
                .computeIfAbsent(
                        question + ": "
                                + text(answer)
                                        .replace(name.split("::")[0], "it")
                                        .replace("it::it", "it"),
                        any -> new TreeSet<>())
                .add(name);
    }

    private static String text(Callable<Object> answer) {
        try {
            return String.valueOf(answer.call());
        } catch (Exception e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The answers that tell some queues from others, with those; none where all but the own have the same. */
    public Map<String, Set<String>> tellingApart(String... own) {
        Set<String> known = new TreeSet<>();
        Stream.of(own).flatMap(name -> Stream.of(name, name + "::" + name)).forEach(known::add);
        Set<String> others = new TreeSet<>(names);
        others.removeAll(known);
        Map<String, Set<String>> telling = new TreeMap<>(namesByAnswer);
        telling.values().removeIf(of -> known.containsAll(of) || of.containsAll(others));
        return telling;
    }
}
