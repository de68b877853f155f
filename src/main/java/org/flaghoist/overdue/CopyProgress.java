package org.flaghoist.overdue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.DeliveryState;
import org.flaghoist.partner.OverdueStep;
import org.jspecify.annotations.Nullable;

/**
 * How far a copy has come.
 *
 * @param state null where the ledger has no such delivery any more
 * @param changed when it came to that
 * @param taken null where that is not known
 * @param isAnswered also by a reply
 * @param isUndecided it is held or failed, and that is not decided about, nor overtaken by a later revision
 * @param isSuperseded a later revision is there
 * @param isAtServer it lies at a server, as far as is known
 */
record CopyProgress(
        @Nullable DeliveryState state,
        @Nullable Instant changed,
        @Nullable Instant taken,
        boolean isAnswered,
        boolean isUndecided,
        boolean isSuperseded,
        boolean isAtServer) {

    static CopyProgress read(ResultSet row) throws SQLException {
        String state = row.getString("state");
        boolean isSuperseded = row.getBoolean("superseded");
        return new CopyProgress(
                state == null ? null : DeliveryState.valueOf(state),
                Times.readNullable(row, "changed_at"),
                Times.readNullable(row, "taken_at"),
                row.getBoolean("replied") || row.getBoolean("answered"),
                row.getBoolean("parked") && !isSuperseded,
                isSuperseded,
                row.getBoolean("at_server"));
    }

    /**
     * What it waits for; null where it waits for nothing.
     *
     * @param asks whether its notification asks for an answer
     */
    @Nullable
    OverdueStep step(boolean asks) {
        if (state == null) {
            return null;
        }
        return switch (state) {
            case QUEUED -> OverdueStep.DELIVERED;
            case HELD, FAILED -> isUndecided ? OverdueStep.DELIVERED : null;
            case DELIVERED -> afterDelivery(asks);
            case REFUSED, TESTED, WITHDRAWN -> null;
        };
    }

    private @Nullable OverdueStep afterDelivery(boolean asks) {
        if (isAnswered) {
            return null;
        } else if (taken == null) {
            return OverdueStep.TAKEN;
        }
        // Of a revision that there is a later one of nobody waits for an answer.
        return asks && !isSuperseded ? OverdueStep.ANSWERED : null;
    }

    /** When it began to wait for that, as the hub that had it then says. */
    Instant began(OverdueStep step, Instant started) {
        Instant began =
                switch (step) {
                    case DELIVERED -> started;
                    case TAKEN -> changed;
                    case ANSWERED -> taken;
                };
        return began == null ? started : began;
    }
}
