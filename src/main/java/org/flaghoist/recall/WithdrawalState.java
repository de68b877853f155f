package org.flaghoist.recall;

import java.util.Set;

/** How far it has come that a copy is withdrawn. */
public enum WithdrawalState {
    /** Decided when it is to be brought to its server: the delivery then says what became of it. */
    AT_ITS_TURN,
    /** To be taken from the queue of a partner that consumes it itself. */
    WAITING,
    /** Taken from there; its sender does not know yet. */
    REMOVED,
    /** Taken from there, and its sender knows. */
    DONE,
    /** The partner has it, or may have it, or is to have it. */
    FETCHED,
    /** Of the cancellation of a recall: the partner has taken it from its queue. */
    TAKEN;

    /** From which it can come to this: another hub may have settled it since it was read. */
    Set<WithdrawalState> before() {
        return switch (this) {
            case AT_ITS_TURN -> Set.of();
            case REMOVED -> Set.of(WAITING, FETCHED);
            case DONE -> Set.of(REMOVED);
            case FETCHED -> Set.of(WAITING);
            // It lies where it was taken to, after all; or its recipient has taken it.
            case WAITING, TAKEN -> Set.of(FETCHED);
        };
    }
}
