package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.Notifications.revised;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.again.RepeatRequest;
import org.flaghoist.again.RepeatRequests;
import org.flaghoist.again.RepeatScope;
import org.flaghoist.people.Person;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

/** What becomes of a notification until the turn of its repeat has come. */
class RepeatTurnTest {

    private static final String WHY = "they restored their system";

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();

    @Test
    void sendsNothingThatItsSenderSuspectsToBeFalseSince() throws Exception {
        String first = notification("D-1", "west");
        give(first);
        hub.receive("west", 1);
        when.sends(revised(first, 2).replace("\"grading\":{", "\"grading\":{\"suspectedFalse\":true,"));
        then.north().getsReceipts("ACCEPTED", "HELD west R10");

        SendAgain.RepeatPreview preview = hub.bean(SendAgain.class).preview(scope("west", "D-1"));

        assertThat(preview.notAllowed()).isOne();
        assertThat(preview.copies()).isZero();
    }

    @Test
    void letsNoLaterRevisionOvertakeARepeat() throws Exception {
        String first = notification("V-1", "west").replace("\"ROUTINE\"", "\"IMMEDIATE\"");
        give(first);
        hub.receive("west", 1);

        ask("west", "V-1");
        give(revised(first, 2));

        then.west().gets(first, revised(first, 2));
    }

    @Test
    void bringsNothingToAServerThatWasErasedWhileItLayOnTheQueue() throws Exception {
        give(notification("E-1", "east"));
        Path file = hub.server("east").inbox().resolve("north_E-1_r1.json");
        Files.delete(file);
        hub.pause("east");
        RepeatRequest request = ask("east", "E-1");
        when.erases("E-1");

        hub.activate("east");

        then.east().has(0);
        assertThat(file).doesNotExist();
        assertThat(EventSeen.all(hub.bean(DataSource.class), "REPEATED"))
                .filteredOn(event -> event.detail().path("request").asText().equals(request.id()))
                .extracting(event -> event.detail().path("code").asText())
                .containsExactly("", "DELETED");
    }

    private void give(String notification) throws Exception {
        when.sends(notification);
        assertThat(hub.receipts("north", 2)).first().isEqualTo("ACCEPTED");
    }

    /** Carried out as far as the queue. */
    private RepeatRequest ask(String partner, String reference) {
        RepeatRequest request =
                hub.bean(SendAgain.class).ask(scope(partner, reference), Person.local("duty-desk"), WHY);
        await().untilAsserted(() ->
                assertThat(hub.bean(RepeatRequests.class).unfinished()).isEmpty());
        return request;
    }

    private static RepeatScope scope(String partner, String reference) {
        return new RepeatScope(partner, Instant.EPOCH, Instant.now(), List.of(reference), false);
    }
}
