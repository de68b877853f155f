package org.flaghoist.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.assertj.core.api.Assumptions;
import org.flaghoist.database.Times;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Bodies are deleted by a clock that can be believed only. Time goes on, and the clock is set, as the test says. */
@Tag(TestDatabase.BOTH)
final class RetentionClockTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    private final SetClock clock = new SetClock();
    private long nanos;

    @BeforeEach
    void open() throws IOException {
        hub.send("1", LedgerFixture.sample("new"));
    }

    @Test
    void believesAClockThatGoesOnAsTimeDoes() {
        RetentionClock process = started();
        assertThat(process.look()).isEmpty();
        nanos += Duration.ofDays(3).toNanos();
        // Set back, or a little ahead, as clocks are.
        clock.ahead = HOUR.negated();
        assertThat(process.look()).isEmpty();
        clock.ahead = Duration.ofHours(23);
        assertThat(process.look()).isEmpty();
        assertThat(process.refusal()).isEmpty();
    }

    @Test
    void refusesAClockThatIsFarFromTheDatabases() {
        RetentionClock process = started();
        clock.ahead = Duration.ofDays(400);
        assertThat(process.look())
                .hasValueSatisfying(words -> assertThat(words)
                        .contains("The hub's clock says ", ", the database's ", "Set the clocks right"));
        assertThat(process.refusal()).isPresent();
        assertThatThrownBy(() -> process.confirm("ann", "it is right"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("Set the clocks right");
        clock.ahead = Duration.ZERO;
        assertThat(process.look()).isEmpty();
        assertThat(process.refusal()).isEmpty();
    }

    /** Both clocks are one, or are set by the same: the process alone knows. */
    @Test
    void refusesAClockThatJumpsAndTheDatabasesWithIt() {
        clock.ahead = Duration.ofHours(-23);
        RetentionClock process = started();
        assertThat(process.look()).isEmpty();
        clock.ahead = Duration.ofHours(2);
        nanos += HOUR.minusMinutes(1).toNanos();
        assertThat(process.look())
                .hasValueSatisfying(
                        words -> assertThat(words).contains("24 hours more than have gone by", "clock-is-right"));
        // However often it is looked at.
        nanos += HOUR.minusMinutes(1).toNanos();
        clock.ahead = Duration.ofHours(3);
        assertThat(process.look()).isPresent();
        process.confirm("ann", "the clock was a day late");
        assertThat(process.look()).isEmpty();
        assertThat(hub.kinds()).endsWith("OPERATED");
    }

    @Test
    void refusesAClockThatCreepsAwayADayAtATime() {
        clock.ahead = Duration.ofHours(-23);
        RetentionClock process = started();
        assertThat(process.look()).isEmpty();
        clock.ahead = Duration.ofHours(-3);
        assertThat(process.look()).isEmpty();
        clock.ahead = Duration.ofHours(17);
        assertThat(process.look()).isPresent();
    }

    @Test
    void asksAPersonWhereNothingShowsHowLongAHubStoodStill() {
        Assumptions.assumeThat(TestDatabase.isPostgresql()).isFalse();
        assertThat(started().look()).isEmpty();
        hub.sql
                .sql("update retention_run set hub_at = :month, database_at = :month")
                .param("month", Times.of(Instant.now().minus(Duration.ofDays(30))))
                .update();
        RetentionClock later = started();
        assertThat(later.look())
                .hasValueSatisfying(words -> assertThat(words).contains("nothing shows that so much time has gone by"));
        assertThatThrownBy(() -> later.confirm("ann", " ")).hasMessageContaining("reason");
        // At whichever hub: this one knows it from the database.
        started().confirm("ann", "it was off for a month");
        assertThat(later.look()).isEmpty();
        assertThatThrownBy(() -> later.confirm("ann", "again")).isInstanceOf(OperationRejected.class);
    }

    @Test
    void believesADatabaseWithAClockOfItsOwnThatAHubStoodStill() {
        Assumptions.assumeThat(TestDatabase.isPostgresql()).isTrue();
        assertThat(started().look()).isEmpty();
        hub.sql
                .sql("update retention_run set hub_at = :month, database_at = :month")
                .param("month", Times.of(Instant.now().minus(Duration.ofDays(30))))
                .update();
        assertThat(started().look()).isEmpty();
        hub.sql
                .sql("update retention_run set hub_at = :month")
                .param("month", Times.of(Instant.now().minus(Duration.ofDays(30))))
                .update();
        assertThat(started().look()).isPresent();
    }

    @Test
    void looksAtTheLastEventWhereNothingWasEverDeleted() {
        Assumptions.assumeThat(TestDatabase.isPostgresql()).isFalse();
        hub.sql
                .sql("update event_record set happened_at = :month")
                .param("month", Times.of(Instant.now().minus(Duration.ofDays(30))))
                .update();
        RetentionClock process = started();
        // By a clock that may be wrong.
        hub.send("2", LedgerFixture.sample("update-2"));
        assertThat(process.look()).isPresent();
        hub.rows.update("delete from event_record");
        assertThat(started().look()).isEmpty();
    }

    private RetentionClock started() {
        return new RetentionClock(new LedgerDatabase(hub.database, hub.key, clock), () -> nanos);
    }

    /** Is ahead of the real one by as much as it is set. */
    private static final class SetClock extends Clock {

        private Duration ahead = Duration.ZERO;

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
