package org.flaghoist.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flaghoist.notification.Fault.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Collects the faults of one message and keeps the first of them in the partner's order, so that no reader has to stop
 * early. Of equal ones the first added is kept. Not thread-safe: one message is read by one thread.
 */
public final class Faults {

    /** More than anybody would look at; a message may have a million. */
    private static final int MOST = 1000;

    private final @Nullable List<Fault> all;
    private @Nullable Fault first;
    private boolean spill;

    public Faults() {
        this(null);
    }

    private Faults(@Nullable List<Fault> all) {
        this.all = all;
    }

    /** Also keeps the others. */
    public static Faults keepingAll() {
        return new Faults(new ArrayList<>());
    }

    public void add(Fault fault) {
        spill |= fault.code() == FaultCode.LEVEL_ABOVE_CEILING;
        if (all != null && all.size() < MOST) {
            all.add(fault);
        }
        if (first == null || fault.compareTo(first) < 0) {
            first = fault;
        }
    }

    public void add(FaultCode code, Place place, @Nullable String detail) {
        add(code, place, detail, null);
    }

    /** @param unknown the word that a code table does not have, where that is the fault */
    public void add(FaultCode code, Place place, @Nullable String detail, @Nullable UnknownWord unknown) {
        add(new Fault(code, place, code == FaultCode.SCHEMA ? Phase.SCHEMA : Phase.READING, 0, detail, unknown));
    }

    /** All of them, in no order; empty where there are too many to keep, or only the first was to be kept. */
    public Optional<List<Fault>> all() {
        return Optional.ofNullable(all).filter(kept -> kept.size() < MOST).map(List::copyOf);
    }

    /** Whether the message is above the hub's ceiling, whichever of its faults is the first. */
    public boolean isSpill() {
        return spill;
    }

    public @Nullable Fault first() {
        return first;
    }

    /** Throws the first fault as a {@link Rejection}, if there is any. */
    public void throwFirst() {
        if (first != null) {
            throw first.rejection().spilling(spill);
        }
    }
}
