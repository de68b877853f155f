package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.flaghoist.overdue.OverdueBoard;
import org.flaghoist.testing.LedgerFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is overdue, as an alarm and as a metric. */
class OverdueWatchTest {

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final OverdueRows rows = new OverdueRows(hub);
    private final OverdueBoard board = new OverdueBoard(hub.database);

    private List<Finding> look() {
        return new OverdueWatch(
                        board, new PartnerNames(Map.of("north", "The North (north)", "east", "The East (east)")))
                .look();
    }

    @Test
    void findsNothingWhereNothingIsOverdue() {
        assertThat(look()).isEmpty();
    }

    @Test
    void namesThePairTheStepHowManySinceWhenAndWhatToDo() {
        rows.add(1, "TAKEN", "ROUTINE");
        rows.add(2, "TAKEN", "PRIORITY");

        assertThat(look()).singleElement().satisfies(finding -> {
            assertThat(finding.name()).isEqualTo("OVERDUE east north taken");
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.since()).isEqualTo(OverdueRows.DUE.plusSeconds(1));
            assertThat(finding.more()).as("a further one is news").isEqualTo(OverdueRows.FOUND);
            assertThat(finding.text())
                    .startsWith("2 notifications from The North (north) for The East (east) are not taken in time: the"
                            + " first was due at ")
                    .contains("Ask the recipient whether its client runs.", "docs/operate/overdue.md");
        });
    }

    @Test
    void isCriticalWhereOneIsImmediateAndOneAlarmForEachStep() {
        rows.add(1, "DELIVERED", "IMMEDIATE");
        rows.add(2, "ANSWERED", "ROUTINE");

        assertThat(look())
                .extracting(Finding::name, Finding::severity)
                .containsExactly(
                        tuple("OVERDUE east north answered", Severity.WARNING),
                        tuple("OVERDUE east north delivered", Severity.CRITICAL));
        assertThat(look().get(1).text()).startsWith("1 notification from The North (north) for The East (east) is not");
    }

    @Test
    void endsTheMetricOfAPairOfWhichNothingIsOverdueAnyMore() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        OverdueGauge gauge = new OverdueGauge(board, registry);
        rows.add(1, "TAKEN", "ROUTINE");
        rows.add(2, "TAKEN", "ROUTINE");
        gauge.read();

        Gauge taken = registry.get("flaghoist.overdue")
                .tags("partner", "east", "sender", "north", "step", "taken")
                .gauge();
        assertThat(taken.value()).isEqualTo(2);

        rows.end(1);
        gauge.read();
        assertThat(registry.get("flaghoist.overdue").gauge().value()).isOne();

        rows.end(2);
        gauge.read();
        assertThat(registry.find("flaghoist.overdue").gauge()).isNull();
    }
}
