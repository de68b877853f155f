package org.flaghoist.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.flaghoist.ledger.TestModeFiles.Sorted;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag(TestDatabase.BOTH)
class TestModeFilesTest {

    private static final String ONE = "FILE_0001.json";
    private static final String TWO = "FILE_0002.json";

    @AutoClose
    private LedgerFixture fixture;

    private PartnerStateStore partnerStateStore;
    private TestModeFiles files;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        fixture = new LedgerFixture(folder);
        partnerStateStore = new PartnerStateStore(fixture.database, fixture.ledger, Clock.systemUTC());
        partnerStateStore.of(LedgerFixture.SENDER, PartnerState.ACTIVE, "first start");
        files = new TestModeFiles(fixture.database);
    }

    @Test
    void takesEveryFileOfAPartnerThatWasNeverTestedForLive() {
        Sorted sorted = look(now(), true, ONE);

        assertThat(sorted.trial(ONE)).isZero();
        assertThat(sorted.settled()).isTrue();
    }

    @Test
    void takesWhatLiesThereAtTheFirstLookAfterTestModeForATestAndNothingElse() {
        change(PartnerState.TESTING);
        assertThat(look(now(), true, ONE).trial(ONE)).isEqualTo(1);
        change(PartnerState.ACTIVE);

        Sorted first = look(now(), true, ONE);
        assertThat(first.trial(ONE)).isEqualTo(1);
        assertThat(first.found()).containsExactly(ONE);
        Sorted second = look(now(), true, ONE, TWO);
        assertThat(second.trial(ONE)).isEqualTo(1);
        assertThat(second.trial(TWO)).isZero();
        assertThat(second.found()).isEmpty();
        assertThat(second.settled()).isFalse();
        assertThat(look(now(), true, TWO).settled()).isTrue();
        assertThat(look(now(), true, ONE).trial(ONE)).as("put there again").isZero();
    }

    @Test
    void takesAFileForATestUntilItIsMovedAway() {
        change(PartnerState.TESTING);
        change(PartnerState.ACTIVE);
        look(now(), true, ONE, TWO);

        files.forget(LedgerFixture.SENDER, ONE);

        Sorted sorted = look(now(), true, ONE, TWO);
        assertThat(sorted.trial(ONE)).isZero();
        assertThat(sorted.trial(TWO)).isEqualTo(1);
    }

    @Test
    void doesNotTakeALookThatBeganInTestModeForTheFirstAfterIt() {
        change(PartnerState.TESTING);
        PartnerStateRecord testing = now();
        change(PartnerState.ACTIVE);

        Sorted sorted = look(testing, true, ONE);

        assertThat(sorted.trial(ONE)).isEqualTo(1);
        assertThat(sorted.settled()).isFalse();
        assertThat(look(now(), true, ONE, TWO).trial(TWO)).isEqualTo(1);
    }

    @Test
    void takesAllForTestsUntilOneLookHasSeenAllThatLiesThere() {
        change(PartnerState.TESTING);
        change(PartnerState.ACTIVE);

        assertThat(look(now(), false, ONE).trial(ONE)).isEqualTo(1);
        assertThat(look(now(), false, TWO).trial(TWO)).isEqualTo(1);
        assertThat(look(now(), true).settled()).isTrue();
        assertThat(look(now(), true, TWO).trial(TWO)).isZero();
    }

    @Test
    void takesNothingForATestOfWhichTheLookAfterwardsHasBeenTaken() {
        change(PartnerState.TESTING);
        change(PartnerState.ACTIVE);
        look(now(), true);
        change(PartnerState.PAUSED);
        change(PartnerState.ACTIVE);

        assertThat(look(now(), true, ONE).trial(ONE)).isZero();
    }

    private Sorted look(PartnerStateRecord begun, boolean all, String... listed) {
        return files.sort(begun, List.of(listed), all);
    }

    private void change(PartnerState to) {
        partnerStateStore.change(LedgerFixture.SENDER, to, "duty-desk", "asked for by the test", null);
    }

    private PartnerStateRecord now() {
        return partnerStateStore.all().get(0);
    }
}
