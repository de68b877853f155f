package org.flaghoist.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.change.ChangingHub.FIRST;
import static org.flaghoist.change.ChangingHub.SECOND;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What came of nothing is forgotten by and by; what hubs work by, have worked by or may go back to is not. */
@Tag(TestDatabase.BOTH)
class OldChangesTest {

    private static final String TABLE = "mappings/north/format.yaml";
    private static final String OTHER = "mappings/west/format.yaml";

    @AutoClose
    private LedgerFixture ledger;

    private ChangingHub hub;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        ledger = new LedgerFixture(directory);
        hub = new ChangingHub(ledger, directory.resolve("one"));
    }

    private LedgerDatabase in(Duration later) {
        return new LedgerDatabase(ledger.database, ledger.key, Clock.offset(Clock.systemUTC(), later));
    }

    @Test
    void forgetsWhatHubsNeverWorkedByAndWhatOthersWouldHaveDone() {
        long active = activate(TABLE, "2");
        long refused = hub.propose(OTHER, "2");
        hub.changes.refuse(SECOND, refused, "no");
        hub.changes.withdraw(FIRST, hub.propose(OTHER, "3"), "not needed");
        long waits = hub.propose(OTHER, "4");
        hub.effects.look();
        OldChanges soon = new OldChanges(in(Duration.ofDays(29)));
        assertThat(soon.isAnyOld()).isFalse();
        soon.forgetOld();
        assertThat(hub.changes.list().changes()).hasSize(4);
        OldChanges old = new OldChanges(in(Duration.ofDays(31)));
        assertThat(old.isAnyOld()).isTrue();

        old.forgetOld();

        assertThat(hub.changes.list().changes()).extracting(ProposedChange::id).containsExactly(waits, active);
        assertThat(hub.change(active).effects()).isNull();
        assertThat(hub.change(waits).effects()).isNotNull();
        assertThat(hub.changes.show(active).files()).hasSize(1);
        assertThat(old.isAnyOld()).isFalse();
        assertThat(rows("change_file")).isEqualTo(2);
    }

    @Test
    void keepsWhatHubsMayGoBackToAndHaveGoneBackFrom() {
        String before = hub.configuration();
        long first = activate(TABLE, "2");
        long second = activate(TABLE, "3");
        hub.changes.back(FIRST, second, "it was wrong");
        hub.work();
        new OldChanges(in(Duration.ofDays(1000))).forgetOld();
        assertThat(hub.changes.list().changes()).hasSize(3);

        hub.changes.back(FIRST, first, "that too");
        hub.work();

        assertThat(hub.configuration()).isEqualTo(before);
    }

    private long activate(String file, String text) {
        long change = hub.propose(file, text);
        hub.approve(change);
        hub.work();
        assertThat(hub.change(change).state()).isEqualTo(ChangeState.ACTIVE);
        return change;
    }

    private int rows(String table) {
        return ledger.sql
                .sql("select count(*) from " + table)
                .query(Integer.class)
                .single();
    }
}
