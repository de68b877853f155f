package org.flaghoist.partner;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.flaghoist.partner.PartnerFile.OverdueKeys;
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
        boolean answers = isOn("answers", keys.answers);
        return new Wishes(
                picture,
                answers,
                recipients("takenReceipts", keys.takenReceipts),
                isOn("manifest", keys.manifest),
                isOn("signedReceipts", keys.signedReceipts),
                overdue(keys.overdue, answers));
    }

    private boolean isOn(String key, @Nullable Setting written) {
        return Boolean.TRUE.equals(settings.optional(key, written, false, WishesReader::trueOrFalse));
    }

    private Overdue overdue(@Nullable OverdueKeys keys, boolean answers) {
        Set<String> receipts = keys == null ? Set.of() : recipients("overdue.receipts", keys.receipts());
        return new OverdueReader(settings).read(keys, receipts, answers);
    }

    private Set<String> recipients(String key, @Nullable List<Setting> written) {
        if (written == null) {
            return Set.of();
        } else if (written.isEmpty()) {
            settings.fault(key, "is empty; name recipients, or " + Wishes.ALL + ", or remove the key");
        }
        return IntStream.range(0, written.size())
                .mapToObj(i -> settings.text(key + "[" + i + "]", written.get(i)))
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
