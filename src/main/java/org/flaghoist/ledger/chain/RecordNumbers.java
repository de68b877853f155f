package org.flaghoist.ledger.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.ledger.body.Digests;

/**
 * Numbers of records, as the ledger keeps those of one commit: ranges, in the text {@code 5-9,12}.
 *
 * @param ranges in ascending order
 */
public record RecordNumbers(List<Range> ranges) {

    /** Those of a text that is not the hub's. */
    static final RecordNumbers NONE = new RecordNumbers(List.of());

    /** More than any commit has: whoever wrote that was not the hub, and must not keep it counting. */
    private static final long MOST = 100_000;

    /** Possessive: tried again for each range, a long text would need more stack than there is. */
    private static final Pattern TEXT = Pattern.compile("\\d{1,18}(?:-\\d{1,18})?(?:,\\d{1,18}(?:-\\d{1,18})?)*+");

    /** Both inclusive. */
    public record Range(long first, long last) {

        private static Range parse(String text) {
            int dash = text.indexOf('-');
            long first = Long.parseLong(dash < 0 ? text : text.substring(0, dash));
            return new Range(first, dash < 0 ? first : Long.parseLong(text.substring(dash + 1)));
        }

        private long size() {
            return last - first + 1;
        }

        private String text() {
            return first == last ? Long.toString(first) : first + "-" + last;
        }
    }

    static RecordNumbers of(List<Long> numbers) {
        List<Range> ranges = new ArrayList<>();
        numbers.stream().sorted().forEach(number -> {
            Range before = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (before != null && before.last() == number - 1) {
                ranges.set(ranges.size() - 1, new Range(before.first(), number));
            } else {
                ranges.add(new Range(number, number));
            }
        });
        return new RecordNumbers(ranges);
    }

    static RecordNumbers one(long number) {
        return new RecordNumbers(List.of(new Range(number, number)));
    }

    /** {@link #NONE} where the text is not the hub's. */
    static RecordNumbers parse(String text) {
        List<Range> ranges = TEXT.matcher(text).matches()
                ? Stream.of(text.split(",")).map(Range::parse).toList()
                : List.of();
        boolean sound = ranges.stream().mapToLong(Range::size).allMatch(size -> size > 0 && size <= MOST)
                && ranges.stream().mapToLong(Range::size).sum() <= MOST;
        return sound && !ranges.isEmpty() ? new RecordNumbers(ranges) : NONE;
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    long first() {
        return ranges.get(0).first();
    }

    boolean isOne() {
        return ranges.size() == 1 && ranges.get(0).size() == 1;
    }

    /**
     * The hash of a link that has these records. Several stand in it themselves, too: otherwise one could be taken out
     * of a link that was sealed without it, and links could be cut elsewhere.
     *
     * @param hash of the link before, and of the records one after the other
     */
    String closing(String hash) {
        return isOne() ? hash : Digests.chained(hash, text());
    }

    String text() {
        return ranges.stream().map(Range::text).collect(Collectors.joining(","));
    }
}
