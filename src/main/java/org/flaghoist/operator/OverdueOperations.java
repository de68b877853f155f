package org.flaghoist.operator;

import java.time.Instant;
import java.util.List;
import org.flaghoist.overdue.OverdueBoard;
import org.flaghoist.overdue.OverdueCopy;
import org.flaghoist.overdue.OverduePair;
import org.flaghoist.partner.OverdueStep;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;

/** What is overdue, over JMX. Answers are JSON (docs/jmx.md). */
@ManagedResource(
        objectName = "org.flaghoist:type=Overdue",
        description = "What was not delivered, taken or answered in time")
public final class OverdueOperations {

    /** More than that nobody reads; the pairs say how many there are. */
    private static final int MOST = 1_000;

    private final OverdueBoard board;

    public OverdueOperations(OverdueBoard board) {
        this.board = board;
    }

    private record OverdueList(List<CountedPair> pairs, List<OverdueCopy> copies) {}

    private record CountedPair(String sender, String recipient, OverdueStep step, int number, Instant first) {

        static CountedPair of(OverduePair pair) {
            return new CountedPair(
                    pair.sender(), pair.what().recipient(), pair.what().step(), pair.number(), pair.first());
        }
    }

    @ManagedOperation(
            description = "How much is overdue of which pair and step, and what, the most urgent first, then what has"
                    + " been so for longest")
    public String list() {
        return JsonText.of(
                new OverdueList(board.pairs().stream().map(CountedPair::of).toList(), board.list(MOST)));
    }
}
