package org.flaghoist.format.fields;

import org.flaghoist.notification.Fault;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Place;
import org.jspecify.annotations.Nullable;

/** Where a value's reader reports what is wrong with it. */
@FunctionalInterface
interface Report {

    void fault(FaultCode code, Place place, @Nullable String detail);

    /** Faults as they come, in the partner's order of places. */
    static Report inOrder() {
        return (code, place, detail) -> place.faults().add(code, place, detail);
    }

    /** As this, without the offending values. */
    default Report discreet() {
        return (code, place, detail) -> fault(code, place, null);
    }

    /** Faults that are met while reading, SCHEMA faults too. */
    default Report whenRead() {
        return (code, place, detail) -> {
            if (code == FaultCode.SCHEMA) {
                place.faults().add(new Fault(code, place, Fault.Phase.READING, 0, detail));
            } else {
                fault(code, place, detail);
            }
        };
    }

    /** Faults of a field that the partner's file puts first; a SCHEMA fault keeps its place in the order. */
    default Report first(int rank) {
        return (code, place, detail) -> {
            if (code == FaultCode.SCHEMA) {
                fault(code, place, detail);
            } else {
                place.faults().add(new Fault(code, place, Fault.Phase.FIRST, rank, detail));
            }
        };
    }
}
