package org.flaghoist.operator;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.exchange.CollectionGate;
import org.flaghoist.partner.Partner;
import org.flaghoist.sftp.Servers;
import org.flaghoist.taken.LyingFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/** Looks into the inboxes of partners' servers for what is gone; of several hubs the one that collects there. */
public final class InboxJob {

    private static final Logger LOG = LoggerFactory.getLogger(InboxJob.class);

    /** A listing that takes long comes seldom. */
    private static final int SHARE = 20;

    private final Map<String, InboxTurn> turns = new TreeMap<>();
    private final Duration every;
    private volatile boolean stopping;

    InboxJob(Map<String, InboxLook> inboxes, Duration every) {
        this.every = every;
        inboxes.forEach((partner, look) -> turns.put(partner, new InboxTurn(partner, look)));
    }

    public static InboxJob of(
            Collection<Partner> partners,
            Servers servers,
            CollectionGate gate,
            LyingFiles files,
            TakenRecorder recorder,
            TakenSettings settings,
            Clock clock) {
        Map<String, InboxLook> inboxes = new TreeMap<>();
        Map<String, List<String>> recipients = partners.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Partner::id, partner -> partner.recipients().toList()));
        servers.all()
                .forEach((partner, server) -> inboxes.put(
                        partner,
                        new InboxLook(
                                Objects.requireNonNull(recipients.get(partner)),
                                server.listing(),
                                gate,
                                files,
                                recorder,
                                settings,
                                clock)));
        return new InboxJob(inboxes, settings.every());
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        turns.values().stream().filter(turn -> !stopping).forEach(InboxTurn::look);
    }

    /** One partner's. */
    private final class InboxTurn {

        private final String partner;
        private final InboxLook inbox;
        private final OutageLog outageLog;
        private long next = System.nanoTime();
        private boolean refused;

        InboxTurn(String partner, InboxLook inbox) {
            this.partner = partner;
            this.inbox = inbox;
            this.outageLog = new OutageLog(LOG, "Looking what " + partner + " took from its inbox");
        }

        void look() {
            if (System.nanoTime() - next >= 0) {
                long begun = System.nanoTime();
                outageLog.attempt(this::lookNow);
                next = System.nanoTime() + Math.max(every.toNanos(), SHARE * (System.nanoTime() - begun));
            }
        }

        private void lookNow() {
            try {
                if (inbox.isToLook()) {
                    report(!inbox.look());
                }
            } catch (UncheckedIOException e) {
                // The breaker says it; a hub that stops has hung up.
                LOG.debug("{}: its inbox is not listed", partner, e);
            }
        }

        private void report(boolean refusedNow) {
            if (refusedNow && !refused) {
                LOG.warn(
                        "{}: its server does not let the hub list the inbox, so what it takes from there is not known;"
                                + " ask for the right to list it",
                        partner);
            }
            refused = refusedNow;
        }
    }

    // The stop waits for this thread.
    @EventListener
    void on(ContextClosedEvent closed) {
        stopping = true;
    }
}
