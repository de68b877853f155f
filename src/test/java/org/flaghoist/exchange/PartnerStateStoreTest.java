package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.flaghoist.broker.MessagePosition;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.testing.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(TestDatabase.BOTH)
class PartnerStateStoreTest {

    private static final String SENDER = "north";
    private static final String NODE = "node";
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    @AutoClose
    private HikariDataSource pool;

    private DataSource database;
    private Ledger ledger;

    private PartnerStateStore partnerStateStore;

    @BeforeEach
    void open(@TempDir Path folder) {
        pool = TestDatabase.pool(TestDatabase.url(folder));
        database = TestDatabase.migrated(pool);
        ledger = new Ledger(new LedgerDatabase(database, new byte[] {1, 2, 3}, Clock.systemUTC()));
        partnerStateStore = stateStore(Duration.ZERO);
    }

    @Test
    void findsTheTestRunOfAMessageByTheBrokersOrder() {
        begin(PartnerState.ACTIVE);
        change(partnerStateStore, PartnerState.TESTING, at(10));
        change(partnerStateStore, PartnerState.ACTIVE, at(20));
        change(partnerStateStore, PartnerState.TESTING, at(30));

        assertThat(testRun(at(9))).isZero();
        assertThat(testRun(at(11))).isEqualTo(1);
        assertThat(testRun(at(21))).isZero();
        assertThat(testRun(at(31))).isEqualTo(2);
        assertThat(partnerStateStore.switched(SENDER)).contains(at(30));
    }

    @Test
    void keepsTheOrderOfTheChangesThoughAHubsClockIsBehind() {
        begin(PartnerState.ACTIVE);
        change(partnerStateStore, PartnerState.TESTING, at(10));
        StateChange active = change(stateStore(Duration.ofHours(-1)), PartnerState.ACTIVE, at(20));

        assertThat(testRun(at(21))).isZero();
        assertThat(partnerStateStore.all()).containsExactly(active);
    }

    @Test
    void countsEachChange() {
        begin(PartnerState.ACTIVE);
        long before = partnerStateStore.changes();

        change(partnerStateStore, PartnerState.TESTING, at(10));
        change(partnerStateStore, PartnerState.PAUSED, null);

        assertThat(partnerStateStore.changes()).isEqualTo(before + 2);
        assertThat(partnerStateStore.switched(SENDER))
                .as("a pause switches nothing")
                .contains(at(10));
    }

    @Test
    void findsByTheTimeWhatAnotherBrokerHasNumbered() {
        begin(PartnerState.ACTIVE);
        change(partnerStateStore, PartnerState.TESTING, at(1_000));

        MessagePosition other = new MessagePosition("a new broker", 5);
        assertThat(partnerStateStore.testRunAt(SENDER, other, LATER)).isEqualTo(1);
    }

    @Test
    void takesWhatSeemsToHaveComeBeforeTheFirstStateForWhatItWasThen() {
        begin(PartnerState.TESTING);

        assertThat(partnerStateStore.testRunAt(SENDER, at(5), LONG_AGO)).isEqualTo(1);
    }

    private PartnerStateStore stateStore(Duration ahead) {
        return new PartnerStateStore(database, ledger, Clock.offset(Clock.systemUTC(), ahead));
    }

    private void begin(PartnerState first) {
        partnerStateStore.of(SENDER, first, "first start");
    }

    private static StateChange change(
            PartnerStateStore partnerStateStore, PartnerState to, @Nullable MessagePosition from) {
        return partnerStateStore.change(SENDER, to, "duty-desk", "asked for by the test", from);
    }

    /** Of a message that came when it says it came long ago: its time must not matter. */
    private int testRun(MessagePosition message) {
        return partnerStateStore.testRunAt(SENDER, message, LONG_AGO);
    }

    private static MessagePosition at(long number) {
        return new MessagePosition(NODE, number);
    }
}
