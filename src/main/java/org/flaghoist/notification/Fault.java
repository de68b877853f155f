package org.flaghoist.notification;

import org.jspecify.annotations.Nullable;

/**
 * One fault of a message that was read.
 *
 * @param phase when a reader that does one thing after another would have met it
 * @param rank order within {@link Phase#FORM} and {@link Phase#FIRST}; elsewhere 0, and the places decide
 * @param detail the offending value, or null where it is a person's
 * @param unknown the word that a code table does not have, where that is the fault
 * @param letters those that may not stand there, where that is the fault
 * @param schema the name of the partner's own schema, where that refuses it
 */
public record Fault(
        FaultCode code,
        Place place,
        Phase phase,
        int rank,
        @Nullable String detail,
        @Nullable UnknownWord unknown,
        @Nullable UnfitLetters letters,
        @Nullable String schema)
        implements Comparable<Fault> {

    public Fault(FaultCode code, Place place, Phase phase, int rank, @Nullable String detail) {
        this(code, place, phase, rank, detail, null, null, null);
    }

    public Fault(
            FaultCode code,
            Place place,
            Phase phase,
            int rank,
            @Nullable String detail,
            @Nullable UnknownWord unknown) {
        this(code, place, phase, rank, detail, unknown, null, null);
    }

    /** Letters that may not stand where they do, met while reading. */
    public static Fault of(UnfitLetters letters, Place place) {
        return new Fault(FaultCode.SCHEMA, place, Phase.READING, 0, letters.words(), null, letters, null);
    }

    /** This fault as one that the partner's own schema has found. */
    public Fault by(String schemaName) {
        return new Fault(code, place, phase, rank, detail, unknown, letters, schemaName);
    }

    /** The order in which faults count: the smallest is reported. */
    public enum Phase {
        /** The syntax: charset, record form, structure, forbidden characters. */
        FORM,
        /** Fields that the partner's file puts first, such as sender and level. */
        FIRST,
        /** Reading values in the partner's order. */
        READING,
        /** What does not fit the hub's form, in the partner's order. */
        SCHEMA
    }

    @Override
    public int compareTo(Fault other) {
        int order = phase.compareTo(other.phase);
        if (order == 0) {
            order = Integer.compare(rank, other.rank);
        }
        return order != 0 ? order : place.compareTo(other.place);
    }

    /** This fault as the rejection of its message. */
    public Rejection rejection() {
        return new Rejection(code, place.location(), place.field(), detail)
                .at(place.part())
                .lacking(unknown)
                .having(letters)
                .by(schema);
    }
}
