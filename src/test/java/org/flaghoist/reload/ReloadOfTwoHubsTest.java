package org.flaghoist.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs on one ledger, each with files of its own: all go over to changed ones, or none does. */
@Tag(TestDatabase.BOTH)
class ReloadOfTwoHubsTest {

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
    void goesOverOnBothHubsWhenBothFindTheSame() throws IOException {
        one.write(TABLE, "2");
        other.write(TABLE, "2");
        one.reloads.ask(WHO, "a new table");
        one.job.run();
        assertThat(one.last().state()).isEqualTo(ReloadState.CHECKING);
        assertThat(one.configuration()).isEqualTo(before);
        other.job.run();
        one.job.run();

        assertThat(one.last().state()).isEqualTo(ReloadState.AGREED);
        assertThat(one.configuration()).isEqualTo(other.configuration()).isNotEqualTo(before);
        assertThat(answers()).allSatisfy(answer -> {
            assertThat(answer.switched()).isNotNull();
            assertThat(answer.changes()).matches(TABLE + " [0-9a-f]{12} -> [0-9a-f]{12}");
        });
    }

    @Test
    void changesNothingAnywhereWhereOneHubFindsAFault() throws IOException {
        one.write(TABLE, "2");
        other.write(TABLE, "2");
        other.write(NORTH, other.read(NORTH) + "nonsense: 1\n");
        reload();

        assertThat(one.last().state()).isEqualTo(ReloadState.REFUSED);
        assertThat(one.last().words())
                .contains(other.hub.name(), "north.yaml:6", "nonsense")
                .doesNotContain(one.hub.name());
        bothKeepTheirs();
    }

    @Test
    void changesNothingAnywhereWhereTheHubsHaveDifferentFiles() throws IOException {
        one.write(TABLE, "2");
        reload();

        assertThat(one.last().state()).isEqualTo(ReloadState.REFUSED);
        assertThat(one.last().words()).contains(one.hub.name(), other.hub.name(), "different files");
        bothKeepTheirs();
    }

    @Test
    void doesNotTakeCredentialsForTheSameThatAreNot() throws IOException {
        newPassword(one, "first");
        newPassword(other, "second");
        reload();
        assertThat(one.last().state()).isEqualTo(ReloadState.REFUSED);

        newPassword(other, "first");
        reload();

        assertThat(one.last().state()).isEqualTo(ReloadState.AGREED);
        assertThat(one.letIn).extracting("user").containsExactly("north");
        assertThat(answers())
                .extracting(HubAnswer::changes)
                .allSatisfy(changes -> assertThat(changes).contains("north: jms.password"));
        assertThat(recorded()).doesNotContain("first", "secret-of-north");
    }

    @Test
    void refusesWhatNeedsARestartAndTakesNothingElse() throws IOException {
        for (HubOfTwo hub : List.of(one, other)) {
            hub.write(TABLE, "2");
            hub.write(NORTH, hub.read(NORTH).replace("200ms", "300ms"));
            hub.write("config/application.yaml", "a: 2\n");
            hub.write("routes/new.camel.yaml", "");
        }
        reload();

        assertThat(one.last().state()).isEqualTo(ReloadState.REFUSED);
        assertThat(one.last().words())
                .contains(
                        NORTH + ": 'retry' was changed: needs a restart",
                        "config/application.yaml was changed: needs a restart",
                        "routes/new.camel.yaml was changed: needs a restart");
        bothKeepTheirs();
    }

    @Test
    void goesOnWithoutAHubThatDied() throws IOException {
        one.write(TABLE, "2");
        one.reloads.ask(WHO, "a new table");
        one.job.run();
        assertThat(one.last().state()).isEqualTo(ReloadState.CHECKING);

        ledger.rows.update("update hub set seen = seen - 40000 where id = ?", other.hub.name());
        one.job.run();

        assertThat(one.last().state()).isEqualTo(ReloadState.AGREED);
        assertThat(one.configuration()).isNotEqualTo(before);
    }

    @Test
    void endsWithoutAChangeWhereAHubDoesNotAnswerInTime() throws IOException {
        one.write(TABLE, "2");
        one.reloads.ask(WHO, "a new table");
        one.job.run();
        ledger.rows.update("update reload set asked_at = asked_at - 130000");
        one.job.run();

        assertThat(one.last().state()).isEqualTo(ReloadState.EXPIRED);
        assertThat(one.last().words()).isEqualTo("no answer in time from " + other.hub.name());
        other.job.run();
        bothKeepTheirs();
    }

    @Test
    void aHubThatWasCutOffGoesOverWhenItIsBackIfItsFilesAreTheSame() throws IOException {
        goesOnWithoutAHubThatDied();
        assertThat(other.configuration()).isEqualTo(before);
        other.job.run();
        assertThat(other.configuration()).as("its files are others").isEqualTo(before);

        one.write(TABLE, "3");
        other.write(TABLE, "3");
        one.reloads.ask(WHO, "another one");
        ledger.rows.update("update hub set seen = seen - 40000 where id = ?", other.hub.name());
        one.job.run();
        other.job.run();
        assertThat(other.configuration()).isEqualTo(one.configuration()).isNotEqualTo(before);
    }

    @Test
    void asksAlsoAHubThatBeginsMeanwhileAndNoneThatBeganLater() throws IOException {
        one.write(TABLE, "2");
        other.write(TABLE, "2");
        one.reloads.ask(WHO, "a new table");
        HubOfTwo third = new HubOfTwo(ledger, folder.resolve("one")).begin();
        one.job.run();
        other.job.run();
        assertThat(one.last().state()).isEqualTo(ReloadState.CHECKING);
        third.job.run();
        assertThat(one.last().state()).isEqualTo(ReloadState.AGREED);

        HubOfTwo later = new HubOfTwo(ledger, folder.resolve("later")).begin();
        later.job.run();
        assertThat(later.configuration()).isEqualTo(before);
    }

    @Test
    void changesNothingWhereNothingIsChanged() {
        reload();

        assertThat(one.last().state()).isEqualTo(ReloadState.UNCHANGED);
        bothKeepTheirs();
    }

    @Test
    void goesOnOneAtATimeAndForAReason() {
        one.reloads.ask(WHO, "first");

        assertThatThrownBy(() -> other.reloads.ask(WHO, "second"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("goes on already");
        assertThatThrownBy(() -> other.reloads.ask(WHO, " ")).isInstanceOf(OperationRejected.class);
    }

    @Test
    void recordsWhoReloadedWhatAndWhy() throws IOException {
        one.write(TABLE, "2");
        other.write(TABLE, "2");
        reload();

        assertThat(recorded())
                .contains(
                        "reload AGREED",
                        "duty-desk",
                        "a new table",
                        "\"from\":\"" + before,
                        "\"to\":\"" + one.configuration(),
                        TABLE);
    }

    private void reload() {
        one.reloads.ask(WHO, "a new table");
        one.job.run();
        other.job.run();
        one.job.run();
    }

    private static void newPassword(HubOfTwo hub, String password) throws IOException {
        hub.write("config/north", password);
        hub.write(NORTH, hub.read(NORTH).replace("{env: north}", "{file: north}"));
    }

    private List<HubAnswer> answers() {
        return one.reloads.list().get(0).answers();
    }

    private void bothKeepTheirs() {
        one.job.run();
        other.job.run();
        assertThat(List.of(one.configuration(), other.configuration())).containsOnly(before);
    }

    private String recorded() {
        return ledger.rows.column("select events from event_record order by id").toString();
    }
}
