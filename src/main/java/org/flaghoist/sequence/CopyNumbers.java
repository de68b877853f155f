package org.flaghoist.sequence;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flaghoist.database.Rows;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.sequence.NumberedCopy.CopySeries;

/**
 * Numbers copies from 1 without gaps, for each sender and recipient, in the transaction that decides to send them. The
 * row of the two is then this transaction's until it ends, so it is asked for last, when all that goes out is made.
 */
public final class CopyNumbers {

    private static final String SERIES = "insert into copy_sequence (sender, recipient, last_number) values ";
    private static final String MORE = " on conflict (sender, recipient)"
            + " do update set last_number = copy_sequence.last_number + excluded.last_number"
            + " returning sender, recipient, last_number";
    private static final String NUMBER =
            "insert into copy_number (entry, recipient, number, unused) values (?, ?, ?, ?)";

    private final LedgerDatabase database;
    private final Rows rows;

    public CopyNumbers(LedgerDatabase database) {
        this.database = database;
        this.rows = new Rows(database.source());
    }

    /**
     * Gives copies the next numbers, in their order; within a transaction.
     *
     * @param areNew whether none has a number; where that is wrong, the commit is refused
     */
    public Map<NumberedCopy, Long> give(List<NumberedCopy> copies, boolean areNew) {
        Map<NumberedCopy, Long> numbers = new HashMap<>(areNew ? Map.of() : find(copies));
        List<NumberedCopy> others =
                copies.stream().filter(copy -> !numbers.containsKey(copy)).toList();
        if (!areNew) {
            use(numbers.keySet());
        }
        if (!others.isEmpty()) {
            numbers.putAll(next(others));
        }
        return numbers;
    }

    private Map<NumberedCopy, Long> next(List<NumberedCopy> copies) {
        Map<CopySeries, Long> last = last(copies);
        Map<NumberedCopy, Long> numbers = new HashMap<>();
        List<Object[]> written = new ArrayList<>();
        for (int i = copies.size() - 1; i >= 0; i--) {
            NumberedCopy copy = copies.get(i);
            long number = last.merge(copy.series(), -1L, Long::sum) + 1;
            numbers.put(copy, number);
            written.add(new Object[] {copy.entry(), copy.recipient(), number, false});
        }
        database.sql();
        rows.insert(NUMBER, written);
        return numbers;
    }

    private Map<CopySeries, Long> last(List<NumberedCopy> copies) {
        // In the same order in all transactions, so that no two wait for each other's rows.
        Map<CopySeries, Long> counts = copies.stream()
                .collect(Collectors.groupingBy(
                        NumberedCopy::series,
                        () -> new TreeMap<>(
                                Comparator.comparing(CopySeries::sender).thenComparing(CopySeries::recipient)),
                        Collectors.counting()));
        List<Object> values = new ArrayList<>();
        counts.forEach((series, count) -> values.addAll(List.of(series.sender(), series.recipient(), count)));
        String all = SERIES
                + String.join(
                        ", ",
                        counts.keySet().stream().map(series -> "(?, ?, ?)").toList())
                + MORE;
        Map<CopySeries, Long> last = new HashMap<>();
        database.sql()
                .sql(all)
                .params(values)
                .query((row, at) -> last.put(
                        new CopySeries(row.getString("sender"), row.getString("recipient")),
                        row.getLong("last_number")))
                .list();
        return last;
    }

    /** The numbers of those that have one. */
    public Map<NumberedCopy, Long> find(List<NumberedCopy> copies) {
        Map<NumberedCopy, Long> numbers = new HashMap<>();
        for (NumberedCopy copy : copies) {
            database.sql()
                    .sql("select number from copy_number where entry = ? and recipient = ?")
                    .params(copy.entry(), copy.recipient())
                    .query(Long.class)
                    .optional()
                    .ifPresent(number -> numbers.put(copy, number));
        }
        return numbers;
    }

    /** These messages are done again, and may come to less than before: what has a number and is not sent now. */
    public void beginAgain(Set<Long> entries) {
        if (!entries.isEmpty()) {
            database.sql()
                    .sql("update copy_number set unused = :unused where entry in (:entries)")
                    .param("unused", true)
                    .param("entries", entries)
                    .update();
        }
    }

    private void use(Collection<NumberedCopy> copies) {
        database.sql();
        rows.each(
                "update copy_number set unused = ? where entry = ? and recipient = ?",
                copies.stream()
                        .map(copy -> new Object[] {false, copy.entry(), copy.recipient()})
                        .toList());
    }
}
