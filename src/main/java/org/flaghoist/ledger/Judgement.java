package org.flaghoist.ledger;

import org.jspecify.annotations.Nullable;

/**
 * How a message was judged.
 *
 * @param state RECEIVED while it was not; the others are kinds of events
 * @param action null unless it was accepted, likewise {@code type}
 * @param digest of its hub form, null where it has none
 * @param spill whether it is above the hub's ceiling, whatever else is wrong with it
 * @param configuration by what it was judged
 */
record Judgement(
        String state,
        @Nullable String reference,
        @Nullable Integer revision,
        @Nullable String action,
        @Nullable String type,
        @Nullable String digest,
        @Nullable String code,
        boolean spill,
        @Nullable Integer configuration) {

    static final Judgement NONE =
            new Judgement(EventKind.RECEIVED.name(), null, null, null, null, null, null, false, null);

    boolean isAccepted() {
        return action != null;
    }

    /** The acceptance is taken back. */
    Judgement withdrawn() {
        return new Judgement(state, reference, revision, null, null, digest, code, spill, configuration);
    }

    Judgement sealed() {
        return new Judgement(state, reference, revision, action, type, digest, code, true, configuration);
    }
}
