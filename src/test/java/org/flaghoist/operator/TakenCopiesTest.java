package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.operator.WithdrawnCopies.TakenCopy;
import org.flaghoist.recall.Withdrawal;
import org.flaghoist.recall.WithdrawalState;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is taken from the queue of a partner lies on a queue of the hub's own until the ledger knows. */
class TakenCopiesTest {

    private static final String OUT = QueueNames.out("north");

    private BrokerFixture broker;
    private WithdrawnCopies copies;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        broker = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("north")));
        copies = new WithdrawnCopies(broker.broker());
    }

    @AfterEach
    void stop() throws Exception {
        broker.close();
    }

    @Test
    void liesThereUntilItIsRecordedAndNoLonger() throws Exception {
        send("1", null);
        send("2", null);
        send("3", null);

        copies.take(List.of(copy("1"), copy("2")), "north");
        assertThat(taken()).containsExactlyInAnyOrder("1", "2");
        copies.remove(copy("1"));

        assertThat(taken()).containsExactly("2");
        assertThat(broker.count(OUT)).isOne();
    }

    @Test
    void isRemovedWithWhatWasSentAgainAndThatAlone() throws Exception {
        send("1", null);
        send("2", "3fa09c1b");
        send("1", "3fa09c1b");

        copies.take(List.of(copy("1")), "north");

        assertThat(taken()).containsExactly("1");
        copies.remove(copy("1"));
        assertThat(taken()).isEmpty();
        assertThat(broker.count(OUT)).isOne();
    }

    @Test
    void leavesNothingOfACopyThatCameToTheQueueTwice() throws Exception {
        send("1", null);
        send("1", null);

        copies.take(List.of(copy("1")), "north");
        assertThat(taken()).containsExactly("1", "1");
        copies.remove(copy("1"));

        assertThat(taken()).isEmpty();
        assertThat(broker.count(OUT)).isZero();
    }

    @Test
    void goesBackToItsQueueAlone() throws Exception {
        send("1", null);
        send("2", null);
        copies.take(List.of(copy("1"), copy("2")), "north");

        copies.putBack(copy("2"));

        assertThat(taken()).containsExactly("1");
        assertThat(broker.count(OUT)).isOne();
    }

    private List<String> taken() {
        return copies.taken("north").stream().map(TakenCopy::messageKey).toList();
    }

    private static Withdrawal copy(String key) {
        return new Withdrawal(1, "west", key, "A-1", 1, "north", 2, WithdrawalState.WAITING);
    }

    private void send(String key, @Nullable String repeat) throws JMSException {
        try (Connection connection = broker.broker().connectionFactory().createConnection();
                Session session = connection.createSession()) {
            Message message = session.createMessage();
            message.setStringProperty(HubProperties.KIND, "NOTIFICATION");
            message.setStringProperty(HubProperties.MESSAGE_KEY, key);
            message.setLongProperty(HubProperties.ENTRY, 1);
            // By which the broker knows what was sent to a queue before; what is moved to it is no repeat.
            message.setStringProperty("_AMQ_DUPL_ID", UUID.randomUUID().toString());
            if (repeat != null) {
                message.setStringProperty(HubProperties.REPEAT, repeat);
            }
            session.createProducer(session.createQueue(OUT)).send(message);
        }
    }
}
