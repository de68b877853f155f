package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.Notifications.notification;

import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.operator.DeadLetterView;
import org.flaghoist.operator.DeadLetters;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.people.Person;
import org.flaghoist.search.Overview;
import org.flaghoist.testing.Given;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is too large takes no more of the disk than one notification may. */
class TooLargeMessagesTest {

    private static final int LIMIT = 1 << 20;
    private static final String WHO = HubFixture.OPERATOR;
    private static final String WHY = "asked for by the test";

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final Given given = scenario.given();
    private final When when = scenario.when();
    private final Then then = scenario.then();

    @AfterEach
    void carryOutAllThatIsDecided() {
        hub.discardDeadLetters();
    }

    @Test
    void keepsTheBeginningOfAMessageOnItsQueueAndInTheLedger() throws Exception {
        when.sends("x".repeat(3 * LIMIT));
        then.north().getsReceipts("REJECTED TOO_LARGE");

        assertKept(then.deadLetter(), "3145728 bytes; only its first 1048576 bytes are kept");
    }

    @Test
    void keepsTheBeginningOfAFileThatIsTooLargeAsAWhole() throws Exception {
        String file = "TOO MANY ROWS\n" + "x".repeat(2 * LIMIT);
        when.uploads("FILE_0001.json", file);
        then.queued(QueueNames.deadIn("east"), 1);

        assertKept(then.deadLetter(), "only its first 1048576 bytes are kept");
    }

    @Test
    void sendsABeginningAgainOnlyWhenTwoPeopleHaveCompletedIt() throws Exception {
        String notification = notification("CUT-1", "west");
        ParkedMessage row = given.rejected(notification + " ".repeat(LIMIT), "TOO_LARGE");

        then.rejects(
                () -> letters().replay(row.id(), WHO, WHY), "only its beginning is kept; have north send it in parts");
        ParkedMessage edited =
                letters().edit(row.id(), notification.getBytes(StandardCharsets.UTF_8), Person.local(WHO), WHY);

        assertThat(edited.state()).isEqualTo(ParkedState.WAITING);
    }

    private void assertKept(ParkedMessage row, String text) throws Exception {
        DeadLetterView shown = letters().show(row.id(), WHO);
        assertThat(shown.content()).hasSize(LIMIT);
        assertThat(shown.text()).isEqualTo(text);
        assertThat(new Overview(hub.bean(DataSource.class)).original(row.entry()))
                .hasValueSatisfying(kept -> assertThat(kept).hasSize(LIMIT));
    }

    private DeadLetters letters() {
        return hub.bean(DeadLetters.class);
    }
}
