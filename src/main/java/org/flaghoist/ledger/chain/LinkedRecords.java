package org.flaghoist.ledger.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flaghoist.ledger.body.Digests;
import org.jspecify.annotations.Nullable;

/**
 * The records of one link, up to the first that is gone, and what they make of the link before.
 *
 * @param missing the first that is gone; null where all are there
 * @param hash what the link's has to be
 */
record LinkedRecords(List<EventRecord> there, @Nullable Long missing, String hash) {

    static LinkedRecords read(RecordReader reader, Seal before, RecordNumbers numbers) {
        List<EventRecord> there = new ArrayList<>();
        String hash = before.hash();
        for (RecordNumbers.Range range : numbers.ranges()) {
            for (long number = range.first(); number <= range.last(); number++) {
                EventRecord record = reader.take(number);
                if (record == null) {
                    return new LinkedRecords(there, number, numbers.closing(hash));
                }
                there.add(record);
                hash = Digests.chained(hash, record.sealed());
            }
        }
        return new LinkedRecords(there, null, numbers.closing(hash));
    }

    /** The first that is not the hub's own. */
    Optional<Long> forged(Stamps stamps) {
        return there.stream()
                .filter(record -> !stamps.genuine(record))
                .map(EventRecord::id)
                .findFirst();
    }
}
