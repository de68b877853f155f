package org.flaghoist.picture;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a number of a picture is of.
 *
 * @param group of the notifications; empty where they are not told apart
 * @param entry where each notification stands alone, and the ledger's numbers are asked for
 * @param kind of the measure; null where it has none, likewise {@code route} and {@code currency}
 */
public record PictureKey(
        String group,
        @Nullable Long entry,
        PictureMark mark,
        String measure,
        @Nullable String kind,
        @Nullable String route,
        @Nullable String currency)
        implements Comparable<PictureKey> {

    private static final Comparator<@Nullable String> TEXTS = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<@Nullable Long> NUMBERS = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<PictureKey> ORDER = Comparator.comparing(PictureKey::group)
            .thenComparing(PictureKey::entry, NUMBERS)
            .thenComparing(PictureKey::mark)
            .thenComparing(PictureKey::measure)
            .thenComparing(PictureKey::kind, TEXTS)
            .thenComparing(PictureKey::route, TEXTS)
            .thenComparing(PictureKey::currency, TEXTS);

    PictureKey priced(String other) {
        return new PictureKey(group, entry, mark, other, kind, route, currency);
    }

    @Override
    public int compareTo(PictureKey other) {
        return ORDER.compare(this, other);
    }
}
