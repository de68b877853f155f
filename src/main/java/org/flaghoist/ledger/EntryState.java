package org.flaghoist.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How an entry stands: what was decided about its message.
 *
 * @param kind RECEIVED while nothing was; the others are kinds of events
 * @param action null unless it was accepted, likewise {@code type}
 * @param digest of its hub form, null where it has none
 * @param spill whether it is above the hub's ceiling, whatever else is wrong with it
 * @param configuration by what it was decided
 */
record EntryState(
        String kind,
        @Nullable String reference,
        @Nullable Integer revision,
        @Nullable String action,
        @Nullable String type,
        @Nullable String digest,
        @Nullable String code,
        boolean spill,
        @Nullable Integer configuration) {

    static final EntryState NONE =
            new EntryState(EventKind.RECEIVED.name(), null, null, null, null, null, null, false, null);

    boolean isAccepted() {
        return action != null;
    }

    /** The acceptance is taken back. */
    EntryState withdrawn() {
        return new EntryState(kind, reference, revision, null, null, digest, code, spill, configuration);
    }

    EntryState sealed() {
        return new EntryState(kind, reference, revision, action, type, digest, code, true, configuration);
    }
}
