package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flaghoist.installation.LedgerKey;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever acknowledges an alarm answers for it, until it becomes critical or ends. */
@Tag(TestDatabase.BOTH)
class AcknowledgementsTest {

    private static final Instant BEGIN = Instant.parse("2026-07-01T12:00:00Z");
    private static final Duration CALM = Duration.ofMinutes(5);
    private static final Duration AFTER = Duration.ofMinutes(15);
    private static final Person ANN = Person.local("ann");

    @AutoClose
    private HikariDataSource pool;

    private final SetClock clock = new SetClock(BEGIN);
    private DataSource database;
    private byte[] key;
    private Alarms alarms;
    private Acknowledgements acknowledgements;

    @BeforeEach
    void open(@TempDir Path directory) throws Exception {
        pool = TestDatabase.pool(TestDatabase.url(directory));
        database = TestDatabase.migrated(pool);
        key = LedgerKey.readOrMake(directory.resolve("ledger.key"));
        alarms = new Alarms(database, clock, CALM, Reportings.escalated(AFTER, AFTER));
        acknowledgements = new Acknowledgements(database, new Ledger(new LedgerDatabase(database, key, clock)), clock);
    }

    @Test
    void escalatesNothingThatIsAcknowledgedAndRecordsWhoSaidSoAndWhy() {
        look(Severity.WARNING);
        acknowledge(Severity.WARNING);
        clock.pass(AFTER.multipliedBy(2));

        assertThat(look(Severity.WARNING)).isEmpty();
        assertThat(only().attention().acknowledged())
                .isEqualTo(new Alarm.Acknowledgement("ann", BEGIN, "I ring them up"));
        assertThat(EventSeen.all(database, "OPERATED")).singleElement().satisfies(event -> {
            assertThat(event.actor()).isEqualTo("ann");
            assertThat(event.detail().toString())
                    .contains(
                            "acknowledged alarm " + only().id() + ", WARNING partner down, east, collect",
                            "I ring them up");
        });
        Chain chain = new Chain(database, key);
        chain.seal();
        assertThat(chain.verify().ok()).isTrue();
    }

    @Test
    void countsForNothingAnyMoreWhenItBecomesCritical() {
        look(Severity.WARNING);
        acknowledge(Severity.WARNING);

        assertThat(look(Severity.CRITICAL)).containsExactly("WORSE");
        assertThat(only().attention().acknowledged()).isNull();
        clock.pass(AFTER);
        assertThat(look(Severity.CRITICAL)).containsExactly("ESCALATED");
    }

    @Test
    void countsForNothingAnyMoreWhenMoreOfItCame() {
        lookAtWhatIsLate(BEGIN.minusSeconds(1));
        acknowledge(Severity.CRITICAL);
        clock.pass(CALM);
        assertThat(lookAtWhatIsLate(BEGIN.minusSeconds(1))).isEmpty();

        assertThat(lookAtWhatIsLate(BEGIN.plusSeconds(1))).containsExactly("WORSE");
        assertThat(only().attention().acknowledged()).isNull();
        assertThat(lookAtWhatIsLate(BEGIN.plusSeconds(2)))
                .as("once, until it is acknowledged again")
                .isEmpty();
        clock.pass(AFTER);
        assertThat(lookAtWhatIsLate(BEGIN.plusSeconds(2))).containsExactly("ESCALATED");
    }

    private List<String> lookAtWhatIsLate(Instant last) {
        Finding finding = new Finding(Condition.DUE, "east", "", Severity.CRITICAL, "it is late", BEGIN);
        return look(List.of(finding.withMore(last)));
    }

    @Test
    void countsForNothingAnyMoreWhenItComesBack() {
        look(Severity.WARNING);
        acknowledge(Severity.WARNING);
        clock.pass(CALM);
        assertThat(look()).containsExactly("ENDED");

        assertThat(look(Severity.WARNING)).containsExactly("BEGAN");
        assertThat(only().attention().acknowledged()).isNull();
        assertThat(alarms.ended(1).get(0).attention().acknowledged()).isNotNull();
    }

    @Test
    void refusesWhatNobodyHasSeenSoOrIsAcknowledgedOrHasEnded() {
        look(Severity.WARNING);
        long id = only().id();
        look(Severity.CRITICAL);

        assertThatThrownBy(() -> acknowledge(Severity.WARNING))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("has changed in between; look at it again");
        acknowledge(Severity.CRITICAL);
        assertThatThrownBy(() -> acknowledge(Severity.CRITICAL))
                .hasMessageContaining("is acknowledged already, by ann");
        clock.pass(CALM);
        look();
        assertThatThrownBy(() -> acknowledgements.acknowledge(id, Severity.CRITICAL, ANN, "why"))
                .hasMessageContaining("has ended");
        assertThat(EventSeen.all(database, "OPERATED")).hasSize(1);
    }

    private void acknowledge(Severity seen) {
        acknowledgements.acknowledge(only().id(), seen, ANN, "I ring them up");
    }

    private Alarm only() {
        assertThat(alarms.active()).hasSize(1);
        return alarms.active().get(0);
    }

    private List<String> look(Severity... severities) {
        List<Finding> found = Stream.of(severities)
                .map(severity ->
                        new Finding(Condition.PARTNER_DOWN, "east", "collect", severity, "east is down; ask it", BEGIN))
                .toList();
        return look(found);
    }

    private List<String> look(List<Finding> found) {
        return alarms.record(found, EnumSet.allOf(Condition.class)).stream()
                .map(change -> change.turn().name())
                .toList();
    }
}
