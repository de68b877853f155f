package org.flaghoist.picture;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up what notifications say; all that one says comes together. */
final class PictureSums {

    private static final int HUNDREDTHS = 2;

    private final Map<PictureKey, Sum> sums = new TreeMap<>();

    private static final class Sum {

        private final @Nullable String note;
        private long hundredths;
        private long notifications;
        private long lastEntry;

        Sum(@Nullable String note) {
            this.note = note;
        }

        PictureRow row(PictureKey of) {
            return new PictureRow(of, BigDecimal.valueOf(hundredths, HUNDREDTHS), notifications, note);
        }
    }

    /** @param note by what an estimate is made; null of what is none */
    void add(PictureKey of, long entry, long hundredths, @Nullable String note) {
        Sum sum = sums.computeIfAbsent(of, each -> new Sum(note));
        sum.hundredths = Math.addExact(sum.hundredths, hundredths);
        if (sum.notifications == 0 || sum.lastEntry != entry) {
            sum.notifications++;
            sum.lastEntry = entry;
        }
    }

    Stream<PictureRow> rows() {
        return sums.entrySet().stream().map(each -> each.getValue().row(each.getKey()));
    }
}
