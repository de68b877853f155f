package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.Stage;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.UnknownMessages;
import org.flaghoist.recall.Withdrawal;
import org.flaghoist.recall.WithdrawalState;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was taken from a partner's queue to be withdrawn, and lies on the hub's own for long. */
@Tag(TestDatabase.BOTH)
class LeftCopiesTest {

    private static final String BEAN = "org.flaghoist:type=Unknown";
    private static final String WEST = QueueNames.out("west");
    private static final String TAKEN = QueueNames.withdrawn("west");

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent();
        await().until(() -> hub.bean(WithdrawalExecutor.class).holdsLease());
    }

    @Test
    void goesBackToItsQueueWhereItsCancellationWasRejectedSince() throws Exception {
        send("A-1", 1);
        take("A-1");

        settle();

        assertThat(hub.count(TAKEN)).isZero();
        assertThat(hub.receive("west", 1)).singleElement().asString().contains("A-1");
        assertThat(state("A-1")).isEqualTo("FETCHED");
    }

    @Test
    void isWithdrawnByTheCorrectedCancellation() throws Exception {
        send("B-1", 1);
        take("B-1");
        settle();

        hub.send("north", revision("B-1", "CANCEL", 2));

        awaitStates("B-1", "west WITHDRAWN", "west WITHDRAWN");
        await().until(() -> hub.count(WEST) + hub.count(TAKEN) == 0);
    }

    @Test
    void goesBackBehindNoLaterRevisionButIsWithdrawn() throws Exception {
        send("C-1", 1);
        take("C-1");
        send("C-1", 2);
        await().until(() -> hub.count(WEST) == 1);

        settle();

        awaitStates("C-1", "west WITHDRAWN", "west DELIVERED");
        await().until(() -> hub.count(TAKEN) == 0);
        assertThat(hub.receive("west", 1)).singleElement().asString().contains("\"revision\":2");
        assertThat(hub.receipts("north", 6)).endsWith("REFUSED west WITHDRAWN");
    }

    @Test
    void isWithdrawnThoughItCountedAsFetched() throws Exception {
        send("D-1", 1);
        long entry = hub.browse(WEST).message().getLongProperty(HubProperties.ENTRY);
        // As a hub left it that knew nothing of this queue: it looked for the copy in vain.
        hub.bean(CamelContext.class).getRouteController().stopRoute("translate-north");
        move("D-1");
        hub.send("north", revision("D-1", "CANCEL", 2));
        sql("insert into withdrawal (entry, recipient, cause, state) values (" + entry + ", 'west', " + entry
                + ", 'FETCHED')");
        hub.bean(CamelContext.class).getRouteController().startRoute("translate-north");
        await().until(() -> hub.count(WEST) == 1);
        sql("update withdrawal set cause = (select id from entry where action = 'CANCEL') where entry = " + entry);
        assertThat(states("D-1")).containsExactly("west DELIVERED", "west DELIVERED");

        settle();

        awaitStates("D-1", "west WITHDRAWN", "west DELIVERED");
        await().until(() -> hub.count(TAKEN) == 0);
        assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL");
    }

    @Test
    void isLeftToItsWithdrawalBefore() throws Exception {
        send("E-1", 1);
        take("E-1");

        hub.bean(LeftCopies.class).settle(Duration.ofMinutes(1));
        hub.bean(LeftCopies.class).settle(Duration.ofMinutes(1));

        assertThat(hub.count(TAKEN)).isOne();
    }

    @Test
    void isMetAsUnknownWhereTheLedgerHasLostThatItWasCancelled() throws Exception {
        send("F-1", 1);
        move("F-1");

        settle();

        assertThat(hub.bean(UnknownMessages.class).all())
                .as("raises an alarm, though nobody looks")
                .hasSize(1);
        JsonNode met = list().get(0);
        assertThat(met.path("queue").asText()).isEqualTo(TAKEN);
        assertThat(met.path("reference").asText()).isEqualTo("F-1");
        hub.invoke(BEAN, "setAside", met.path("message").asText(), "it is sent again");
        assertThat(hub.count(TAKEN)).isZero();
        assertThat(list()).isEmpty();
        ParkedMessage row = hub.bean(DeadLetters.class)
                .list(Filters.of("", "", "", "", "", ""), 10)
                .get(0);
        assertThat(row.stage()).isEqualTo(Stage.UNKNOWN);
        hub.bean(DeadLetters.class).discard(row.id(), HubFixture.OPERATOR, "it is sent again");
    }

    private void settle() {
        hub.bean(LeftCopies.class).settle(Duration.ZERO);
        hub.bean(LeftCopies.class).settle(Duration.ZERO);
    }

    /** As when the hub died behind that, and its cancellation was rejected when it was done again. */
    private void take(String reference) throws Exception {
        hub.send("north", revision("none-" + reference, "CANCEL", 2));
        await().until(() -> hub.count(QueueNames.deadIn("north")) == 1);
        sql("insert into withdrawal (entry, recipient, cause, state) select e.id, 'west', c.id, 'WAITING' from entry e,"
                + " entry c where c.state = 'REJECTED' and e.reference = '" + reference + "'");
        move(reference);
    }

    private void move(String reference) throws Exception {
        String key = hub.browse(WEST).message().getStringProperty(HubProperties.MESSAGE_KEY);
        Withdrawal copy = new Withdrawal(1, "north", key, reference, 1, "west", 2, WithdrawalState.WAITING);
        new WithdrawnCopies(hub.bean(Broker.class)).take(List.of(copy), "west");
        await().until(() -> hub.count(TAKEN) == 1);
    }

    private void send(String id, int revision) throws Exception {
        hub.send("north", revision(id, revision == 1 ? "NEW" : "UPDATE", revision));
        await().until(() -> hub.count(WEST) > 0);
    }

    private static String revision(String id, String action, int revision) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"west\"")
                .replace("\"NEW\",\"revision\":1", "\"" + action + "\",\"revision\":" + revision);
    }

    private void awaitStates(String id, String... copies) {
        await().untilAsserted(() -> assertThat(states(id)).containsExactly(copies));
    }

    private List<String> states(String id) {
        return hub.decided("north", id).stream()
                .map(copy -> copy.substring(0, copy.lastIndexOf(' ')))
                .toList();
    }

    private JsonNode list() throws Exception {
        return new ObjectMapper().readTree(hub.invoke(BEAN, "list").toString()).path("messages");
    }

    private void sql(String statement) {
        JdbcClient.create(hub.bean(DataSource.class)).sql(statement).update();
    }

    private String state(String reference) {
        return JdbcClient.create(hub.bean(DataSource.class))
                .sql("select w.state from withdrawal w join entry e on e.id = w.entry where e.reference = ?")
                .param(reference)
                .query(String.class)
                .single();
    }
}
