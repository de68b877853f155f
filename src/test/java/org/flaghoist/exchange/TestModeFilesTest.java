package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.exchange.TestModeFiles.Sorted;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(TestDatabase.BOTH)
class TestModeFilesTest {

    private static final String SENDER = "north";
    private static final String ONE = "FILE_0001.json";
    private static final String TWO = "FILE_0002.json";

    @AutoClose
    private HikariDataSource pool;

    private DataSource database;
    private Ledger ledger;

    private PartnerStateStore partnerStateStore;
    private TestModeFiles files;

    @BeforeEach
    void open(@TempDir Path folder) {
        pool = TestDatabase.pool(TestDatabase.url(folder));
        database = TestDatabase.migrated(pool);
        ledger = new Ledger(new LedgerDatabase(database, new byte[] {1, 2, 3}, Clock.systemUTC()));
        partnerStateStore = new PartnerStateStore(database, ledger, Clock.systemUTC());
        partnerStateStore.of(SENDER, PartnerState.ACTIVE, "first start");
        files = new TestModeFiles(database);
    }

    @Test
    void takesEveryFileOfAPartnerThatWasNeverTestedForLive() {
        Sorted sorted = look(now(), true, ONE);

        assertThat(sorted.testRun(ONE)).isZero();
        assertThat(sorted.settled()).isTrue();
    }

    @Test
    void takesWhatLiesThereAtTheFirstLookAfterTestModeForATestAndNothingElse() {
        change(PartnerState.TESTING);
        assertThat(look(now(), true, ONE).testRun(ONE)).isEqualTo(1);
        change(PartnerState.ACTIVE);

        Sorted first = look(now(), true, ONE);
        assertThat(first.testRun(ONE)).isEqualTo(1);
        assertThat(first.found()).containsExactly(ONE);
        Sorted second = look(now(), true, ONE, TWO);
        assertThat(second.testRun(ONE)).isEqualTo(1);
        assertThat(second.testRun(TWO)).isZero();
        assertThat(second.found()).isEmpty();
        assertThat(second.settled()).isFalse();
        assertThat(look(now(), true, TWO).settled()).isTrue();
        assertThat(look(now(), true, ONE).testRun(ONE)).as("put there again").isZero();
    }

    @Test
    void takesAFileForATestUntilItIsMovedAway() {
        change(PartnerState.TESTING);
        change(PartnerState.ACTIVE);
        look(now(), true, ONE, TWO);

        files.forget(SENDER, ONE);

        Sorted sorted = look(now(), true, ONE, TWO);
        assertThat(sorted.testRun(ONE)).isZero();
        assertThat(sorted.testRun(TWO)).isEqualTo(1);
    }

    @Test
    void doesNotTakeALookThatBeganInTestModeForTheFirstAfterIt() {
        change(PartnerState.TESTING);
        StateChange testing = now();
        change(PartnerState.ACTIVE);

        Sorted sorted = look(testing, true, ONE);

        assertThat(sorted.testRun(ONE)).isEqualTo(1);
        assertThat(sorted.settled()).isFalse();
        assertThat(look(now(), true, ONE, TWO).testRun(TWO)).isEqualTo(1);
    }

    @Test
    void takesAllForTestsUntilOneLookHasSeenAllThatLiesThere() {
        change(PartnerState.TESTING);
        change(PartnerState.ACTIVE);

        assertThat(look(now(), false, ONE).testRun(ONE)).isEqualTo(1);
        assertThat(look(now(), false, TWO).testRun(TWO)).isEqualTo(1);
        assertThat(look(now(), true).settled()).isTrue();
        assertThat(look(now(), true, TWO).testRun(TWO)).isZero();
    }

    @Test
    void takesNothingForATestOfWhichTheLookAfterwardsHasBeenTaken() {
        change(PartnerState.TESTING);
        change(PartnerState.ACTIVE);
        look(now(), true);
        change(PartnerState.PAUSED);
        change(PartnerState.ACTIVE);

        assertThat(look(now(), true, ONE).testRun(ONE)).isZero();
    }

    private Sorted look(StateChange begun, boolean all, String... listed) {
        return files.sort(begun, List.of(listed), all);
    }

    private void change(PartnerState to) {
        partnerStateStore.change(SENDER, to, "duty-desk", "asked for by the test", null);
    }

    private StateChange now() {
        return partnerStateStore.all().get(0);
    }
}
