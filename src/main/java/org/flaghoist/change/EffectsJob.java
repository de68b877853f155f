package org.flaghoist.change;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.effect.BeyondLimits;
import org.flaghoist.effect.EffectsJson;
import org.flaghoist.effect.KeptMessages;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.notification.SetupException;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.reload.WorkingHub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks at what proposed changes would do to what the ledger keeps; of several hubs one does. Of messages it only
 * reads.
 */
public final class EffectsJob {

    private static final Logger LOG = LoggerFactory.getLogger(EffectsJob.class);

    private static final String WORK = "change-effects";

    static final Duration BACK = Duration.ofDays(30);

    /** The last of them; people wait for the answer. */
    static final int MOST = 2_000;

    private final OutageLog outageLog = new OutageLog(LOG, "Looking at what proposed changes would do");
    private final LedgerDatabase database;
    private final ChangeRows rows;
    private final DraftCheck check;
    private final WorkingHub hub;
    private final ClusterLeases leases;
    private final Map<Long, String> warned = new HashMap<>();

    public EffectsJob(LedgerDatabase database, DraftCheck check, WorkingHub hub, ClusterLeases leases) {
        this.database = database;
        this.rows = check.rows();
        this.check = check;
        this.hub = hub;
        this.leases = leases;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void look() {
        outageLog.attempt(() -> rows.withoutEffects().forEach(this::look));
    }

    /** At those for which that was not possible: it may be by now. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void lookAgain() {
        outageLog.attempt(() -> {
            List<ProposedChange> waiting = rows.waiting();
            synchronized (this) {
                warned.keySet()
                        .retainAll(waiting.stream().map(ProposedChange::id).toList());
            }
            waiting.stream().filter(this::mayBePossible).forEach(this::look);
        });
    }

    private boolean mayBePossible(ProposedChange change) {
        JsonNode effects = change.effects();
        return effects != null
                && EffectsJson.isFault(effects)
                && !(EffectsJson.isLastFault(effects) && change.from().equals(configuration()));
    }

    private String configuration() {
        return String.valueOf(hub.decidesBy().name());
    }

    private synchronized void look(ProposedChange change) {
        Lease lease = leases.of(WORK);
        if (leases.isMine(WORK) && lease.isHeld()) {
            // First: where the hub goes over to other files meanwhile, nobody agrees to what was found by these.
            String from = configuration();
            if (!from.equals(change.from())) {
                rows.forgetEffects(change.id(), from);
            }
            rows.setEffects(change.id(), from, found(change.id(), lease));
        }
    }

    // Whatever one comes to, the others are looked at, too.
    private ObjectNode found(long id, Lease lease) {
        try {
            return looked(id, lease);
        } catch (RuntimeException e) {
            if (!leases.isMine(WORK) || !lease.isHeld()) {
                throw e;
            }
            String why = SafeErrorText.withCause(e);
            if (!why.equals(warned.put(id, why))) {
                LOG.warn("What change {} would do cannot be looked at: {}", id, why);
            }
            return EffectsJson.fault("it cannot be looked at; the log of " + hub.name() + " says why");
        }
    }

    private ObjectNode looked(long id, Lease lease) {
        List<ChangedFile> files = List.of();
        try {
            rows.stamps().check(id);
            files = rows.files(id);
            Instant since = Clock.systemUTC().instant().minus(BACK);
            return check.effects(files, since, MOST, new KeptMessages(database.source()), () -> goOn(lease));
        } catch (BeyondLimits e) {
            String all = files.stream().map(ChangedFile::path).collect(Collectors.joining(", "));
            return EffectsJson.lastFault("looking at its effects " + e.getMessage() + "; files " + all);
        } catch (OperationRejected e) {
            return EffectsJson.fault(String.valueOf(e.getMessage()));
        } catch (SetupException e) {
            return EffectsJson.fault(String.join("\n", e.faults()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void goOn(Lease lease) {
        lease.check();
        if (!leases.isMine(WORK)) {
            throw new CancellationException("the hub stops");
        }
    }
}
