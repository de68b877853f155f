package org.flaghoist.monitor;

import java.util.List;
import java.util.Map;
import org.flaghoist.overdue.OverdueBoard;
import org.flaghoist.overdue.OverduePair;
import org.flaghoist.partner.OverdueStep;

/** Finds pairs of partners between whom something is overdue: one alarm for each of their steps. */
record OverdueWatch(OverdueBoard board, PartnerNames names) implements Watch {

    private static final String TEXT = "%s from %s for %s %s not %s in time: the first was due at %s. %s See the page"
            + " Overdue, and docs/operate/overdue.md.";

    private static final Map<OverdueStep, String> WHAT_TO_DO = Map.of(
            OverdueStep.DELIVERED, "See its queue, the holds and the dead letters.",
            OverdueStep.TAKEN, "Ask the recipient whether its client runs.",
            OverdueStep.ANSWERED, "Ask the recipient; the sender waits for its answer.");

    @Override
    public Condition condition() {
        return Condition.OVERDUE;
    }

    @Override
    public List<Finding> look() {
        return board.pairs().stream().map(this::finding).toList();
    }

    private Finding finding(OverduePair pair) {
        OverdueStep step = pair.what().step();
        boolean one = pair.number() == 1;
        String text = TEXT.formatted(
                pair.number() + (one ? " notification" : " notifications"),
                names.of(pair.sender()),
                names.of(pair.what().recipient()),
                one ? "is" : "are",
                step.word(),
                AlarmTexts.time(pair.first()),
                WHAT_TO_DO.get(step));
        return new Finding(
                        condition(),
                        pair.what().recipient(),
                        pair.sender() + " " + step.word(),
                        pair.hasImmediate() ? Severity.CRITICAL : Severity.WARNING,
                        text,
                        pair.first())
                .withMore(pair.last());
    }
}
