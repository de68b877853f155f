package org.flaghoist.operator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.flaghoist.retention.OldRecords;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes the records that are older than the hub's settings say. */
public final class RecordsRetention {

    private static final Logger LOG = LoggerFactory.getLogger(RecordsRetention.class);

    private final OldRecords records;
    private final @Nullable Duration kept;
    private final Clock clock;

    /** @param kept how long; for good where this is null */
    public RecordsRetention(OldRecords records, @Nullable Duration kept, Clock clock) {
        this.records = records;
        this.kept = kept;
        this.clock = clock;
    }

    boolean isEverDeleted() {
        return kept != null;
    }

    void run(BooleanSupplier goOn) {
        if (kept == null) {
            return;
        }
        Instant before = clock.instant().minus(kept);
        OldRecords.DeletedRecords deleted = records.delete(before, goOn);
        if (deleted.records() > 0) {
            LOG.info("{} records of events from before {} deleted, with their entries", deleted.records(), before);
        }
        if (deleted.stays() != null) {
            LOG.info(
                    "Entry {} is older than records are kept, and stays, as do all later records: it waits, is on its"
                            + " way, is under a legal hold, or still has bodies",
                    deleted.stays());
        }
    }
}
