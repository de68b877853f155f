package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.Session;
import java.util.Set;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import javax.transaction.xa.XAResource;
import javax.transaction.xa.Xid;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.ActiveMQNonExistentQueueException;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.core.transaction.impl.XidImpl;
import org.flaghoist.broker.BrokerPlan;

/** What somebody might try on a broker; returns what was allowed. */
public final class Attempts {

    private Attempts() {}

    public static Stream<String> addresses(BrokerPlan plan) {
        return Stream.concat(plan.queues(), Stream.of("activemq.management", "activemq.notifications", "other"));
    }

    public static void all(Connection connection, String address, Set<String> allowed) throws JMSException {
        attempt("send " + address, allowed, () -> {
            Session session = connection.createSession();
            try (MessageProducer producer = session.createProducer(session.createQueue(address))) {
                producer.send(session.createTextMessage("x"));
            }
        });
        attempt("consume " + address, allowed, () -> {
            Session session = connection.createSession();
            try (MessageConsumer consumer = session.createConsumer(session.createQueue(address))) {
                consumer.receiveNoWait();
            }
        });
        attempt("browse " + address, allowed, () -> {
            Session session = connection.createSession();
            try (QueueBrowser browser = session.createBrowser(session.createQueue(address))) {
                browser.getEnumeration().hasMoreElements();
            }
        });
        attempt("temporary " + address, allowed, () -> {
            Queue queue = connection.createSession().createTemporaryQueue();
            assertThat(queue).isNotNull();
        });
    }

    public static void changes(ClientSession session, String address, Set<String> allowed) {
        attempt(
                "create queue on " + address,
                allowed,
                () -> session.createQueue(QueueConfiguration.of("mine." + address)
                        .setAddress(address)
                        .setRoutingType(RoutingType.ANYCAST)));
        attempt(
                "create transient queue on " + address,
                allowed,
                () -> session.createQueue(QueueConfiguration.of("mine2." + address)
                        .setAddress(address)
                        .setDurable(false)));
        attempt(
                "create address under " + address,
                allowed,
                () -> session.createAddress(SimpleString.of(address + ".mine"), RoutingType.ANYCAST, false));
        attempt("delete " + address, allowed, () -> session.deleteQueue(address));
        attempt("learn of " + address, allowed, () -> {
            if (!session.queueQuery(SimpleString.of(address)).isExists()) {
                throw new ActiveMQNonExistentQueueException();
            }
        });
    }

    /** What one prepares another could end. */
    public static void xa(XAResource resource, Set<String> allowed) {
        Xid transaction = new XidImpl(new byte[] {1}, 1, new byte[] {2});
        attempt("start", allowed, () -> resource.start(transaction, XAResource.TMNOFLAGS));
        attempt("end", allowed, () -> resource.end(transaction, XAResource.TMSUCCESS));
        attempt("prepare", allowed, () -> resource.prepare(transaction));
        attempt("commit", allowed, () -> resource.commit(transaction, true));
        attempt("rollback", allowed, () -> resource.rollback(transaction));
        attempt("forget", allowed, () -> resource.forget(transaction));
        attempt("recover", allowed, () -> {
            if (resource.recover(XAResource.TMSTARTRSCAN | XAResource.TMENDRSCAN).length == 0) {
                throw new XAException("there are none");
            }
        });
    }

    public static void attempt(String what, Set<String> allowed, Attempt attempt) {
        try {
            attempt.run();
            allowed.add(what);
        } catch (JMSException | ActiveMQException | XAException refused) {
            assertThat(allowed).doesNotContain(what);
        }
    }

    public interface Attempt {
        void run() throws JMSException, ActiveMQException, XAException;
    }
}
