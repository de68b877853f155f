package org.flaghoist.exchange;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.MessagePosition;
import org.flaghoist.notification.RecipientId;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.people.WrittenReason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the hub deals with each partner, changed while it runs and remembered by the ledger. What is in hand when a state
 * changes is finished as it was begun. Thread-safe.
 */
public final class PartnerStates implements IncomingReader.TestRuns {

    private static final Logger LOG = LoggerFactory.getLogger(PartnerStates.class);

    private final PartnerStateStore partnerStateStore;
    private final boolean shared;
    private final Map<String, KnownState> now = new ConcurrentHashMap<>();
    /** Of which this hub has done what follows from them. */
    private final Map<String, StateChange> followed = new ConcurrentHashMap<>();

    private volatile StateReading last = new StateReading(-1, null);
    private volatile @Nullable Broker broker;
    private final List<Consumer<StateChange>> followers = new CopyOnWriteArrayList<>();

    /** @param shared whether other hubs may change states, too */
    public PartnerStates(PartnerStateStore partnerStateStore, Collection<Partner> partners, boolean shared) {
        this.partnerStateStore = partnerStateStore;
        this.shared = shared;
        for (Partner partner : partners) {
            String reason = "first start with config/partners/" + partner.id() + ".yaml";
            StateChange lastChange = partnerStateStore.of(partner.id(), partner.firstState(), reason);
            now.put(partner.id(), known(lastChange));
            followed.put(partner.id(), lastChange);
        }
    }

    /** @param from which message on it is so; null where only a time is known */
    private record KnownState(
            StateChange lastChange, @Nullable MessagePosition from) {

        boolean isOlderThan(StateChange other) {
            return lastChange.since().isBefore(other.since());
        }

        /** Whether the message came when it was so already. */
        boolean isFor(MessagePosition message, Instant came) {
            return (from != null && from.node().equals(message.node()))
                    ? message.isAfter(from)
                    : !came.isBefore(lastChange.since());
        }
    }

    /**
     * How far the ledger was read.
     *
     * @param changes that are known
     * @param before which all messages had come by then; null where that is not known
     */
    private record StateReading(long changes, @Nullable MessagePosition before) {

        boolean isOf(MessagePosition message) {
            return before != null && before.isAfter(message);
        }
    }

    /** @throws IllegalArgumentException where there is no such partner */
    public StateChange of(String partner) {
        return known(partner).lastChange();
    }

    private KnownState known(String partner) {
        KnownState known = now.get(partner);
        if (known == null) {
            throw new IllegalArgumentException(
                    "there is no partner '" + partner + "', only " + String.join(", ", new TreeMap<>(now).keySet()));
        }
        return known;
    }

    private KnownState known(StateChange lastChange) {
        return new KnownState(
                lastChange, partnerStateStore.switched(lastChange.partner()).orElse(null));
    }

    /**
     * Changes a partner's state, at once and over restarts. To test once more begins another test run, which knows
     * nothing of what came in earlier ones.
     *
     * @param actor the operator's login
     * @param reason why, for those who read the ledger later
     * @throws IllegalArgumentException where there is no such partner
     * @throws org.flaghoist.people.OperationRejected where no reason is given
     * @throws IllegalStateException where that is its state already, or the broker does not say which messages it is
     *     for
     */
    public synchronized void change(String partner, PartnerState to, String actor, String reason) {
        of(partner);
        refresh();
        StateChange before = of(partner);
        String why = WrittenReason.of(reason);
        if (before.state() == to && to != PartnerState.TESTING) {
            throw new IllegalStateException(partner + " is " + to + " since " + before.since() + ", by " + before.by()
                    + ": " + before.reason());
        }
        boolean switches = to == PartnerState.TESTING || (to == PartnerState.ACTIVE && before.testRun() > 0);
        follow(partnerStateStore.change(partner, to, actor, why, switches ? position() : null));
        LOG.info("{} is {} now, by {}", partner, to, actor);
    }

    /** Takes over what was changed at another hub, and does what follows from it. */
    synchronized void refresh() {
        read();
        for (KnownState known : now.values()) {
            StateChange lastChange = known.lastChange();
            if (!lastChange.equals(followed.get(lastChange.partner()))) {
                follow(lastChange);
                LOG.info(
                        "{} is {} now, by {} at another hub",
                        lastChange.partner(),
                        lastChange.state(),
                        lastChange.by());
            }
        }
    }

    private void follow(StateChange lastChange) {
        take(lastChange);
        followed.put(lastChange.partner(), lastChange);
        followers.forEach(follower -> follower.accept(lastChange));
    }

    // Nothing is asked about a message that had come when the states were last read: what waits costs no statement.
    @Override
    public void seeAsOf(MessagePosition message) {
        if (shared && !last.isOf(message) && partnerStateStore.changes() != last.changes()) {
            read();
        }
    }

    // Before the states: what is changed in between is then read again, not missed.
    private void read() {
        MessagePosition before = passed().orElse(null);
        long changes = partnerStateStore.changes();
        partnerStateStore.all().forEach(this::take);
        last = new StateReading(changes, before);
    }

    private void take(StateChange lastChange) {
        KnownState before = now.get(lastChange.partner());
        if (before != null && before.isOlderThan(lastChange)) {
            KnownState known = known(lastChange);
            now.merge(lastChange.partner(), known, (there, other) -> there.isOlderThan(lastChange) ? other : there);
        }
    }

    /** Its order shows which messages a change is for. */
    void orderedBy(Broker broker) {
        this.broker = broker;
    }

    private @Nullable MessagePosition position() {
        Broker there = broker;
        return there == null ? null : there.position();
    }

    private Optional<MessagePosition> passed() {
        Broker there = broker;
        return there == null ? Optional.empty() : there.passed();
    }

    /** Has somebody do what follows from each change, after it is recorded. */
    public void onChange(Consumer<StateChange> follower) {
        followers.add(follower);
    }

    /** The test run that what a partner sends now belongs to; 0 where that is live. */
    public int testRun(String partner) {
        return of(partner).testRun();
    }

    @Override
    public int testRunAt(String partner, MessagePosition message, Instant came) {
        KnownState known = known(partner);
        return known.isFor(message, came)
                ? known.lastChange().testRun()
                : partnerStateStore.testRunAt(partner, message, came);
    }

    /**
     * Of a body as of its partner. False for what is no partner at all, as somebody may name anybody as a recipient.
     */
    public boolean isTesting(String recipient) {
        KnownState known = now.get(RecipientId.partner(recipient));
        return known != null && known.lastChange().state() == PartnerState.TESTING;
    }

    boolean isPaused(String partner) {
        return of(partner).state() == PartnerState.PAUSED;
    }
}
