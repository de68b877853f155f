package org.flaghoist.console;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.search.Traffic.TrafficCount;

/**
 * What came in during a minute, and what was decided about it.
 *
 * @param at when the minute begins
 * @param sent copies for recipients, on their queue or delivered
 */
record MinuteOfTraffic(
        Instant at, long received, long rejected, long duplicate, long sent, long held, long refused, long failed) {

    private static final int MINUTES = 60;

    /**
     * The last hour, the oldest minute first.
     *
     * @param partner blank for all; else what came from it, and what was decided about others' for it
     */
    static List<MinuteOfTraffic> hour(List<TrafficCount> counts, String partner, Instant now) {
        Instant first = now.truncatedTo(ChronoUnit.MINUTES).minus(MINUTES - 1, ChronoUnit.MINUTES);
        List<Map<Column, Long>> sums = new ArrayList<>();
        for (int minute = 0; minute < MINUTES; minute++) {
            sums.add(new EnumMap<>(Column.class));
        }
        for (TrafficCount count : counts) {
            long minute = ChronoUnit.MINUTES.between(first, count.from());
            if (minute < MINUTES && !count.from().isBefore(first) && isMeant(count, partner)) {
                Map<Column, Long> sum = sums.get((int) minute);
                Column.of(count).forEach(column -> sum.merge(column, count.count(), Long::sum));
            }
        }
        List<MinuteOfTraffic> hour = new ArrayList<>();
        sums.forEach(sum -> hour.add(of(first.plus(hour.size(), ChronoUnit.MINUTES), sum)));
        return hour;
    }

    private enum Column {
        RECEIVED,
        REJECTED,
        DUPLICATE,
        SENT,
        HELD,
        REFUSED,
        FAILED;

        static List<Column> of(TrafficCount count) {
            return switch (count.state()) {
                case "REJECTED" -> List.of(RECEIVED, REJECTED);
                case "DUPLICATE" -> List.of(RECEIVED, DUPLICATE);
                case "QUEUED", "DELIVERED" -> List.of(SENT);
                case "HELD" -> List.of(HELD);
                case "REFUSED" -> List.of(REFUSED);
                case "FAILED" -> List.of(FAILED);
                default -> count.recipient() == null ? List.of(RECEIVED) : List.of();
            };
        }
    }

    private static boolean isMeant(TrafficCount count, String partner) {
        return partner.isBlank() || partner.equals(count.recipient() == null ? count.sender() : count.recipient());
    }

    private static MinuteOfTraffic of(Instant at, Map<Column, Long> sums) {
        return new MinuteOfTraffic(
                at,
                sums.getOrDefault(Column.RECEIVED, 0L),
                sums.getOrDefault(Column.REJECTED, 0L),
                sums.getOrDefault(Column.DUPLICATE, 0L),
                sums.getOrDefault(Column.SENT, 0L),
                sums.getOrDefault(Column.HELD, 0L),
                sums.getOrDefault(Column.REFUSED, 0L),
                sums.getOrDefault(Column.FAILED, 0L));
    }
}
