package org.flaghoist.urgent;

import static org.assertj.core.api.Assertions.assertThat;

import org.flaghoist.notification.Urgency;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How far the broker has committed what senders' lanes came to, at two hubs. */
@Tag(TestDatabase.BOTH)
class LaneProgressTest {

    @AutoClose
    private final LedgerFixture ledger = LedgerFixture.open();

    private final LaneProgress one = new LaneProgress(ledger.recorded);
    private final LaneProgress other = new LaneProgress(ledger.recorded);

    @Test
    void knowsEachLaneForItself() {
        one.committed("north", Urgency.PRIORITY, 5);
        one.committed("north", Urgency.PRIORITY, 4);

        assertThat(one.isCommitted("north", Urgency.PRIORITY, 5)).isTrue();
        assertThat(one.isCommitted("north", Urgency.PRIORITY, 6)).isFalse();
        assertThat(one.isCommitted("north", Urgency.IMMEDIATE, 1)).isFalse();
        assertThat(one.isCommitted("north", Urgency.ROUTINE, 1)).isFalse();
        assertThat(one.isCommitted("south", Urgency.PRIORITY, 1)).isFalse();
    }

    @Test
    void learnsFromTheOtherHubWhenThatHasSavedIt() {
        one.committed("north", Urgency.ROUTINE, 5);
        one.committed("south", Urgency.IMMEDIATE, 6);
        assertThat(other.isCommitted("north", Urgency.ROUTINE, 5)).isFalse();

        one.save();

        assertThat(other.isCommitted("north", Urgency.ROUTINE, 5)).isTrue();
        assertThat(other.isCommitted("north", Urgency.ROUTINE, 6)).isFalse();
        assertThat(other.isCommitted("south", Urgency.IMMEDIATE, 6)).isTrue();
    }

    @Test
    void goesBackForNoHubThatKnowsLess() {
        one.committed("north", Urgency.ROUTINE, 5);
        other.committed("north", Urgency.ROUTINE, 3);
        one.save();
        other.save();

        assertThat(new LaneProgress(ledger.recorded).isCommitted("north", Urgency.ROUTINE, 5))
                .isTrue();
    }

    @Test
    void keepsWhatItCouldNotSave() {
        one.committed("north", Urgency.ROUTINE, 5);
        ledger.rows.update("alter table lane_progress rename to away");
        one.save();
        ledger.rows.update("alter table away rename to lane_progress");
        one.save();

        assertThat(other.isCommitted("north", Urgency.ROUTINE, 5)).isTrue();
    }
}
