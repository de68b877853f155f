package org.flaghoist.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.flaghoist.database.DatabaseFile;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.WrittenReason;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether the clock may be believed when it says what is too old to be kept: since contents were last deleted it must
 * not have gone on by more than a day more than time has. Within a process that is known; between two it is what the
 * database's own clock says, and where that is the hub's own, nobody knows but a person. Thread-safe.
 */
public final class RetentionClock {

    static final Duration MARGIN = Duration.ofDays(1);

    private static final String SET_IT =
            ". Set the clocks right. Bodies are kept meanwhile, and nothing else is affected";
    private static final String CONFIRM =
            ". If the clock is wrong, set it right. If it is right (the hub stood still, or the"
                    + " clock was wrong before), a releaser says so: retention clock-is-right --reason \"..\"";

    private final LedgerDatabase ledger;
    private final JdbcClient sql;
    private final Clock clock;
    private final LongSupplier elapsed;
    private final boolean isOwnClock;
    private final @Nullable Instant lastEvent;
    private @Nullable Anchor anchor;

    public RetentionClock(LedgerDatabase ledger) {
        this(ledger, System::nanoTime);
    }

    /** @param elapsed nanoseconds that go on whatever the clock is set to */
    RetentionClock(LedgerDatabase ledger, LongSupplier elapsed) {
        this.ledger = ledger;
        this.sql = JdbcClient.create(ledger.source());
        this.clock = ledger.clock();
        this.elapsed = elapsed;
        this.isOwnClock = DatabaseFile.isFile(ledger.source());
        // Now, before any message of this start is recorded by a clock that may be wrong.
        this.lastEvent = lastEvent();
    }

    private @Nullable Instant lastEvent() {
        return sql.sql("select happened_at from event_record order by id desc limit 1")
                .query((row, number) -> Times.read(row, "happened_at"))
                .optional()
                .orElse(null);
    }

    /** What keeps contents from being deleted, and since when. */
    public record RetentionRefusal(String words, Instant since) {}

    /** When contents were last deleted, by both clocks; and how often a person has said that the clock is right. */
    private record Run(@Nullable Instant hub, @Nullable Instant database, long confirmed) {

        static Run read(ResultSet row, int number) throws SQLException {
            return new Run(
                    Times.readNullable(row, "hub_at"),
                    Times.readNullable(row, "database_at"),
                    row.getLong("confirmed"));
        }
    }

    /** A moment of this process. */
    private record Anchor(Instant hub, long nanos, long confirmed) {}

    /** Notes that contents are deleted now, or why they must not be; empty where they may. */
    public synchronized Optional<String> look() {
        return ledger.transactions().get(() -> {
            Run last = last();
            Instant now = clock.instant();
            Instant database = databaseTime();
            if (anchor != null && anchor.confirmed() != last.confirmed()) {
                anchor = null;
            }
            Optional<String> fault =
                    disagreement(now, database).or(() -> jump(now)).or(() -> standstill(last, now, database));
            fault.ifPresentOrElse(words -> refuse(words, now), () -> note(last, now, database));
            return fault;
        });
    }

    private Run last() {
        return sql.sql("select hub_at, database_at, confirmed from retention_run where id = 1")
                .query(Run::read)
                .single();
    }

    private Instant databaseTime() {
        return sql.sql("select now from clock")
                .query((row, number) -> Times.read(row, "now"))
                .single();
    }

    private static Optional<String> disagreement(Instant now, Instant database) {
        boolean isFar = Duration.between(now, database).abs().compareTo(MARGIN) > 0;
        return isFar
                ? Optional.of("The hub's clock says " + now + ", the database's " + database + SET_IT)
                : Optional.empty();
    }

    private Optional<String> jump(Instant now) {
        if (anchor == null) {
            return Optional.empty();
        }
        Duration real = Duration.ofNanos(elapsed.getAsLong() - anchor.nanos());
        return ahead(Duration.between(anchor.hub(), now), real)
                ? Optional.of("The clock says " + now + ", which is "
                        + Duration.between(anchor.hub(), now).minus(real).toHours() + " hours more than have gone by"
                        + CONFIRM)
                : Optional.empty();
    }

    private static boolean ahead(Duration clock, Duration real) {
        return clock.minus(real).compareTo(MARGIN) > 0;
    }

    private Optional<String> standstill(Run last, Instant now, Instant database) {
        Instant before = last.hub() == null ? lastEvent : last.hub();
        if (anchor != null || before == null) {
            return Optional.empty();
        }
        Instant then = last.database();
        Duration real = isOwnClock || then == null ? Duration.ZERO : Duration.between(then, database);
        // A database with a clock of its own that was asked for the first time agrees with the hub, which is enough.
        boolean isTrusted = !isOwnClock && then == null;
        return !isTrusted && ahead(Duration.between(before, now), real)
                ? Optional.of("The clock says " + now + ", the last that is known is " + before
                        + ", and nothing shows that so much time has gone by" + CONFIRM)
                : Optional.empty();
    }

    private void note(Run last, Instant now, Instant database) {
        if (anchor == null) {
            anchor = new Anchor(now, elapsed.getAsLong(), last.confirmed());
        }
        sql.sql("update retention_run set hub_at = ?, database_at = ?, refused = null, refused_at = null where id = 1")
                .params(Times.of(now), Times.of(database))
                .update();
    }

    private void refuse(String words, Instant now) {
        sql.sql("update retention_run set refused = ?, refused_at = coalesce(refused_at, ?) where id = 1")
                .params(words, Times.of(now))
                .update();
    }

    /** What kept contents from being deleted the last time; empty where nothing did. */
    public Optional<RetentionRefusal> refusal() {
        return sql.sql("select refused, refused_at from retention_run where id = 1 and refused is not null")
                .query((row, number) -> new RetentionRefusal(row.getString("refused"), Times.read(row, "refused_at")))
                .optional();
    }

    /**
     * Takes a person's word that the clock is right, at whichever hub contents are deleted next.
     *
     * @throws OperationRejected where contents are being deleted, or the database's clock says otherwise
     */
    public void confirm(String actor, String reason) {
        String why = WrittenReason.of(reason);
        ledger.transactions().run(() -> {
            RetentionRefusal refused = refusal()
                    .orElseThrow(() -> new OperationRejected(
                            "nothing keeps old contents from being deleted; there is nothing to say"));
            Instant now = clock.instant();
            Instant database = databaseTime();
            disagreement(now, database).ifPresent(fault -> {
                throw new OperationRejected(fault);
            });
            sql.sql("update retention_run set hub_at = ?, database_at = ?, confirmed = confirmed + 1, refused = null,"
                            + " refused_at = null where id = 1")
                    .params(Times.of(now), Times.of(database))
                    .update();
            ledger.append(Event.of(EventKind.OPERATED, actor)
                    .with("did", "said that the clock is right")
                    .with("clock", now)
                    .with("refused", refused.words())
                    .with("reason", why));
        });
    }
}
