package org.flaghoist.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Throttle;
import org.jspecify.annotations.Nullable;

/** The paces of those partners whose files give a throttle. */
public final class Paces {

    /** Enough to put several files on a server together, where many are allowed. */
    private static final Duration AT_A_SERVER = Duration.ofMillis(100);

    /** A queue is no weak server; who puts messages there does it now and then. */
    private static final Duration ON_A_QUEUE = Duration.ofSeconds(1);

    private final Map<String, Pace> byPartner;

    /** @param shared where there may be other hubs; else null */
    public Paces(Collection<Partner> partners, @Nullable SharedPaces shared) {
        this.byPartner = partners.stream()
                .filter(partner -> partner.limits().throttle() != null)
                .collect(Collectors.toUnmodifiableMap(Partner::id, partner -> pace(partner, shared)));
    }

    private static Pace pace(Partner partner, @Nullable SharedPaces shared) {
        Throttle throttle = Objects.requireNonNull(partner.limits().throttle());
        if (partner.transport() instanceof Jms) {
            // One hub at a time sends again.
            return new Pace(throttle, ON_A_QUEUE, System::nanoTime);
        }
        return shared == null
                ? new Pace(throttle, AT_A_SERVER, System::nanoTime)
                : new Pace(throttle, AT_A_SERVER, System::nanoTime, shared.of(partner.id()));
    }

    /** Of one partner; null where it has none. */
    public @Nullable Pace of(String partner) {
        return byPartner.get(partner);
    }
}
