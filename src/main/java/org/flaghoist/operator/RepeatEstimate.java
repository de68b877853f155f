package org.flaghoist.operator;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.again.GivenCopy;
import org.flaghoist.again.RepeatRequests;
import org.flaghoist.again.RepeatState;
import org.flaghoist.operator.RepeatCheck.Checked;

/**
 * How many of the copies that a partner was given would be sent again. Whether contents are there, and allowed, is
 * asked of some at even distances where there are many: of all of 100,000 it would take a minute.
 *
 * @param counts by state; WAITING for what would be sent
 * @param notifications that the copies to be sent are of
 * @param isEstimated whether not all were asked about
 */
record RepeatEstimate(Map<RepeatState, Integer> counts, int notifications, long bytes, boolean isEstimated) {

    /** So many take less than half a second. */
    private static final int MOST = 250;

    /** One against which nothing stands at sight. */
    private record Candidate(GivenCopy copy, int last) {}

    static RepeatEstimate of(String partner, List<GivenCopy> given, RepeatCheck check) {
        Map<RepeatState, Integer> counts = new EnumMap<>(RepeatState.class);
        List<Candidate> candidates = new ArrayList<>();
        RepeatRequests.LastRevisions last = RepeatRequests.last(given);
        for (GivenCopy copy : given) {
            Optional<RepeatState> why = RepeatCheck.atSight(copy, last.of(copy));
            why.ifPresentOrElse(
                    state -> counts.merge(state, 1, Integer::sum),
                    () -> candidates.add(new Candidate(copy, last.of(copy))));
        }
        return new Sample(candidates).estimate(partner, check, counts);
    }

    /** Those that are asked about. */
    private static final class Sample {

        private final List<Candidate> candidates;
        private final int step;
        private final Map<RepeatState, Integer> states = new EnumMap<>(RepeatState.class);
        private final Set<List<String>> notifications = new HashSet<>();
        private int asked;
        private long bytes;

        Sample(List<Candidate> candidates) {
            this.candidates = candidates;
            this.step = Math.max(1, (candidates.size() + MOST - 1) / MOST);
        }

        RepeatEstimate estimate(String partner, RepeatCheck check, Map<RepeatState, Integer> counts) {
            for (int i = 0; i < candidates.size(); i += step) {
                GivenCopy copy = candidates.get(i).copy();
                add(copy, check.of(partner, copy, candidates.get(i).last()));
            }
            states.forEach((state, count) -> counts.merge(state, (int) ofAll(count), Integer::sum));
            return new RepeatEstimate(counts, (int) ofAll(notifications.size()), ofAll(bytes), step > 1);
        }

        private void add(GivenCopy copy, Checked checked) {
            asked++;
            states.merge(checked.state(), 1, Integer::sum);
            if (checked.content() != null) {
                notifications.add(List.of(copy.sender(), copy.reference()));
                bytes += checked.content().length;
            }
        }

        private long ofAll(long count) {
            return Math.round((double) count * candidates.size() / Math.max(1, asked));
        }
    }
}
