package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.arrest;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.Objects;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.Outgoing;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.Parking;
import org.flaghoist.people.Person;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Decisions whose message is not on its queue: another hub has it in hand, or has sent it on and died. */
class MissedMessagesTest {

    private static final Duration WHILE = Duration.ofSeconds(4);

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();

    @AfterEach
    void carryOutAllThatIsDecided() {
        then.nothingIsPending();
    }

    @Test
    void ticksOffNothingWhoseMessageTheBrokerStillHasForAHubThatIsGone() throws Exception {
        ParkedMessage row = given.held("HIDDEN-1");
        try (OtherHub other = new OtherHub(row)) {
            other.releases();
            missedForLong(row);

            await().during(WHILE).until(() -> state(row) == ParkedState.UNDER_WAY);
        }

        then.west().gets(arrest("HIDDEN-1", "west"));
        then.north().getsReceipts("DELIVERED west");
        await().until(() -> state(row) == ParkedState.DONE);
        then.nothingIn(QueueNames.held("west"));
    }

    @Test
    void ticksOffNothingThatIsMissedForLessThanTheBrokerHidesIt() throws Exception {
        ParkedMessage row = given.held("HIDDEN-2");
        OtherHub other = new OtherHub(row);
        other.releases();
        other.takesForGood();

        await().until(() -> ledger.number("select count(missed_since) from parked_message where id = ?", row.id()) > 0);
        await().during(WHILE).until(() -> state(row) == ParkedState.UNDER_WAY);
        missedForLong(row);

        await().until(() -> state(row) == ParkedState.DONE);
    }

    @Test
    void ticksOffADiscardOfWhatIsGoneAsLateAsAnythingElse() throws Exception {
        ParkedMessage row = given.rejected("BROKEN", "MALFORMED");
        OtherHub other = new OtherHub(row);
        other.takesForGood();

        ParkedMessage after = hub.bean(DeadLetters.class).discard(row.id(), HubFixture.OPERATOR, "noise");
        assertThat(after.state()).isEqualTo(ParkedState.DECIDED);
        missedForLong(row);

        await().until(() -> state(row) == ParkedState.DONE);
    }

    /** As if the database's clock had gone on. */
    private void missedForLong(ParkedMessage row) {
        await().until(() -> ledger.update(
                        "update parked_message set missed_since = missed_since - 3600000"
                                + " where id = ? and missed_since is not null",
                        row.id())
                == 1);
    }

    private ParkedState state(ParkedMessage row) {
        return parking().get(row.id()).state();
    }

    private Parking parking() {
        return hub.bean(Parking.class);
    }

    /** Has a message in hand; what it does with it the broker learns later, or never. */
    private final class OtherHub implements AutoCloseable {

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
