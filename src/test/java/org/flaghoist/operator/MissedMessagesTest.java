package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.Parking;
import org.flaghoist.people.Person;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Decisions whose message is not on its queue: another hub has it in hand, or has sent it on and died. */
class MissedMessagesTest {

    private static final Duration WHILE = Duration.ofSeconds(4);

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent();
    }

    @Test
    void ticksOffNothingWhoseMessageTheBrokerStillHasForAHubThatIsGone() throws Exception {
        ParkedMessage row = held("HIDDEN-1");
        try (OtherHub other = new OtherHub(row)) {
            other.releases();
            missedForLong(row);

            await().during(WHILE).until(() -> state(row) == ParkedState.UNDER_WAY);
        }

        assertThat(hub.receive("west", 1)).containsExactly(arrest("HIDDEN-1"));
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED west");
        await().until(() -> state(row) == ParkedState.DONE);
        assertThat(hub.count(QueueNames.held("west"))).isZero();
    }

    @Test
    void ticksOffNothingThatIsMissedForLessThanTheBrokerHidesIt() throws Exception {
        ParkedMessage row = held("HIDDEN-2");
        OtherHub other = new OtherHub(row);
        other.releases();
        other.takesForGood();

        await().until(() -> missedSince(row) > 0);
        await().during(WHILE).until(() -> state(row) == ParkedState.UNDER_WAY);
        missedForLong(row);

        await().until(() -> state(row) == ParkedState.DONE);
    }

    @Test
    void ticksOffADiscardOfWhatIsGoneAsLateAsAnythingElse() throws Exception {
        hub.send("north", "BROKEN");
        hub.receipts("north", 1);
        ParkedMessage row = hub.bean(DeadLetters.class)
                .list(Filters.of("in", "north", "", "", "", ""), 1)
                .get(0);
        OtherHub other = new OtherHub(row);
        other.takesForGood();

        ParkedMessage after = hub.bean(DeadLetters.class).discard(row.id(), HubFixture.OPERATOR, "noise");
        assertThat(after.state()).isEqualTo(ParkedState.DECIDED);
        missedForLong(row);

        await().until(() -> state(row) == ParkedState.DONE);
    }

    /** As if the database's clock had gone on. */
    private static void missedForLong(ParkedMessage row) {
        await().until(() -> sql().sql("update parked_message set missed_since = missed_since - 3600000"
                                + " where id = ? and missed_since is not null")
                        .param(row.id())
                        .update()
                == 1);
    }

    private static long missedSince(ParkedMessage row) {
        return sql().sql("select count(missed_since) from parked_message where id = ?")
                .param(row.id())
                .query(Long.class)
                .single();
    }

    private static ParkedState state(ParkedMessage row) {
        return parking().get(row.id()).state();
    }

    private static ParkedMessage held(String id) throws Exception {
        hub.send("north", arrest(id));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "HELD west R9");
        return hub.bean(Holds.class).list("west", 10).get(0);
    }

    private static String arrest(String id) {
        return Notifications.of("north", id, "ARREST", "\"west\"");
    }

    private static Parking parking() {
        return hub.bean(Parking.class);
    }

    private static JdbcClient sql() {
        return JdbcClient.create(hub.bean(DataSource.class));
    }

    /** Has a message in hand; what it does with it the broker learns later, or never. */
    private static final class OtherHub implements AutoCloseable {

        private final Connection connection;
        private final Session session;
        private final ParkedMessage row;
        private final byte[] body;

        OtherHub(ParkedMessage row) throws JMSException {
            this.row = row;
            connection = hub.bean(Broker.class).connectionFactory().createConnection();
            connection.start();
            session = connection.createSession(Session.SESSION_TRANSACTED);
            BytesMessage message = (BytesMessage) session.createConsumer(session.createQueue(Outgoing.queue(row)))
                    .receive(60_000);
            body = new byte[(int) message.getBodyLength()];
            message.readBytes(body);
        }

        /** Its ledger has it released; its broker knows nothing of that yet. */
        void releases() {
            hub.bean(Ledger.class).together(() -> {
                parking().holds().vote(row.id(), Act.RELEASE, Person.local("releaser-1"), "the arrest is public");
                ParkedMessage decided =
                        parking().holds().vote(row.id(), Act.RELEASE, Person.local("releaser-2"), "so it is");
                parking().execution().begin(decided);
                return hub.bean(Releases.class).held(decided, Objects.requireNonNull(decided.decision()), body);
            });
        }

        void takesForGood() throws JMSException {
            session.commit();
            connection.close();
        }

        @Override
        public void close() throws JMSException {
            connection.close();
        }
    }
}
