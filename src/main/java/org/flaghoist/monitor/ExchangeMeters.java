package org.flaghoist.monitor;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flaghoist.exchange.ExchangeListener;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.notification.Receipt;
import org.springframework.core.Ordered;

/**
 * Counts what the ledger has committed, each message once: what is done again is not counted again. The first of the
 * listeners, so that none that fails keeps it from counting.
 */
final class ExchangeMeters implements ExchangeListener, Ordered {

    private final Map<String, PartnerMeters> partners;
    private final Clock clock;

    ExchangeMeters(Collection<String> partners, MeterRegistry registry, Clock clock) {
        this.partners = partners.stream()
                .collect(Collectors.toUnmodifiableMap(Function.identity(), id -> new PartnerMeters(registry, id)));
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void translated(Translated event) {
        if (!event.redo()) {
            of(event.sender()).ifPresent(sender -> count(sender, event));
        }
    }

    private void count(PartnerMeters sender, Translated event) {
        if (event.test()) {
            sender.tested();
            return;
        }
        Receipt.Status answer = event.answer().status();
        sender.received(answer);
        if (answer == Receipt.Status.ACCEPTED) {
            sender.copied(since(event.received()));
        }
        for (RecipientOutcome outcome : event.outcomes()) {
            of(outcome.recipient()).ifPresent(recipient -> recipient.outcome(outcome.state()));
        }
    }

    /** Files under their final names may be receipts, and may come again. */
    @Override
    public void completed(Completed event) {
        of(event.recipient()).ifPresent(recipient -> {
            recipient.outcome(DeliveryState.DELIVERED);
            if (event.received() != null) {
                recipient.delivered(since(event.received()));
            }
        });
    }

    @Override
    public void late(Late event) {
        of(event.recipient()).ifPresent(PartnerMeters::late);
    }

    @Override
    public void taken(Taken event) {
        of(event.recipient()).ifPresent(PartnerMeters::taken);
    }

    @Override
    public void withdrawn(Withdrawn event) {
        of(event.recipient()).ifPresent(recipient -> recipient.outcome(DeliveryState.WITHDRAWN));
    }

    @Override
    public void retried(Retried event) {
        of(event.partner()).ifPresent(partner -> partner.retried(event.route()));
    }

    // A sender may name anybody as a recipient; only partners have names here, or there would be no end of them.
    private Optional<PartnerMeters> of(String partner) {
        return Optional.ofNullable(partners.get(partner));
    }

    private Duration since(Instant received) {
        return Duration.between(received, clock.instant());
    }
}
