package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.operator.DeadLetterView;
import org.flaghoist.operator.DeadLetters;
import org.flaghoist.parking.ParkedFilter;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ParkedState;
import org.flaghoist.parking.ParkingQueue;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.search.Overview;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is too large takes no more of the disk than one notification may. */
class TooLargeMessagesTest {

    private static final int LIMIT = 1 << 20;
    private static final String WHO = HubFixture.OPERATOR;
    private static final String WHY = "asked for by the test";

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent();
    }

    @AfterEach
    void discard() {
        hub.discardDeadLetters();
    }

    @Test
    void keepsTheBeginningOfAMessageOnItsQueueAndInTheLedger() throws Exception {
        hub.send("north", "x".repeat(3 * LIMIT));
        assertThat(hub.receipts("north", 1)).containsExactly("REJECTED TOO_LARGE");

        assertKept(only(), "3145728 bytes; only its first 1048576 bytes are kept");
    }

    @Test
    void keepsTheBeginningOfAFileThatIsTooLargeAsAWhole() throws Exception {
        String file = "TOO MANY ROWS\n" + "x".repeat(2 * LIMIT);
        hub.server("east").upload("FILE_0001.json", file.getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(
                        () -> assertThat(hub.count(QueueNames.deadIn("east"))).isOne());

        assertKept(only(), "only its first 1048576 bytes are kept");
    }

    @Test
    void sendsABeginningAgainOnlyWhenTwoPeopleHaveCompletedIt() throws Exception {
        String notification = Notifications.of("north", "CUT-1", "INTELLIGENCE", "\"west\"");
        hub.send("north", notification + " ".repeat(LIMIT));
        hub.receipts("north", 1);
        ParkedMessage row = only();

        assertThatThrownBy(() -> letters().replay(row.id(), WHO, WHY))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("only its beginning is kept; have north send it in parts");
        ParkedMessage edited =
                letters().edit(row.id(), notification.getBytes(StandardCharsets.UTF_8), Person.local(WHO), WHY);

        assertThat(edited.state()).isEqualTo(ParkedState.WAITING);
    }

    private static void assertKept(ParkedMessage row, String text) throws Exception {
        DeadLetterView shown = letters().show(row.id(), WHO);
        assertThat(shown.content()).hasSize(LIMIT);
        assertThat(shown.text()).isEqualTo(text);
        assertThat(new Overview(hub.bean(DataSource.class)).original(row.entry()))
                .hasValueSatisfying(kept -> assertThat(kept).hasSize(LIMIT));
    }

    private static ParkedMessage only() {
        List<ParkedMessage> rows = letters().list(ParkedFilter.of(ParkingQueue.DEAD_IN), 10);
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    private static DeadLetters letters() {
        return hub.bean(DeadLetters.class);
    }
}
