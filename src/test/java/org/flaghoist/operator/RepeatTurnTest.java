package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.again.RepeatRequest;
import org.flaghoist.again.RepeatRequests;
import org.flaghoist.again.RepeatScope;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.Person;
import org.flaghoist.retention.Erasure;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.OperatorFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a notification until the turn of its repeat has come. */
class RepeatTurnTest {

    private static final String WHY = "they restored their system";

    private static OperatorFixture operators;

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        operators = new OperatorFixture();
        hub = operators.hub();
    }

    @Test
    void sendsNothingThatItsSenderSuspectsToBeFalseSince() throws Exception {
        String first = notification("D-1", "west");
        give(first);
        hub.receive("west", 1);
        hub.send("north", second(first).replace("\"grading\":{", "\"grading\":{\"suspectedFalse\":true,"));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "HELD west R10");

        SendAgain.RepeatPreview preview = hub.bean(SendAgain.class).preview(scope("west", "D-1"));

        assertThat(preview.notAllowed()).isOne();
        assertThat(preview.copies()).isZero();
        operators.clear();
    }

    @Test
    void letsNoLaterRevisionOvertakeARepeat() throws Exception {
        String first = notification("V-1", "west").replace("\"ROUTINE\"", "\"IMMEDIATE\"");
        give(first);
        hub.receive("west", 1);

        ask("west", "V-1");
        give(second(first));

        assertThat(hub.receive("west", 2)).containsExactly(first, second(first));
    }

    @Test
    void bringsNothingToAServerThatWasErasedWhileItLayOnTheQueue() throws Exception {
        give(notification("E-1", "east"));
        Path file = hub.server("east").inbox().resolve("north_E-1_r1.json");
        Files.delete(file);
        hub.pause("east");
        RepeatRequest request = ask("east", "E-1");
        Erasure erasure = new Erasure(hub.bean(LedgerDatabase.class));
        erasure.erase("north", "E-1", OperatorFixture.RELEASER_1, WHY);
        erasure.erase("north", "E-1", OperatorFixture.RELEASER_2, WHY);

        hub.activate("east");

        await().until(() -> hub.count(QueueNames.out("east")) == 0);
        assertThat(file).doesNotExist();
        assertThat(EventSeen.all(hub.bean(DataSource.class), "REPEATED"))
                .filteredOn(event -> event.detail().path("request").asText().equals(request.id()))
                .extracting(event -> event.detail().path("code").asText())
                .containsExactly("", "DELETED");
    }

    private static void give(String notification) throws Exception {
        hub.send("north", notification);
        assertThat(hub.receipts("north", 2)).first().isEqualTo("ACCEPTED");
    }

    /** Carried out as far as the queue. */
    private static RepeatRequest ask(String partner, String reference) {
        RepeatRequest request =
                hub.bean(SendAgain.class).ask(scope(partner, reference), Person.local("duty-desk"), WHY);
        await().untilAsserted(() ->
                assertThat(hub.bean(RepeatRequests.class).unfinished()).isEmpty());
        return request;
    }

    private static RepeatScope scope(String partner, String reference) {
        return new RepeatScope(partner, Instant.EPOCH, Instant.now(), List.of(reference), false);
    }

    private static String notification(String reference, String recipient) {
        return Notifications.of("north", reference, "INTELLIGENCE", "\"" + recipient + "\"");
    }

    private static String second(String first) {
        return first.replace("\"action\":\"NEW\",\"revision\":1", "\"action\":\"UPDATE\",\"revision\":2");
    }
}
