package org.flaghoist.overdue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flaghoist.answer.AnswerRows;
import org.flaghoist.ledger.RecipientOutcome;
import org.flaghoist.ledger.Stage;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.notification.Urgency;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ToPark;
import org.flaghoist.partner.Overdue;
import org.flaghoist.partner.OverdueStep;
import org.flaghoist.taken.TakenCopies;
import org.flaghoist.taken.TakenDelivery;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.jspecify.annotations.Nullable;

/** A ledger with the clocks of copies for one recipient, east, of which the sender is told. */
final class OverdueFixture implements AutoCloseable {

    static final Duration HOUR = Duration.ofHours(1);
    static final Overdue EACH_AN_HOUR = limits(HOUR, HOUR, HOUR);

    private final Rejection fault = new Rejection(FaultCode.CODE_UNKNOWN, "/type", "type", "X");

    final LedgerFixture hub;
    final OverdueClocks clocks;
    final OverdueLook look;
    final OverdueBoard board;
    final OverdueReceipts receipts;
    final Instant start;
    Overdue limits = EACH_AN_HOUR;

    OverdueFixture(Path folder) throws Exception {
        hub = new LedgerFixture(folder);
        clocks = new OverdueClocks(hub.recorded);
        look = new OverdueLook(hub.recorded, sender -> limits);
        board = new OverdueBoard(hub.database);
        receipts = new OverdueReceipts(hub.recorded, (sender, recipient) -> true);
        start = look.now();
    }

    static Overdue limits(Duration delivered, Duration taken, Duration answered) {
        return new Overdue(
                Map.of(
                        "all",
                        Map.of(
                                OverdueStep.DELIVERED, Map.of(Urgency.ROUTINE, delivered),
                                OverdueStep.TAKEN, Map.of(Urgency.ROUTINE, taken),
                                OverdueStep.ANSWERED, Map.of(Urgency.ROUTINE, answered))),
                Set.of("east"));
    }

    void lookAfter(Duration time) {
        look.look(start.plus(time), 10);
    }

    void send() {
        receipts.owed(10).forEach(receipts::sent);
    }

    List<String> overdue() {
        return board.list(10).stream()
                .map(copy -> copy.reference() + " " + copy.step())
                .toList();
    }

    long queued(String messageKey, String reference) {
        return queued(messageKey, reference, null);
    }

    long queued(String messageKey, String reference, @Nullable Instant answerBy) {
        return decided(messageKey, reference, answerBy, LedgerFixture.queued("east"));
    }

    long delivered(String messageKey, String reference, @Nullable Instant answerBy) {
        long entry = queued(messageKey, reference, answerBy);
        hub.ledger.delivered(entry, "east", 1, null);
        return entry;
    }

    long decided(String messageKey, String reference, @Nullable Instant answerBy, RecipientOutcome outcome) {
        long entry = hub.deliver(
                messageKey, LedgerFixture.sample("new").replace("\"N-1\"", "\"" + reference + "\""), outcome);
        startClock(entry, answerBy);
        return entry;
    }

    void startClock(long entry, @Nullable Instant answerBy) {
        hub.ledger.together(() -> {
            clocks.start(entry, "east", LedgerFixture.SENDER, Urgency.ROUTINE, answerBy);
            return entry;
        });
    }

    ParkedMessage failed(String messageKey, String reference) {
        long entry = decided(messageKey, reference, null, RecipientOutcome.failed("east", "R1", List.of(), fault));
        return hub.parking.park(ToPark.undeliverable("east", entry, Stage.RENDER, fault, "R1"));
    }

    void held(String messageKey, String reference) {
        long entry = decided(messageKey, reference, null, RecipientOutcome.held("east", "R10", List.of()));
        hub.parking.park(ToPark.held("east", entry, "R10"));
    }

    void take(long entry, Instant at) {
        TakenCopies copies = new TakenCopies(hub.recorded, (sender, recipient) -> false);
        TakenDelivery copy = new TakenDelivery(entry, null, "east", at);
        assertThat(hub.ledger.together(() -> copies.record(List.of(copy)))).containsExactly(copy);
    }

    void answer(long entry) {
        hub.ledger.together(() -> {
            new AnswerRows(hub.recorded).put(entry + 100, entry, "east", "READ");
            return entry;
        });
    }

    void changed(long entry, Instant at) {
        hub.rows.update("update delivery set changed_at = ? where entry = ?", at.toEpochMilli(), entry);
    }

    String plan(String query) {
        boolean isPostgresql = TestDatabase.isPostgresql();
        return hub.ledger.together(() -> {
            if (isPostgresql) {
                // It reads the whole of a table that has hardly a row.
                hub.rows.update("set local enable_seqscan = off");
            }
            return hub.sql
                    .sql((isPostgresql ? "explain " : "explain query plan ") + query)
                    .query((row, number) -> row.getString(isPostgresql ? 1 : 4))
                    .list()
                    .toString();
        });
    }

    @Override
    public void close() {
        hub.close();
    }
}
