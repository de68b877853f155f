package org.flaghoist.partner;

import java.time.Duration;
import java.util.function.Function;
import org.flaghoist.partner.PartnerFile.RetryKeys;
import org.jspecify.annotations.Nullable;

/** Reads the block {@code retry} of a partner file; what it leaves out is as in {@link Retry#DEFAULT}. */
final class RetryReader {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration DAY = Duration.ofDays(1);

    private final Settings settings;

    RetryReader(Settings settings) {
        this.settings = settings;
    }

    /** @return null where faults were added */
    @Nullable
    Retry read(@Nullable RetryKeys keys) {
        Retry usual = Retry.DEFAULT;
        if (keys == null) {
            return usual;
        }
        Duration first = value("firstDelay", keys.firstDelay(), usual.firstDelay(), Amounts.duration(SHORTEST, DAY));
        Double multiplier = value("multiplier", keys.multiplier(), usual.multiplier(), Amounts.decimal(1, 10));
        Double jitter = value("jitter", keys.jitter(), usual.jitter(), Amounts.decimal(0, 1));
        Integer breaker = value("breakerAfter", keys.breakerAfter(), usual.breakerAfter(), Amounts.whole(1, 1000));
        Duration refused = value(
                "afterRefusedLogin",
                keys.afterRefusedLogin(),
                usual.afterRefusedLogin(),
                Amounts.duration(SHORTEST, DAY));
        // Only a first delay that is known can be compared with.
        Duration least = first == null ? SHORTEST : first;
        Duration most = least.compareTo(usual.longestDelay()) > 0 ? least : usual.longestDelay();
        Duration longest = value("longestDelay", keys.longestDelay(), most, Amounts.duration(least, DAY));
        return first == null
                        || multiplier == null
                        || longest == null
                        || jitter == null
                        || breaker == null
                        || refused == null
                ? null
                : new Retry(first, multiplier, longest, jitter, breaker, refused);
    }

    private <T> @Nullable T value(String key, @Nullable Setting setting, T usual, Function<String, T> parse) {
        return settings.optional("retry." + key, setting, usual, parse);
    }
}
