package org.flaghoist.change;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.effect.ChangeEffects;
import org.flaghoist.effect.CopyFields;
import org.flaghoist.effect.Effects;
import org.flaghoist.effect.KeptMessages;
import org.flaghoist.exchange.Setup;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.notification.SetupException;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.reload.WorkingHub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks at what proposed changes would do to what the ledger keeps; of several hubs one does. Of messages it only
 * reads.
 */
public final class EffectsJob {

    private static final Logger LOG = LoggerFactory.getLogger(EffectsJob.class);

    static final Duration BACK = Duration.ofDays(30);

    /** The last of them; people wait for the answer. */
    static final int MOST = 2_000;

    private final OutageLog outageLog = new OutageLog(LOG, "Looking at what proposed changes would do");
    private final LedgerDatabase database;
    private final ChangeRows rows;
    private final DraftCheck check;
    private final CurrentSetup current;
    private final WorkingHub hub;
    private final ClusterLeases leases;
    private final int largest;
    private volatile boolean stopping;

    /** @param largest bytes of one notification */
    public EffectsJob(
            LedgerDatabase database,
            DraftCheck check,
            CurrentSetup current,
            WorkingHub hub,
            ClusterLeases leases,
            int largest) {
        this.database = database;
        this.rows = new ChangeRows(database);
        this.check = check;
        this.current = current;
        this.hub = hub;
        this.leases = leases;
        this.largest = largest;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        outageLog.attempt(() -> rows.withoutEffects().forEach(this::look));
    }

    /** At those for which that was not possible: it may be by now. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void lookAgain() {
        outageLog.attempt(() -> rows.waiting().stream()
                .filter(change -> change.effects() != null && EffectsJson.isFault(change.effects()))
                .forEach(this::look));
    }

    private synchronized void look(ProposedChange change) {
        Lease lease = leases.of("change-effects");
        if (lease.isHeld()) {
            // First: where the hub goes over to other files meanwhile, nobody agrees to what was found by these.
            String from = String.valueOf(hub.decidesBy().name());
            if (!from.equals(change.from())) {
                rows.forgetEffects(change.id(), from);
            }
            rows.setEffects(change.id(), from, found(change.id(), lease));
        }
    }

    // Whatever one comes to, the others are looked at, too.
    private ObjectNode found(long id, Lease lease) {
        try {
            return found(rows.files(id), lease);
        } catch (RuntimeException e) {
            if (stopping || !lease.isHeld()) {
                throw e;
            }
            LOG.warn("What change {} would do cannot be looked at: {}", id, SafeErrorText.withCause(e));
            return EffectsJson.fault("it cannot be looked at; the log of " + hub.name() + " says why");
        }
    }

    private ObjectNode found(List<ChangedFile> files, Lease lease) {
        try {
            Setup before = current.setup();
            check.stillFits(files);
            return found(before, check.setup(files), lease);
        } catch (OperationRejected e) {
            return EffectsJson.fault(String.valueOf(e.getMessage()));
        } catch (SetupException e) {
            return EffectsJson.fault(String.join("\n", e.faults()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectNode found(Setup before, Setup after, Lease lease) {
        Instant since = Clock.systemUTC().instant().minus(BACK);
        CopyFields copies = new CopyFields(before.mappings());
        KeptMessages kept = new KeptMessages(database.source());
        Effects effects = new ChangeEffects(kept, before, after, largest, copies).since(since, MOST, () -> goOn(lease));
        return EffectsJson.of(effects, since);
    }

    private void goOn(Lease lease) {
        if (stopping) {
            throw new CancellationException("the hub stops");
        }
        lease.check();
    }

    // The stop waits for this thread, and would interrupt it in the end.
    @EventListener
    void on(ContextClosedEvent closed) {
        stopping = true;
    }
}
