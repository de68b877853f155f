package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.JMSException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.flaghoist.again.RepeatScope;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.people.Person;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.StoppedRoute;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

/** By the numbers of its copies a recipient sees whether one is missing. */
class NumberedCopiesTest {

    private static final String WEST = QueueNames.out("west");
    private static final int MANY = 40;

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final LedgerRows ledger = scenario.ledger();

    @Test
    void numberTheCopiesOfASenderForEachRecipientWithoutGaps() throws Exception {
        send("A-1", "west", "east");
        when.sends("{}");
        send("A-2", "east");
        send("A-3", "west", "east");

        assertThat(numbers(2)).containsExactly("A-1 1", "A-3 2");
        await().untilAsserted(() -> assertThat(given("east")).containsExactly(1L, 2L, 3L));
    }

    @Test
    void giveTheSameNumberWhenTheWorkIsDoneAgain() throws Exception {
        send("B-1", "west");
        assertThat(numbers(1)).containsExactly("B-1 1");
        hub.interruptTranslations(2);

        send("B-2", "west");
        send("B-3", "west");

        assertThat(numbers(2)).containsExactly("B-2 2", "B-3 3");
        assertThat(given("west")).containsExactly(1L, 2L, 3L);
    }

    @Test
    void leaveNoGapInWhatWaitedWhileTheWorkFailed() throws Exception {
        hub.interruptTranslations(1);
        for (int i = 0; i < MANY; i++) {
            send("M-" + i, "west");
        }

        numbers(MANY);

        assertThat(given("west"))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, MANY).boxed().toList());
    }

    @Test
    void numberWhatWasHeldWhenItIsReleased() throws Exception {
        ParkedMessage hold = given.held("C-1");
        send("C-2", "west");
        assertThat(numbers(1)).containsExactly("C-2 1");

        when.releases(hold);

        assertThat(numbers(1)).containsExactly("C-1 2");
    }

    @Test
    void letACopyThatIsSentAgainKeepItsNumber() throws Exception {
        when.sends("{}");
        send("D-1", "west");
        send("D-2", "west");
        numbers(2);

        RepeatScope scope = new RepeatScope("west", Instant.EPOCH, Instant.now().plusSeconds(1), List.of("D-1"), false);
        hub.bean(SendAgain.class).ask(scope, Person.local("duty-desk"), "they lost it");

        assertThat(numbers(1)).containsExactly("D-1 1");
    }

    @Test
    void knowWhatANumberIsNotUsedForAsTheWorkDoneAgainCameToSomethingElse() throws Exception {
        hub.interruptTranslations(1_000);
        send("E-1", "west");
        await().until(() -> !given("west").isEmpty());
        // A translation that had begun before the test could still bring its copy to the queue.
        StoppedRoute.during(hub, "translate-north", () -> {
            hub.test("west");
            hub.interruptTranslations(0);
        });

        await().untilAsserted(() -> assertThat(hub.decided("north", "E-1")).allMatch(copy -> copy.contains("TESTED")));
        assertThat(ledger.number("select count(*) from copy_number where recipient = 'west' and unused"))
                .isOne();
    }

    private void send(String id, String... recipients) throws JMSException {
        when.sends(Notifications.of("north", id, "INTELLIGENCE", "\"" + String.join("\",\"", recipients) + "\""));
    }

    /** Takes copies, each as its reference and its number. */
    private List<String> numbers(int count) throws JMSException {
        List<String> numbers = new ArrayList<>();
        for (QueuedMessage copy : hub.consume(WEST, count)) {
            numbers.add(copy.message().getStringProperty(HubProperties.ID) + " "
                    + copy.message().getLongProperty(HubProperties.SEQUENCE));
        }
        return numbers;
    }

    /** As the ledger has them. */
    private List<Long> given(String recipient) {
        return ledger.column("select number from copy_number where recipient = ? order by number", recipient).stream()
                .map(Long::valueOf)
                .toList();
    }
}
