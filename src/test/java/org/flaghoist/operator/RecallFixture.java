package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.Person;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recalls;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.OperatorFixture;
import org.flaghoist.testing.SftpServerFixture;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hub that all tests share, where two people recall what {@code north} has sent. */
final class RecallFixture {

    static final Person FIRST = OperatorFixture.RELEASER_1;
    static final Person SECOND = OperatorFixture.RELEASER_2;
    /** What may be on its way to a queue is waited for. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private final OperatorFixture operators;
    private final HubFixture hub;

    RecallFixture() throws Exception {
        operators = new OperatorFixture();
        hub = operators.hub();
    }

    OperatorFixture operators() {
        return operators;
    }

    /** Leaves nothing to the next test. */
    void clear() throws Exception {
        hub.interruptTranslations(0);
        operators.clear();
        while (!hub.nothingFor("north")) {
            hub.receipts("north", (int) hub.count(QueueNames.out("north")));
        }
    }

    /** Two people agree, in a moment in which no hub looks. */
    Recall agreedButNotBegun(String reference) {
        return hub.bean(LedgerDatabase.class).transactions().get(() -> {
            Recall recall = recall(reference);
            JdbcClient.create(hub.bean(DataSource.class))
                    .sql("update recall set running = null where id = ?")
                    .param(recall.id())
                    .update();
            return recall;
        });
    }

    /** As if the hub had died between the broker's commit and the ledger's last. */
    void forgetThatItIsSent(Recall recall) {
        sql("update recall set state = 'MADE', running = true where id = ?", recall.id());
    }

    void sql(String statement, Object value) {
        JdbcClient.create(hub.bean(DataSource.class))
                .sql(statement)
                .param(value)
                .update();
    }

    Recalls recalls() {
        return hub.bean(Recalls.class);
    }

    Recall recall(String reference) {
        recalls().ask("north", reference, FIRST, "wrong boat");
        return recalls().ask("north", reference, SECOND, "so it is").orElseThrow();
    }

    void awaitSent(Recall recall) {
        await().atMost(LONGEST).until(() -> recalls().get(recall.id()).progress() == Recall.RecallProgress.SENT);
    }

    /** By recipient: what became of its copies, and of the cancellation. */
    void awaitStates(Recall recall, String... recipients) {
        await().atMost(LONGEST).untilAsserted(() -> assertThat(states(recall)).containsExactly(recipients));
    }

    List<String> states(Recall recall) throws Exception {
        return StreamSupport.stream(list().path("recalls").spliterator(), false)
                .filter(each -> each.path("id").asText().equals(recall.id()))
                .flatMap(each -> StreamSupport.stream(each.path("recipients").spliterator(), false))
                .map(each -> String.join(
                                " ",
                                each.path("partner").asText(),
                                each.path("state").asText(),
                                each.path("cancellation").asText())
                        .strip())
                .toList();
    }

    JsonNode list() throws Exception {
        return new ObjectMapper()
                .readTree(hub.invoke("org.flaghoist:type=Recall", "list").toString());
    }

    void send(String reference, String recipients) throws Exception {
        hub.send("north", notification(reference, recipients));
    }

    String notification(String reference, String recipients) {
        return Notifications.of("north", reference, "INTELLIGENCE", recipients);
    }

    String revision(String reference, String recipients, int revision) {
        return notification(reference, recipients)
                .replace("\"NEW\",\"revision\":1", "\"UPDATE\",\"revision\":" + revision);
    }

    void stop(String route) throws Exception {
        hub.bean(CamelContext.class).getRouteController().stopRoute(route);
    }

    void startAgain(String route) throws Exception {
        hub.bean(CamelContext.class).getRouteController().startRoute(route);
    }

    List<String> inbox(String partner) throws Exception {
        return SftpServerFixture.names(hub.server(partner).inbox());
    }
}
