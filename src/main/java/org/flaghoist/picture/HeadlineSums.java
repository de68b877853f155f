package org.flaghoist.picture;

import java.util.EnumMap;
import java.util.Map;

/** How much there is of each headline, in hundredths. */
final class HeadlineSums {

    private static final long ONE = 100;

    private final Map<Headline, Long> hundredths = new EnumMap<>(Headline.class);

    void add(Headline of, long more) {
        hundredths.merge(of, more, Long::sum);
    }

    void add(HeadlineSums others) {
        others.hundredths.forEach(this::add);
    }

    /** What is counted here has no hundredths. */
    Map<Headline, Long> whole() {
        Map<Headline, Long> whole = new EnumMap<>(Headline.class);
        hundredths.forEach((headline, number) -> whole.put(headline, number / ONE));
        return whole;
    }

    void write(PackedWriter out) {
        out.number(hundredths.size());
        hundredths.forEach((headline, number) -> {
            out.text(headline.name());
            out.number(number);
        });
    }

    static HeadlineSums read(PackedReader in) {
        HeadlineSums sums = new HeadlineSums();
        for (int left = in.count(); left > 0; left--) {
            sums.hundredths.put(Headline.valueOf(in.text()), in.number());
        }
        return sums;
    }
}
