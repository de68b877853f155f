package org.flaghoist.notification;

import org.flaghoist.notification.Fault.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Collects the faults of one message and keeps the first of them in the partner's order, so that no reader has to stop
 * early. Of equal ones the first added is kept. Not thread-safe: one message is read by one thread.
 */
public final class Faults {

    private @Nullable Fault first;

    public void add(Fault fault) {
        if (first == null || fault.compareTo(first) < 0) {
            first = fault;
        }
    }

    public void add(FaultCode code, Place place, @Nullable String detail) {
        add(new Fault(code, place, code == FaultCode.SCHEMA ? Stage.SCHEMA : Stage.READING, 0, detail));
    }

    public @Nullable Fault first() {
        return first;
    }

    /** Throws the first fault as a {@link Rejection}, if there is any. */
    public void throwFirst() {
        if (first != null) {
            throw first.rejection();
        }
    }
}
