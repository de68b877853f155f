package org.flaghoist.ledger.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Numbers that are mostly one after the other, so that a million of them take no room. */
final class NumberSet {

    /** The last of each range by its first; no two touch. */
    private final TreeMap<Long, Long> ranges = new TreeMap<>();

    /** False, and nothing is added, where one of them is there already. */
    boolean add(RecordNumbers.Range added) {
        Map.Entry<Long, Long> below = ranges.floorEntry(added.last());
        if (below != null && below.getValue() >= added.first()) {
            return false;
        }
        long first = below != null && below.getValue() == added.first() - 1 ? below.getKey() : added.first();
        Long above = ranges.remove(added.last() + 1);
        ranges.put(first, above == null ? added.last() : above);
        return true;
    }

    long size() {
        return ranges.entrySet().stream()
                .mapToLong(range -> range.getValue() - range.getKey() + 1)
                .sum();
    }

    /** The first that is not in the other; null where all are. */
    @Nullable
    Long firstNotIn(NumberSet other) {
        for (Map.Entry<Long, Long> range : ranges.entrySet()) {
            long number = range.getKey();
            while (number <= range.getValue()) {
                Map.Entry<Long, Long> theirs = other.ranges.floorEntry(number);
                if (theirs == null || theirs.getValue() < number) {
                    return number;
                }
                number = theirs.getValue() + 1;
            }
        }
        return null;
    }

    /** What lies between, before and after them. */
    List<RecordNumbers.Range> gaps() {
        List<RecordNumbers.Range> gaps = new ArrayList<>();
        long next = Long.MIN_VALUE;
        for (Map.Entry<Long, Long> range : ranges.entrySet()) {
            gaps.add(new RecordNumbers.Range(next, range.getKey() - 1));
            next = range.getValue() + 1;
        }
        gaps.add(new RecordNumbers.Range(next, Long.MAX_VALUE));
        return gaps;
    }
}
