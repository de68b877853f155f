package org.flaghoist.partner;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads the keys of a partner file that ask for something. */
final class WishesReader {

    /** Every month has it. */
    private static final int LAST_DAY = 28;

    private final Settings settings;

    WishesReader(Settings settings) {
        this.settings = settings;
    }

    /** Without those that have a fault. */
    Wishes read(PartnerFile keys) {
        Integer picture = keys.monthlyPicture == null
                ? null
                : settings.parsed("monthlyPicture", keys.monthlyPicture, Amounts.whole(1, LAST_DAY));
        return new Wishes(
                picture,
                isOn("answers", keys.answers),
                takenReceipts(keys.takenReceipts),
                isOn("manifest", keys.manifest),
                isOn("signedReceipts", keys.signedReceipts));
    }

    private boolean isOn(String key, @Nullable Setting written) {
        return Boolean.TRUE.equals(settings.optional(key, written, false, WishesReader::trueOrFalse));
    }

    private Set<String> takenReceipts(@Nullable List<@Nullable Setting> written) {
        if (written == null) {
            return Set.of();
        } else if (written.isEmpty()) {
            settings.fault("takenReceipts", "is empty; name recipients, or " + Wishes.ALL + ", or remove the key");
        }
        return IntStream.range(0, written.size())
                .mapToObj(i -> settings.text("takenReceipts[" + i + "]", written.get(i)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static boolean trueOrFalse(String text) {
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("is neither true nor false");
        }
        return text.equals("true");
    }
}
