package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RouteController;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.ServerFaults;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.StoppedRoute;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a cancellation has withdrawn stays withdrawn when its work is done again, and nothing else is. */
@Tag(HubFixture.OWN)
class WithdrawnRedoTest {

    private static final String WEST = QueueNames.out("west");
    private static final String EAST = QueueNames.out("east");
    private static final String EAST_ROUTE = "deliver-sftp-east";
    private static final int ALWAYS = 1_000;

    @AutoClose
    private HubFixture hub;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        hub = new HubFixture(directory);
    }

    @Test
    void bringsNothingThatAHubHadWithdrawnAtItsTurnBeforeItDied() throws Exception {
        RouteController routes = hub.bean(CamelContext.class).getRouteController();
        routes.stopRoute(EAST_ROUTE);
        hub.send("north", notification("A-1", "east"));
        hub.send("north", cancellation("A-1", "east"));
        await().until(() -> hub.count(EAST) == 2);
        try (Connection connection = connection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageConsumer consumer = session.createConsumer(session.createQueue(EAST))) {
            connection.start();
            assertThat(consumer.receive(60_000)).isNotNull();
            assertThat(consumer.receive(60_000)).isNotNull();
            sql().sql("update delivery set state = 'WITHDRAWN'").update();
            session.rollback();
        }

        routes.startRoute(EAST_ROUTE);

        await().until(() -> hub.count(EAST) == 0);
        assertThat(SftpServerFixture.names(hub.server("east").inbox())).noneMatch(name -> name.contains("A-1"));
        awaitStates("A-1", "east WITHDRAWN", "east WITHDRAWN");
    }

    @Test
    void forgetsNobodyWhoseCopyItHasWithdrawnAndAsksForNothingTwice() throws Exception {
        hub.send("north", notification("B-1", "west"));
        await().until(() -> hub.count(WEST) == 1);
        hub.interruptTranslations(ALWAYS);
        hub.send("north", cancellation("B-1", "east"));
        await().until(() -> hub.count(WEST) == 0);
        await().until(() -> hub.decided("north", "B-1").get(0).startsWith("west WITHDRAWN"));

        hub.interruptTranslations(0);

        await().until(() -> hub.count(QueueNames.in("north")) == 0);
        awaitStates("B-1", "west WITHDRAWN", "east DELIVERED", "west WITHDRAWN");
        await().until(() -> hub.count(WEST) == 0);
    }

    @Test
    void withdrawsNothingLiveThatItsSenderCancelsInTestMode() throws Exception {
        hub.send("north", notification("C-1", "west"));
        await().until(() -> hub.count(WEST) == 1);
        hub.test("north");
        hub.send("north", notification("C-1", "west"));
        hub.send("north", cancellation("C-1", "west"));

        awaitStates("C-1", "west DELIVERED", "west TESTED", "west TESTED");
        assertThat(count("select count(*) from withdrawal")).isZero();
        assertThat(hub.count(WEST)).isOne();
    }

    @Test
    void leavesAReceiptOfAMessageThatHasTheSameNumberByAnOlderJournal() throws Exception {
        hub.send("north", notification("D-1", "west"));
        await().until(() -> hub.count(WEST) == 1);
        String number = sql().sql("select message_key from entry where reference = 'D-1'")
                .query(String.class)
                .single();
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession()) {
            Message receipt = session.createBytesMessage();
            receipt.setStringProperty(HubProperties.KIND, "RECEIPT");
            receipt.setStringProperty(HubProperties.MESSAGE_KEY, number);
            session.createProducer(session.createQueue(WEST)).send(receipt);
        }

        hub.send("north", cancellation("D-1", "west"));

        awaitStates("D-1", "west WITHDRAWN", "west WITHDRAWN");
        assertThat(hub.consume(WEST, (int) hub.count(WEST)))
                .singleElement()
                .satisfies(left -> assertThat(left.message().getStringProperty(HubProperties.KIND))
                        .isEqualTo("RECEIPT"));
    }

    @Test
    void leavesWithdrawnWhatIsDoneAgain() throws Exception {
        hub.interruptTranslations(ALWAYS);
        hub.send("north", notification("Q-1", "west"));
        await().until(() -> hub.decided("north", "Q-1").size() == 1);
        // As when another hub did it, and what it cancels was taken, while this one was halted.
        StoppedRoute.during(hub, "translate-north", () -> {
            sql().sql("update delivery set state = 'WITHDRAWN'").update();
            hub.interruptTranslations(0);
        });

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "REFUSED west WITHDRAWN");
        awaitStates("Q-1", "west WITHDRAWN");
        assertThat(hub.count(WEST)).isZero();
    }

    @Test
    void cancelsWhatGotItsNameAtAServerThatDidNotSaySo(@TempDir Path more) throws Exception {
        hub.close();
        hub = new HubFixture(more, HubSetup.usual());
        hub.start();
        ServerFaults faults = hub.server("east").faults();
        faults.hangUpAfterRenames(1);
        faults.afterRename(() -> faults.lockOut(true));
        hub.send("north", notification("P-1", "east"));
        await().until(() -> inbox().equals(List.of("north_P-1_r1.json")));
        hub.send("north", cancellation("P-1", "east"));
        await().until(() -> count("select count(*) from withdrawal") > 0);

        faults.end();

        await().until(() -> inbox().equals(List.of("north_P-1_r1.json", "north_P-1_r2.json")));
        awaitStates("P-1", "east DELIVERED", "east DELIVERED");
    }

    private List<String> inbox() {
        return SftpServerFixture.names(hub.server("east").inbox()).stream()
                .filter(name -> !name.startsWith("."))
                .sorted()
                .toList();
    }

    private Connection connection() throws JMSException {
        return hub.bean(Broker.class).connectionFactory().createConnection();
    }

    private static String notification(String id, String recipient) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"" + recipient + "\"");
    }

    private static String cancellation(String id, String recipient) {
        return notification(id, recipient).replace("\"NEW\",\"revision\":1", "\"CANCEL\",\"revision\":2");
    }

    /** How the ledger has the copies of a notification in the end, by revision; without their rules. */
    private void awaitStates(String id, String... copies) {
        await().untilAsserted(() -> assertThat(hub.decided("north", id))
                .extracting(copy -> copy.substring(0, copy.lastIndexOf(' ')))
                .isEqualTo(List.of(copies)));
    }

    private int count(String query) {
        return sql().sql(query).query(Integer.class).single();
    }

    private JdbcClient sql() {
        return JdbcClient.create(hub.bean(DataSource.class));
    }
}
