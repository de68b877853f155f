package org.flaghoist.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.change.ChangingHub.FIRST;
import static org.flaghoist.change.ChangingHub.SECOND;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.flaghoist.ledger.body.Digests;
import org.flaghoist.ledger.chain.Stamps;
import org.flaghoist.notification.SetupException;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.reload.ReloadState;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody writes to the tables of changes without the ledger's key, no hub goes by. */
@Tag(TestDatabase.BOTH)
class ChangeStampsTest {

    private static final String TABLE = "mappings/north/format.yaml";
    private static final String FORGED = "change 1 is not as the hubs have written it";

    @AutoClose
    private LedgerFixture ledger;

    private Path folder;
    private ChangingHub hub;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        folder = directory;
        ledger = new LedgerFixture(directory);
        hub = new ChangingHub(ledger, directory.resolve("one"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update change_file set after_text = '3'",
                "update change_file set before_text = '3'",
                "update change_file set path = 'mappings/west/format.yaml'",
                "update change_file set in_folders = not in_folders",
                "update change_file set after_text = '3', digest = '0'",
                "update change set state = 'ACTIVE', reload = 1",
                "update change set effects = '{}'",
                "update change set identity = 'local:somebody'",
                "delete from change_file"
            })
    void nobodyAgreesToWhatWasChangedInTheDatabase(String statement) {
        long change = hub.propose(TABLE, "2");
        hub.effects.look();
        ledger.rows.update(statement);

        assertThatThrownBy(() -> hub.changes.show(change))
                .isInstanceOf(OperationRejected.class)
                .hasMessageStartingWith(FORGED);
        assertThatThrownBy(() -> hub.changes.approve(SECOND, change, "seen")).isInstanceOf(OperationRejected.class);
        assertThat(hub.reloads.list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update change_file set after_text = '3'",
                "update change_file set in_folders = not in_folders",
                "update change set state = 'REFUSED'",
                "delete from change_file"
            })
    void noHubStartsOrReloadsWithIt(String statement) throws IOException {
        activate();
        ledger.rows.update(statement);

        assertThatThrownBy(() -> new ChangingHub(ledger, folder.resolve("two")))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(FORGED);
        hub.reloads.ask(FIRST, "files were changed");
        hub.work();
        assertThat(hub.last().state()).isEqualTo(ReloadState.REFUSED);
        assertThat(hub.last().words()).contains(FORGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update change_file set after_text = '3'",
                "update change_file set before_text = '3'",
                "update change_file set after_text = '3', digest = '0'",
                "update change set reason = 'another'",
                "delete from change_file where change = 1"
            })
    void whoChecksTheLedgerFindsItAlsoWhereNoHubReadsItAnyMore(String statement) throws IOException {
        StoredChanges stored = new StoredChanges(ledger.database, ledger.key);
        activate();
        hub.write(TABLE, "2");
        hub.reloads.ask(FIRST, "it is in the folder");
        hub.work();
        assertThat(hub.active.rows().laid()).isEmpty();
        assertThat(stored.firstForged()).isEmpty();

        ledger.rows.update(statement);

        assertThat(stored.firstForged()).contains(1L);
    }

