package org.flaghoist.parking;

import java.util.Arrays;
import java.util.List;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.RowStamps;
import org.flaghoist.people.Rounds;
import org.jspecify.annotations.Nullable;

/**
 * Shows that what the row of a message that waits says of a decision was decided at a hub: what somebody else writes
 * there, no hub carries out.
 */
final class DecisionStamps {

    private static final List<String> STAMPED = List.of(
            "id", "queue", "partner", "entry", "rule", "receipt", "act", "actor", "reason", "token", "content",
            "round");

    private final RowStamps stamps;
    private final Rounds rounds;

    DecisionStamps(LedgerDatabase database) {
        this.stamps = database.rowStamps("decision", STAMPED);
        this.rounds = new Rounds(database);
    }

    /** @param content the digest of what is to be sent in the message's place; null where nothing is */
    String of(ParkedMessage row, ParkedMessage.OperatorDecision decision, @Nullable String content) {
        return of(row, decision, content, round(row));
    }

    /** Whether it is of the decision of this row. That has left an event since, or does with this transaction. */
    boolean isOf(String stamp, ParkedMessage row, ParkedMessage.OperatorDecision decision, @Nullable String content) {
        long round = round(row);
        return RowStamps.same(of(row, decision, content, round - 1), stamp)
                || RowStamps.same(of(row, decision, content, round), stamp);
    }

    // What is held may be held anew. A dead letter that is sent again may be held as that is done, and done once more.
    private long round(ParkedMessage row) {
        return row.queue() == ParkingQueue.HELD
                ? rounds.of(row.entry(), row.partner(), row.id())
                : rounds.ofDecisions(row.entry(), row.id());
    }

    private String of(
            ParkedMessage row, ParkedMessage.OperatorDecision decision, @Nullable String content, long round) {
        return stamps.of(Arrays.asList(
                row.id(),
                row.queue(),
                row.partner(),
                row.entry(),
                row.rule(),
                row.receipt(),
                decision.act(),
                decision.actor(),
                decision.reason(),
                decision.token(),
                content,
                round));
    }
}
