package org.flaghoist.format.fields;

import org.flaghoist.notification.Fault;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Place;
import org.flaghoist.notification.UnknownWord;
import org.jspecify.annotations.Nullable;

/** Where a value's reader reports what is wrong with it. */
@FunctionalInterface
interface Report {

    /** @param unknown the word that a code table does not have, where that is the fault */
    void fault(FaultCode code, Place place, @Nullable String detail, @Nullable UnknownWord unknown);

    default void fault(FaultCode code, Place place, @Nullable String detail) {
        fault(code, place, detail, null);
    }

    /** Faults as they come, in the partner's order of places. */
    static Report inOrder() {
        return (code, place, detail, unknown) -> place.faults().add(code, place, detail, unknown);
    }

    /** As this, without the offending values. */
    default Report discreet() {
        return (code, place, detail, unknown) -> fault(code, place, null, unknown == null ? null : unknown.discreet());
    }

    /** Faults that are met while reading, SCHEMA faults too. */
    default Report whenRead() {
        return (code, place, detail, unknown) -> {
            if (code == FaultCode.SCHEMA) {
                place.faults().add(new Fault(code, place, Fault.Phase.READING, 0, detail, unknown));
            } else {
                fault(code, place, detail, unknown);
            }
        };
    }

    /** Faults of a field that the partner's file puts first; a SCHEMA fault keeps its place in the order. */
    default Report first(int rank) {
        return (code, place, detail, unknown) -> {
            if (code == FaultCode.SCHEMA) {
                fault(code, place, detail, unknown);
            } else {
                place.faults().add(new Fault(code, place, Fault.Phase.FIRST, rank, detail, unknown));
            }
        };
    }
}
