package org.flaghoist.ledger.chain;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.ledger.body.Digests;
import org.jspecify.annotations.Nullable;

/** Along the records of one link: what its hash has to be, and whether all of them are there and the hub's own. */
final class LinkWalk {

    private final RecordReader records;
    private final Stamps stamps;
    private final List<EventRecord> seen = new ArrayList<>();
    private String hash;
    private @Nullable Long forged;

    /** @param before the link before */
    LinkWalk(RecordReader records, Stamps stamps, Seal before) {
        this.records = records;
        this.stamps = stamps;
        this.hash = before.hash();
    }

    /** The first that is gone; null where all are there. */
    @Nullable
    Long along(RecordNumbers.Range range) {
        for (long number = range.first(); number <= range.last(); number++) {
            EventRecord record = records.take(number);
            if (record == null) {
                return number;
            }
            seen.add(record);
            hash = Digests.chained(hash, record.sealed());
            forged = forged == null && !stamps.genuine(record) ? Long.valueOf(number) : forged;
        }
        return null;
    }

    /** Whether the link is what its records make of the link before. */
    boolean chains(Link link) {
        return link.records().closing(hash).equals(link.seal().hash());
    }

    /** The first that is not the hub's own; null where all are. */
    @Nullable
    Long forged() {
        return forged;
    }

    /** Whether all happened before that time. */
    boolean isBefore(long time) {
        return seen.stream().allMatch(record -> record.at() < time);
    }

    /** Those that are there, in order. */
    List<EventRecord> seen() {
        return seen;
    }
}
