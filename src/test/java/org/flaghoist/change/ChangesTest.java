package org.flaghoist.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.change.ChangingHub.FIRST;
import static org.flaghoist.change.ChangingHub.SECOND;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flaghoist.notification.SetupException;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.people.Person;
import org.flaghoist.reload.ReloadState;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs on one ledger, each with folders of its own: one proposes a change, a second agrees, all go over to it. */
@Tag(TestDatabase.BOTH)
class ChangesTest {

    private static final String TABLE = "mappings/north/format.yaml";
    private static final String POLICY = "config/release-policy.yaml";

    @AutoClose
    private LedgerFixture ledger;

    private Path folder;
    private ChangingHub one;
    private ChangingHub other;
    private String before;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        folder = directory;
        ledger = new LedgerFixture(directory);
        one = new ChangingHub(ledger, directory.resolve("one"));
        other = new ChangingHub(ledger, directory.resolve("other"));
        before = one.configuration();
    }

    @Test
    void carriesAnApprovedChangeToAllHubsAndLeavesTheFoldersAsTheyAre() throws IOException {
        long change = one.propose(TABLE, "2");
        assertThat(one.change(change).state()).isEqualTo(ChangeState.PROPOSED);
        other.approve(change);
        one.work();
        assertThat(one.configuration()).isEqualTo(before);
        other.work();
        one.work();

        assertThat(one.change(change).state()).isEqualTo(ChangeState.ACTIVE);
        assertThat(one.configuration()).isEqualTo(other.configuration()).isNotEqualTo(before);
        assertThat(one.change(change).to()).isEqualTo(one.configuration());
        assertThat(one.read(TABLE)).isEmpty();
        assertThat(folder.resolve("one/changed-files")).isEmptyDirectory();
        assertThat(operated()).containsSubsequence("proposed change 1", "approved change 1", "reload AGREED");
    }

    @Test
    void aHubThatStartsLaterReadsTheSame() throws IOException {
        activate(TABLE, "2");
        ChangingHub later = new ChangingHub(ledger, folder.resolve("later"));

        assertThat(later.configuration()).isEqualTo(one.configuration());
    }

    @Test
    void aHubThatDiesWhileAChangeIsCarriedGoesOnWithItWhenItStartsAgain() throws IOException {
        long change = one.propose(TABLE, "2");
        other.approve(change);
        one.hub.close();
        other.hub.close();
        ChangingHub again = new ChangingHub(ledger, folder.resolve("one"));
        again.work();

        assertThat(again.change(change).state()).isEqualTo(ChangeState.ACTIVE);
        assertThat(again.configuration()).isEqualTo(again.change(change).to()).isNotEqualTo(before);
    }

    @Test
    void changesNothingAnywhereWhereOneHubHasOtherFilesAndWaitsAgain() throws IOException {
        long change = one.propose(TABLE, "2");
        other.write(TABLE, "3");
        one.approve(change);
        work();

        assertThat(one.change(change).state()).isEqualTo(ChangeState.PROPOSED);
        assertThat(one.change(change).words())
                .contains(other.hub.name(), TABLE + ":1: file: is neither what change 1 was made of");
        assertThat(List.of(one.configuration(), other.configuration())).containsOnly(before);
    }

    @Test
    void activatesNothingThatLiesInTheFoldersBesides() throws IOException {
        long change = one.propose(TABLE, "2");
        for (ChangingHub hub : List.of(one, other)) {
            hub.write("mappings/west/format.yaml", "2");
        }
        one.approve(change);
        work();

        assertThat(one.change(change).state()).isEqualTo(ChangeState.PROPOSED);
        assertThat(one.change(change).words()).contains("mappings/west/format.yaml", "is not part of the change");
        assertThatThrownBy(() -> one.propose(TABLE, "3"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("reload first");
    }

    @Test
    void proposesNoFileThatAHubCouldNotWorkBy() throws IOException {
        String policy = one.read(POLICY);
        assertThatThrownBy(() -> one.propose(POLICY, "nonsense: 1\n" + policy))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining(folder.resolve("one").resolve(POLICY) + ":1: ")
                .hasMessageContaining("nonsense");
        Stream.of("config/partners/north.yaml", "mappings/../config/x", "mappings/.git/x", "mappings/a/README.md")
                .forEach(path -> assertThatThrownBy(() -> one.propose(path, "a: 1"))
                        .as(path)
                        .hasMessageContaining("cannot be changed so"));
        assertThatThrownBy(() -> one.propose("mappings/north/format.yaml", "\u0000"))
                .hasMessageContaining("mappings/north/format.yaml:1: has the character U+0000");
        assertThatThrownBy(() -> one.propose("mappings/north/new.csv", "")).hasMessageContaining("changes nothing");
        assertThat(one.changes.list().changes()).isEmpty();
    }

    @Test
    void readsADraftItselfOnlyOnceASecondPersonHasAgreed() {
        int started = one.readings;
        long change = one.propose(TABLE, "2");
        one.effects.look();
        one.changes.show(change);
        one.changes.list();
        assertThat(one.readings).isEqualTo(started);
        one.changes.approve(SECOND, change, "seen");
        one.work();

        assertThat(one.readings).isGreaterThan(started);
    }

    @Test
    void letsNoMoreChangesWaitThanPeopleCanLookAt() {
        long first = one.propose(TABLE, "0");
        IntStream.range(1, 50).forEach(i -> one.propose(TABLE, String.valueOf(i)));
        assertThatThrownBy(() -> other.propose(TABLE, "50"))
                .isInstanceOf(OperationRejected.class)
                .hasMessage("50 changes wait for a second person already;"
                        + " have one of them agreed to, refused or withdrawn");
        one.changes.withdraw(FIRST, first, "not needed");

        assertThat(other.change(other.propose(TABLE, "50")).state()).isEqualTo(ChangeState.PROPOSED);
    }

    @Test
    void proposesNoMoreTextThanAHubCanHoldBesideItsWork() {
        String large = "a".repeat(1 << 20);
        SortedMap<String, String> files = new TreeMap<>();
        IntStream.range(0, 5).forEach(i -> files.put("mappings/north/table-" + i + ".csv", large));

        assertThatThrownBy(() -> one.changes.propose(FIRST, "large tables", files))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("larger than 4 MiB together");
    }

    @Test
    void letsNobodyAgreeToTheirOwnOrBeforeItsEffectsAreKnown() {
        long change = one.propose(TABLE, "2");
        assertThatThrownBy(() -> one.changes.approve(SECOND, change, "quick"))
                .hasMessageContaining("is being looked at");
        one.look(change);
        assertThatThrownBy(() -> one.changes.approve(FIRST, change, "mine")).hasMessageContaining("second person");
        assertThatThrownBy(() -> one.changes.refuse(FIRST, change, "mine")).hasMessageContaining("second person");
        assertThatThrownBy(() -> one.changes.withdraw(SECOND, change, "no")).hasMessageContaining("duty-desk's");
        one.changes.withdraw(FIRST, change, "not needed");
        assertThatThrownBy(() -> one.changes.approve(SECOND, change, "late")).hasMessageContaining("but is WITHDRAWN");
        assertThat(operated()).containsExactly("proposed change 1", "withdrew change 1");
    }

    @Test
    void oneOfTwoWhoAgreeAtOnceOnTwoHubsDoes() {
        long change = one.propose(TABLE, "2");
        one.look(change);
        CompletableFuture<Boolean> third =
                CompletableFuture.supplyAsync(() -> agrees(one, change, Person.local("releaser-2")));
        boolean second = agrees(other, change, SECOND);

        assertThat(List.of(second, third.join())).containsExactlyInAnyOrder(true, false);
        assertThat(one.reloads.list()).hasSize(1);
        work();
        assertThat(one.change(change).state()).isEqualTo(ChangeState.ACTIVE);
    }

    private static boolean agrees(ChangingHub hub, long change, Person who) {
        try {
            return hub.changes.approve(who, change, "seen") > 0;
        } catch (OperationRejected e) {
            return false;
        }
    }

    @Test
    void isLookedAtAnewWhereOtherFilesWereActivatedSince() throws IOException {
        long late = one.propose("mappings/west/format.yaml", "2");
        long clashing = one.propose(TABLE, "3");
        one.look(late);
        activate(TABLE, "2");

        assertThatThrownBy(() -> one.changes.approve(SECOND, late, "seen")).hasMessageContaining("looked at anew");
        assertThat(one.change(late).effects()).isNull();
        assertThat(one.change(late).from()).isEqualTo(one.configuration());
        assertThatThrownBy(() -> one.changes.approve(SECOND, clashing, "seen"))
                .hasMessageContaining(TABLE + ": was changed since");
        one.approve(late);
        work();
        assertThat(one.change(late).state()).isEqualTo(ChangeState.ACTIVE);
    }

    @Test
    void noHubThatHasYetToGoOverToAnotherCarriesOneOfTheSameFile() {
        long active = one.propose(TABLE, "2");
        long clashing = one.propose(TABLE, "3");
        one.approve(active);
        one.work();
        other.work();
        assertThat(one.change(active).state()).isEqualTo(ChangeState.ACTIVE);
        assertThat(one.configuration()).as("it has yet to go over").isEqualTo(before);
        one.look(clashing);

        assertThatThrownBy(() -> one.changes.approve(SECOND, clashing, "seen"))
                .hasMessageContaining("has yet to go over");
        one.work();
        assertThatThrownBy(() -> one.changes.approve(SECOND, clashing, "seen")).hasMessageContaining("changed since");
        one.look(clashing);
        assertThatThrownBy(() -> one.changes.approve(SECOND, clashing, "seen")).hasMessageContaining("changed since");
        assertThat(one.reloads.list()).hasSize(1);
    }

    @Test
    void goesBackToTheVersionBeforeTheLastAndThenToThatBeforeIt() throws IOException {
        activate(TABLE, "2");
        String first = one.configuration();
        activate(TABLE, "3");

        one.changes.back(FIRST, 2, "it was wrong ".repeat(76));
        work();
        assertThat(List.of(one.configuration(), other.configuration())).containsOnly(first);
        assertThat(one.change(2).state()).isEqualTo(ChangeState.BACK);
        one.changes.back(SECOND, 1, "that too");
        work();
        assertThat(List.of(one.configuration(), other.configuration())).containsOnly(before);
        assertThatThrownBy(() -> one.changes.back(FIRST, 1, "more")).hasMessageContaining("no change is active");
        assertThat(new ChangingHub(ledger, folder.resolve("one")).configuration())
                .isEqualTo(before);
    }

    @Test
    void goesBackFromNoOtherChangeThanTheOneSomebodyHasSeen() throws IOException {
        activate(TABLE, "2");
        activate(TABLE, "3");
        String last = one.configuration();

        assertThatThrownBy(() -> one.changes.back(FIRST, 1, "it was wrong"))
                .isInstanceOf(OperationRejected.class)
                .hasMessageContaining("change 1 is not the last active one, that is change 2");

        work();
        assertThat(one.configuration()).isEqualTo(last);
        assertThat(one.changes.list().changes()).hasSize(2);
    }

    @Test
    void goesBackFromMoreThanAPartnersWordsOnlyByTwo() throws IOException {
        activate(POLICY, one.read(POLICY).replace("[ARREST]", "[INTELLIGENCE]"));
        String narrow = one.configuration();
        long back = one.changes.back(FIRST, 1, "too strict");
        work();
        assertThat(one.change(back).state()).isEqualTo(ChangeState.PROPOSED);
        assertThat(one.configuration()).isEqualTo(narrow);
        one.look(back);
        assertThatThrownBy(() -> one.changes.approve(FIRST, back, "mine")).hasMessageContaining("second person");

        other.approve(back);
        work();
        assertThat(one.configuration()).isEqualTo(before);
        assertThat(one.change(1).state()).isEqualTo(ChangeState.BACK);
    }

    @Test
    void letsTheFoldersCountAgainWhenAllHaveTheText() throws IOException {
        activate(TABLE, "2");
        String active = one.configuration();
        one.write(TABLE, "2");
        reload();
        assertThat(one.last().state()).isEqualTo(ReloadState.UNCHANGED);
        assertThat(ledger.sql
                        .sql("select in_folders from change_file")
                        .query(Boolean.class)
                        .single())
                .as("it is laid over the other's")
                .isFalse();

        other.write(TABLE, "2");
        reload();
        assertThat(List.of(one.configuration(), other.configuration())).containsOnly(active);
        for (ChangingHub hub : List.of(one, other)) {
            hub.write(TABLE, "4");
        }
        reload();
        assertThat(one.last().state()).isEqualTo(ReloadState.AGREED);
        assertThatThrownBy(() -> one.changes.back(FIRST, 1, "it was wrong")).hasMessageContaining("was changed since");
    }

    @Test
    void stopsAStartWithFilesThatAChangeDoesNotKnow() throws IOException {
        activate(TABLE, "2");
        one.write(TABLE, "4");
        reload();
        assertThat(one.last().state()).isEqualTo(ReloadState.REFUSED);

        assertThatThrownBy(() -> new ChangingHub(ledger, folder.resolve("one")))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(TABLE)
                .hasMessageContaining("flaghoist change patch");
    }

    @Test
    void addsAndRemovesFiles() throws IOException {
        activate("mappings/north/more.csv", "a,b\n");
        assertThat(one.configuration()).isEqualTo(other.configuration()).isNotEqualTo(before);
        activate("mappings/north/more.csv", "");

        assertThat(List.of(one.configuration(), other.configuration())).containsOnly(before);
        assertThat(Files.exists(folder.resolve("one/mappings/north/more.csv"))).isFalse();
    }

    private void activate(String file, String text) {
        long change = one.propose(file, text);
        other.approve(change);
        work();
        assertThat(one.change(change).state()).as(one.change(change).words()).isEqualTo(ChangeState.ACTIVE);
    }

    private void reload() {
        one.reloads.ask(FIRST, "files were changed");
        work();
    }

    private void work() {
        one.work();
        other.work();
        one.work();
    }

    private List<String> operated() {
        return EventSeen.all(ledger.database, "OPERATED").stream()
                .map(event -> event.detail().path("did").asText())
                .filter(did -> !did.startsWith("new configuration"))
                .toList();
    }
}
