package org.flaghoist.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.LedgerFixture.SENDER;
import static org.flaghoist.testing.LedgerFixture.queued;
import static org.flaghoist.testing.LedgerFixture.sample;

import java.util.List;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag(TestDatabase.BOTH)
final class AcceptingTest {

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    @Test
    void dropsASecondCopyHoweverItsNumbersAndMembersAreWritten() {
        assertThat(hub.send("1", sample("new"))).isEqualTo(Acceptance.ACCEPTED);
        assertThat(hub.send("2", sample("new-written-otherwise"))).isEqualTo(Acceptance.DUPLICATE);
        assertThat(hub.send("3", sample("new"))).isEqualTo(Acceptance.DUPLICATE);
    }

    @Test
    void refusesAnIdThatIsUsedAgain() {
        hub.send("1", sample("new"));
        refuses("2", "new-changed", FaultCode.ID_REUSED);
        assertThat(hub.send("3", sample("update-2"))).isEqualTo(Acceptance.ACCEPTED);
        refuses("4", "new-changed", FaultCode.ID_REUSED);
        assertThat(hub.send("5", sample("new"))).isEqualTo(Acceptance.DUPLICATE);
    }

    @Test
    void allowsGapsInRevisionsButNoWayBack() {
        hub.send("1", sample("new"));
        assertThat(hub.send("2", sample("update-3"))).isEqualTo(Acceptance.ACCEPTED);
        refuses("3", "update-2", FaultCode.REVISION_ORDER);
        assertThat(hub.send("4", sample("update-5"))).isEqualTo(Acceptance.ACCEPTED);
    }

    @Test
    void refusesAnUpdateOfWhatIsNotKnown() {
        refuses("1", "update-2", FaultCode.REVISION_ORDER);
        refuses("2", "cancel-6", FaultCode.REVISION_ORDER);
        hub.send("3", sample("new"));
        assertThat(hub.send("4", sample("update-2"))).isEqualTo(Acceptance.ACCEPTED);
    }

    @Test
    void refusesAnUpdateAfterTheCancellation() {
        hub.send("1", sample("new"));
        assertThat(hub.send("2", sample("cancel-6"))).isEqualTo(Acceptance.ACCEPTED);
        refuses("3", "update-7", FaultCode.REVISION_ORDER);
        assertThat(hub.send("4", sample("cancel-6"))).isEqualTo(Acceptance.DUPLICATE);
    }

    @Test
    void acceptsWhatWasRejectedBeforeUnderTheSameId() {
        long entry = hub.begin("1", sample("new")).entry();
        hub.ledger.reject(
                entry, Stage.TRANSLATE, new Rejection(FaultCode.SCHEMA, "/engines/0", "power", null), "N-1", 1);
        assertThat(hub.send("2", sample("new-changed"))).isEqualTo(Acceptance.ACCEPTED);
    }

    @Test
    void knowsWhoReceivedAnEarlierRevision() {
        hub.deliver(
                "1",
                sample("new"),
                queued("east"),
                RecipientOutcome.refused("west", "R3"),
                RecipientOutcome.held("south", "R10", List.of()));
        long second = hub.deliver("2", sample("update-2"), queued("centre"));
        assertThat(hub.ledger.earlierRecipients(SENDER, "N-1", 2, 0)).containsExactly("east");
        hub.ledger.delivered(second, "centre", 1, null);
        assertThat(hub.ledger.earlierRecipients(SENDER, "N-1", 3, 0)).containsExactly("centre", "east");
        assertThat(hub.ledger.earlierRecipients("other", "N-1", 3, 0)).isEmpty();
    }

    private void refuses(String messageKey, String sample, FaultCode code) {
        assertThatThrownBy(() -> hub.send(messageKey, sample(sample)))
                .isInstanceOfSatisfying(Rejection.class, rejection -> {
                    assertThat(rejection.code()).isEqualTo(code);
                    assertThat(rejection.location()).isEmpty();
                });
    }
}
