package org.flaghoist.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.flaghoist.people.Person;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hubs that start, are halted or have something in hand while others reload. */
@Tag(TestDatabase.BOTH)
class ReloadInTheMiddleTest {

    private static final Person WHO = Person.local("duty-desk");
    private static final String TABLE = "mappings/north/format.yaml";
    private static final String NORTH = "config/partners/north.yaml";

    @AutoClose
    private LedgerFixture ledger;

    private Path folder;
    private HubOfTwo one;
    private HubOfTwo other;
    private String before;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        folder = directory;
        ledger = new LedgerFixture(directory);
        one = new HubOfTwo(ledger, directory.resolve("one")).begin();
        other = new HubOfTwo(ledger, directory.resolve("other")).begin();
        before = one.configuration();
    }

    @Test
    void goesOverToWhatWasAgreedOnBeforeItAnswersTheNext() throws IOException {
        one.write(TABLE, "2");
        other.write(TABLE, "2");
        one.reloads.ask(WHO, "a new table");
        one.job.run();
        other.job.run();
        assertThat(one.last().state()).isEqualTo(ReloadState.AGREED);

        one.write(NORTH, one.read(NORTH) + "nonsense: 1\n");
        other.reloads.ask(WHO, "with a fault at one hub");
        one.job.run();
        other.job.run();
        one.job.run();

        assertThat(one.last().state()).isEqualTo(ReloadState.REFUSED);
        assertThat(one.configuration()).isEqualTo(other.configuration()).isNotEqualTo(before);
    }

    @Test
    void aHubThatReadItsFilesBeforeAReloadAndBeganAfterItGoesOver() throws IOException {
        HubOfTwo third = new HubOfTwo(ledger, folder.resolve("third"));
        change("2", one, other, third);
        one.reloads.ask(WHO, "a new table");
        one.job.run();
        other.job.run();
        assertThat(one.last().state()).isEqualTo(ReloadState.AGREED);

        third.begin();
        assertThat(third.configuration()).isEqualTo(before);
        third.job.run();

        assertThat(third.configuration()).isEqualTo(other.configuration());
    }

    @Test
    void doesNothingAgainBeforeItHasGoneOver() throws IOException {
        change("2", one, other);
        reloadWithoutTheOther();

        assertThatCode(one.hub::refuseIfBehind).doesNotThrowAnyException();
        assertThatThrownBy(other.hub::refuseIfBehind)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other hubs work by changed files");
        other.job.run();
        assertThat(other.configuration()).isEqualTo(one.configuration());
        assertThatCode(other.hub::refuseIfBehind).doesNotThrowAnyException();
    }

    @Test
    void goesOnWithWhatItHasWhereItsFilesAreOthers() throws IOException {
        change("2", one);
        reloadWithoutTheOther();
        other.job.run();

        assertThat(other.configuration()).isEqualTo(before);
        assertThatCode(other.hub::refuseIfBehind).doesNotThrowAnyException();
    }

    @Test
    void showsOthersWhatItWorksByAsLongAsWorkInHandKeepsIt() throws Exception {
        change("2", one, other);
        one.reloads.ask(WHO, "a new table");
        one.job.run();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        CompletableFuture<Void> work = CompletableFuture.runAsync(() -> other.current.run(() -> {
            begun.countDown();
            assertThatCode(over::await).doesNotThrowAnyException();
        }));
        begun.await();
        other.job.run();
        one.job.run();
        assertThat(shown(one)).isEqualTo(one.configuration()).isNotEqualTo(before);
        assertThat(shown(other)).isEqualTo(other.configuration()).isEqualTo(before);

        over.countDown();
        work.join();
        other.job.run();
        assertThat(shown(other)).isEqualTo(one.configuration());
    }

    @Test
    void saysTheFaultsOfAllHubs() throws IOException {
        one.write(NORTH, one.read(NORTH) + "nonsense: 1\n");
        other.write(NORTH, other.read(NORTH) + "rubbish: 1\n");
        one.reloads.ask(WHO, "faults everywhere");
        one.job.run();
        other.job.run();

        assertThat(one.last().state()).isEqualTo(ReloadState.REFUSED);
        assertThat(one.last().words()).contains("nonsense", "rubbish");
    }

    @Test
    void saysTheFaultsThatItKnowsWhereAHubDoesNotAnswer() throws IOException {
        one.write(NORTH, one.read(NORTH) + "nonsense: 1\n");
        one.reloads.ask(WHO, "a fault at one hub");
        one.job.run();
        assertThat(one.last().state()).isEqualTo(ReloadState.CHECKING);

        ledger.rows.update("update reload set asked_at = asked_at - 11000");
        one.job.run();
        assertThat(one.last().words()).contains("nonsense");
    }

    private void reloadWithoutTheOther() {
        one.reloads.ask(WHO, "a new table");
        ledger.rows.update("update hub set seen = seen - 40000 where id = ?", other.hub.name());
        one.job.run();
        assertThat(one.last().state()).isEqualTo(ReloadState.AGREED);
    }

    private static void change(String text, HubOfTwo... hubs) throws IOException {
        for (HubOfTwo hub : hubs) {
            hub.write(TABLE, text);
        }
    }

    /** By what it works, as others see it. */
    private String shown(HubOfTwo hub) {
        return ledger.rows.text(
                "select c.name from hub h join configuration c on c.id = h.configuration where h.id = ?",
                hub.hub.name());
    }
}
