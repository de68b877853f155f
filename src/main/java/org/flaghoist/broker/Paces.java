package org.flaghoist.broker;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.jspecify.annotations.Nullable;

/** The paces of those partners whose files give a throttle. */
public final class Paces {

    /** Enough to put several files on a server together, where many are allowed. */
    private static final Duration AT_A_SERVER = Duration.ofMillis(100);

    /** A queue is no weak server; who puts messages there does it now and then. */
    private static final Duration ON_A_QUEUE = Duration.ofSeconds(1);

    private final Map<String, Pace> byPartner;

    public Paces(Collection<Partner> partners) {
        this.byPartner = partners.stream()
                .filter(partner -> partner.throttle() != null)
                .collect(Collectors.toUnmodifiableMap(Partner::id, Paces::pace));
    }

    private static Pace pace(Partner partner) {
        Duration saved = partner.transport() instanceof Jms ? ON_A_QUEUE : AT_A_SERVER;
        return new Pace(Objects.requireNonNull(partner.throttle()), saved, System::nanoTime);
    }

    /** Of one partner; null where it has none. */
    public @Nullable Pace of(String partner) {
        return byPartner.get(partner);
    }
}
