package org.flaghoist.monitor;

import java.time.Clock;
import java.util.List;
import org.flaghoist.broker.JournalCheckpointing;

/** Finds that the broker's journal was changed for an older or a newer one while the hub runs. */
record JournalWatch(JournalCheckpointing checkpointing, Clock clock) implements Watch {

    private static final String TEXT =
            "Journal and ledger are not of one moment. What was done may be done again, or numbers"
                    + " be given twice: stop all hubs. Found: ";

    @Override
    public Condition condition() {
        return Condition.DIFFERENT_MOMENTS;
    }

    @Override
    public List<Finding> look() {
        return checkpointing.found().stream()
                .map(fault -> new Finding(condition(), null, "", Severity.CRITICAL, TEXT + fault, clock.instant()))
                .toList();
    }
}
