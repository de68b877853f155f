package org.flaghoist.urgent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flaghoist.notification.Urgency;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far the broker has committed what senders' lanes came to, at two hubs. */
@Tag(TestDatabase.BOTH)
class LaneProgressTest {

    @AutoClose
    private LedgerFixture ledger;

    private LaneProgress one;
    private LaneProgress other;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        ledger = new LedgerFixture(folder);
        one = new LaneProgress(ledger.recorded);
        other = new LaneProgress(ledger.recorded);
    }

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
        ledger.sql.sql("alter table lane_progress rename to away").update();
        one.save();
        ledger.sql.sql("alter table away rename to lane_progress").update();
        one.save();

        assertThat(other.isCommitted("north", Urgency.ROUTINE, 5)).isTrue();
    }
}