    @Test
    void whatHubsWriteWhileAnotherLooksIsNotForged() {
        CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 100; i++) {
                ChangedFile file = new ChangedFile(0, TABLE, null, String.valueOf(i));
                hub.active.rows().insert(FIRST, "a new table", "x", null, List.of(file));
            }
        });
        do {
            hub.active.rows().stamps().genuine(List.of());
        } while (!writing.isDone());
        writing.join();
    }

    @Test
    void whatWasForgedIsNotStampedByWhatHubsWriteLater() {
        long change = hub.propose(TABLE, "2");
        ledger.rows.update("update change set reason = 'another'");
        hub.effects.look();

        assertThat(hub.active.rows().find(change)).get().asString().contains(FORGED);
        assertThatThrownBy(() -> hub.changes.refuse(SECOND, change, "no")).hasMessageStartingWith(FORGED);
    }

    @Test
    void nobodyAgreesToAFileThatATriggerPutsInAsTheyDo() {
        long change = hub.propose(TABLE, "2");
        hub.look(change);
        putInOnceItIs(ChangeState.APPROVED, change);

        assertThatThrownBy(() -> hub.changes.approve(SECOND, change, "seen")).hasMessageStartingWith(FORGED);

        assertThat(hub.reloads.list()).isEmpty();
        assertThat(hub.change(change).state()).isEqualTo(ChangeState.PROPOSED);
    }

    @Test
    void noHubStampsAFileThatATriggerPutsInAsItGoesOver() {
        long change = hub.propose(TABLE, "2");
        putInOnceItIs(ChangeState.ACTIVE, change);
        hub.approve(change);
        hub.work();

        assertThat(new StoredChanges(ledger.database, ledger.key).firstForged()).contains(change);
        assertThatThrownBy(() -> new ChangingHub(ledger, folder.resolve("two")))
                .isInstanceOf(SetupException.class)
                .hasMessageContaining(FORGED);
    }

    /** A trigger is no statement of the hub's, and comes in the midst of one. */
    private void putInOnceItIs(ChangeState state, long change) {
        ChangedFile file = new ChangedFile(change, "mappings/west/format.yaml", null, "3");
        String insert = "insert into change_file (change, path, after_text, in_folders, digest)"
                + " values (%d, '%s', '3', %s, '%s') on conflict do nothing;"
                        .formatted(change, file.path(), TestDatabase.isPostgresql() ? "false" : "0", file.digest());
        String when =
                "create trigger put_in after update on change for each row when (new.state = '%s') ".formatted(state);
        if (TestDatabase.isPostgresql()) {
            ledger.rows.update("create function put_in() returns trigger language plpgsql as $$ begin " + insert
                    + " return new; end $$");
            ledger.rows.update(when + "execute function put_in()");
        } else {
            ledger.rows.update(when + "begin " + insert + " end");
        }
    }

    /** A purge stamps what stands in the database as the digest of a content. */
    @Test
    void whatAPurgeStampsIsNoStampOfAChange() {
        long change = hub.propose(TABLE, "2");
        ledger.rows.update("update change set reason = 'another'");
        StampedChange forged = hub.active.rows().stamps().find(change).orElseThrow();
        Stamps purge = new Stamps(ledger.key);
        for (String digest : List.of(forged.digest(), "change " + forged.digest(), "state change " + forged.digest())) {
            String keyed = purge.ofContent(digest);
            for (String stamp : List.of(
                    keyed, HexFormat.of().formatHex(Base64.getUrlDecoder().decode(keyed)))) {
                ledger.rows.update("update change set stamp = ?", stamp);
                assertThatThrownBy(() -> hub.changes.show(change)).hasMessageStartingWith(FORGED);
            }
        }
    }

    @Test
    void theListNamesWhatWasForgedAndSaysNothingElseOfIt() {
        activate();
        long change = hub.propose("mappings/west/format.yaml", "2");
        ledger.rows.update("update change set state = 'ACTIVE', second_actor = 'releaser-1', reload = 9 where id = 2");

        assertThat(hub.changes.list().forged()).containsExactly(change);
        assertThat(hub.changes.list().changes()).extracting(ProposedChange::id).containsExactly(1L);
        assertThat(hub.changes.list().last()).isNull();
    }

    @Test
    void theRecordNamesTheDigestsOfAllTexts() {
        activate();

        String before = Digests.plain(Digests.plain("") + "  " + TABLE + "\n");
        String after = Digests.plain(Digests.plain("2") + "  " + TABLE + "\n");
        assertThat(EventSeen.all(ledger.database, "OPERATED").stream()
                        .map(event -> event.detail())
                        .filter(detail -> detail.has("after")))
                .hasSize(3)
                .allSatisfy(detail -> {
                    assertThat(detail.path("before").asText()).isEqualTo(before);
                    assertThat(detail.path("after").asText()).isEqualTo(after);
                })
                .extracting(detail -> detail.path("did").asText())
                .containsExactly("proposed change 1", "approved change 1", "activated change 1");
    }

    private void activate() {
        hub.approve(hub.propose(TABLE, "2"));
        hub.work();
        assertThat(hub.change(1).state()).isEqualTo(ChangeState.ACTIVE);
    }
}
