package org.flaghoist.effect;

import org.flaghoist.release.ReleaseDecision.Outcome;
import org.flaghoist.tryout.TriedCopy;
import org.jspecify.annotations.Nullable;

/** What a recipient has of a notification. */
enum CopyState {
    NOTHING,
    /** It may have it, and its form cannot carry it. */
    UNWRITTEN,
    HELD,
    SENT;

    static CopyState of(@Nullable TriedCopy copy) {
        if (copy == null || copy.decision().outcome() == Outcome.REFUSE) {
            return NOTHING;
        }
        if (copy.fault() != null) {
            return UNWRITTEN;
        }
        return copy.decision().outcome() == Outcome.HOLD ? HELD : SENT;
    }

    /** Whether it gets one, or would when two people release it. */
    boolean isCopy() {
        return this == HELD || this == SENT;
    }

    /** What it is that the recipient has this, and would have the other. */
    EffectKind to(CopyState after) {
        return switch (after) {
            case NOTHING ->
                switch (this) {
                    case SENT -> EffectKind.LOSES;
                    case HELD -> EffectKind.REFUSED;
                    case UNWRITTEN, NOTHING -> EffectKind.GETS_NOT;
                };
            case UNWRITTEN ->
                switch (this) {
                    case SENT -> EffectKind.UNWRITTEN;
                    case HELD -> EffectKind.NOT_RELEASABLE;
                    case UNWRITTEN -> EffectKind.GETS_NOT;
                    case NOTHING -> EffectKind.NEVER_WRITTEN;
                };
            case HELD ->
                switch (this) {
                    case SENT -> EffectKind.WAITS;
                    case HELD -> EffectKind.OTHER_HOLD;
                    case UNWRITTEN, NOTHING -> EffectKind.MAY_GET;
                };
            case SENT ->
                switch (this) {
                    case SENT -> EffectKind.OTHER_RULE;
                    case HELD -> EffectKind.AT_ONCE;
                    case UNWRITTEN -> EffectKind.WRITTEN;
                    case NOTHING -> EffectKind.GETS;
                };
        };
    }
}
