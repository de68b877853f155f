package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.picture.Grouping;
import org.flaghoist.picture.Picture;
import org.flaghoist.picture.PictureQuery;
import org.flaghoist.testing.LedgerFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

class RecordedFactsTest {

    private final ObjectNode notification =
            new GeneratedNotifications(new Random(1)).fresh().notification();

    @AutoClose
    private LedgerFixture hub = LedgerFixture.open();

    private final FactsHub steps = new FactsHub(hub);

    @Test
    void countsOnceWhatIsDoneAgainByThisHubOrAnother() throws IOException {
        steps.handle("1", notification, 0);
        assertThat(counted()).isOne();
        long rows = hub.count("fact");

        steps.handle("1", notification, 0);
        hub = hub.restarted();
        new FactsHub(hub).handle("1", notification, 0);

        assertThat(counted()).isOne();
        assertThat(hub.count("fact")).isEqualTo(rows).isPositive();
    }

    /** Another hub has committed it meanwhile: the constraint of the entry takes back all of this one's. */
    @Test
    void countsOnceWhatTwoHubsHandleAtOnce() {
        FactsHub other = new FactsHub(hub);
        ReadMessage message = FactsHub.read("1", notification, 0, null);
        hub.ledger.batch(true, () -> steps.handled(message));

        assertThatThrownBy(() -> hub.ledger.batch(true, () -> other.handled(message)))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(counted()).isOne();
        assertThat(hub.rows.number("select count(*) from fact where recipient = ''"))
                .isOne();
    }

    @Test
    void countsOnceWhatComesTwiceInOneBatch() {
        hub.ledger.together(() -> {
            steps.handle("1", notification, 0);
            steps.handle("1", notification, 0);
            return steps.handle("2", notification, 0);
        });
        assertThat(counted()).isOne();
    }

    @Test
    void forgetsWhatIsRejectedWhenItIsDoneAgain() {
        steps.handle("1", notification, 0);

        steps.reject("1", notification, new Rejection(FaultCode.LEVEL_ABOVE_CEILING, "", null, null));

        assertThat(counted()).isZero();
        assertThat(hub.count("fact")).isZero();
    }

    @Test
    void takesNothingOfATestRunOrAPreview() {
        steps.handle("1", notification, 1);
        DecidedMessage seen = hub.ledger.rehearse(() -> steps.handle("2", notification, 0));

        assertThat(seen.recorded().isAccepted()).isTrue();
        assertThat(hub.count("fact")).isZero();
    }

    @Test
    void writesAgainOnlyForRecipientsWhoseCopySaysLess() {
        notification.put("type", "SEIZURE").put("sender", "uk").remove(List.of("persons", "engines", "items"));
        notification.withArray("engines").addObject().put("serial", "S1");
        notification
                .putObject("handling")
                .put("level", "BASIC")
                .putArray("codes")
                .add("H0");
        steps.handle("1", notification, 0);

        assertThat(hub.rows.column("select recipient from fact order by recipient"))
                .containsExactly("", "ly");
    }

    private long counted() {
        return new Picture(hub.database)
                .of(new PictureQuery(null, null, null, Grouping.ALL)).stream()
                        .filter(row -> row.of().measure().equals("NOTIFICATION"))
                        .mapToLong(row -> row.notifications())
                        .sum();
    }
}
