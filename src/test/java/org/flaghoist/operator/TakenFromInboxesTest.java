package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.notification;
import static org.flaghoist.testing.Notifications.sentBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.flaghoist.exchange.CollectionGate;
import org.flaghoist.sftp.Servers;
import org.flaghoist.taken.LyingFiles;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.LedgerRows;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.TestDatabase;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A partner that has a server has taken a copy when it is not in the inbox any more. */
@Tag(TestDatabase.BOTH)
class TakenFromInboxesTest {

    private static final String SELDOM = "--flaghoist.taken.every=1d";
    private static final HubSetup NORTH_ASKS = HubSetup.usual(SELDOM).partner("north", "takenReceipts: [all]\n");

    /** The test looks itself, by a listing of its own. */
    private InboxLook newLook() {
        return new InboxLook(
                List.of("east"),
                hub.bean(Servers.class).of("east").listing(),
                hub.bean(CollectionGate.class),
                hub.bean(LyingFiles.class),
                hub.bean(TakenRecorder.class),
                hub.bean(TakenSettings.class),
                hub.bean(Clock.class));
    }

    private final Scenario scenario = Scenario.lent(NORTH_ASKS);
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();
    private final LedgerRows ledger = scenario.ledger();
    private InboxLook look = newLook();

    @Test
    void knowsThatAFileIsGoneWhichItHasSeenAndTellsItsSenderOnce() throws Exception {
        Path file = deliver("A-1");
        Path other = deliver("A-2");
        assertThat(hub.receipts("north", 4)).contains("DELIVERED east");
        assertThat(look.look()).isTrue();
        Files.delete(file);

        look.look();
        assertThat(taken()).isEmpty();
        look.look();

        assertThat(taken()).containsExactly("A-1");
        then.north().getsReceipts("TAKEN east");
        look.look();
        assertThat(other).exists();
        assertThat(taken()).containsExactly("A-1");
        assertThat(lying()).containsExactly(other.getFileName().toString());
        assertThat(EventSeen.all(hub.bean(DataSource.class), "TAKEN")).hasSize(1);
        then.north().getsNothing();
    }

    @Test
    void waitsAWhileBeforeItTakesForGoneWhatItHasNeverSeen() throws Exception {
        Files.delete(deliver("B-1"));

        look.look();
        look.look();
        look.look();
        assertThat(taken()).isEmpty();
        hub.moveClock(Duration.ofMinutes(6));
        look.look();

        assertThat(taken()).containsExactly("B-1");
        assertThat(lying()).isEmpty();
    }

    @Test
    void doesNotTakeForGoneWhatOneListingLeavesOut() throws Exception {
        Path file = deliver("C-1");
        look.look();
        Path elsewhere = hub.server("east").outbox().resolve(".elsewhere");

        for (int i = 0; i < 3; i++) {
            Files.move(file, elsewhere);
            look.look();
            Files.move(elsewhere, file);
            look.look();
        }

        assertThat(taken()).isEmpty();
        assertThat(lying()).hasSize(1);
    }

    @Test
    void leavesAsItIsWhatIsNeverTaken() throws Exception {
        deliver("D-1");
        hub.moveClock(Duration.ofDays(20));

        look.look();
        look.look();
        look.look();

        assertThat(taken()).isEmpty();
        assertThat(lying()).hasSize(1);
    }

    @Test
    void takesNothingForGoneWhereTheFolderCannotBeListed() throws Exception {
        Path file = deliver("E-1");
        look.look();
        Path inbox = hub.server("east").inbox();
        Files.move(inbox, inbox.resolveSibling("elsewhere"));

        assertThat(look.look()).isFalse();
        assertThat(look.look()).isFalse();
        assertThat(look.look()).isFalse();

        assertThat(taken()).isEmpty();
        assertThat(hub.bean(Servers.class).of("east").collect().view().failures())
                .isZero();
        Files.move(inbox.resolveSibling("elsewhere"), inbox);
        assertThat(file).exists();
        assertThat(look.look()).isTrue();
        assertThat(taken()).isEmpty();
    }

    @Test
    void asksNoServerThatIsDownNorOneOfAPausedPartner() throws Exception {
        deliver("F-1");
        look.look();
        assertThat(look.isToLook()).isTrue();
        hub.pause("east");
        assertThat(look.isToLook()).isFalse();
        hub.activate("east");
        hub.server("east").stop();

        assertThatThrownBy(look::look).isInstanceOf(UncheckedIOException.class);

        assertThat(look.isToLook()).isFalse();
        assertThat(taken()).isEmpty();
        hub.server("east").start();
        await().until(look::isToLook);
        look.look();
        assertThat(lying()).hasSize(1);
    }

    @Test
    void looksForCopiesAndForNoReceipts() throws Exception {
        Files.writeString(hub.server("east").outbox().resolve("FILE_0001.json"), sentBy("east", "H-1", "north"));
        then.north().takes(1);
        await().until(() -> receiptsInInbox() == 2);

        assertThat(lying()).isEmpty();
    }

    private long receiptsInInbox() throws Exception {
        return then.east().inbox().stream()
                .filter(name -> name.startsWith("receipt_"))
                .count();
    }

    @Test
    void looksByItself() throws Exception {
        hub.stop();
        hub.start("--flaghoist.taken.every=100ms", "--flaghoist.taken.unseen=100ms");
        look = newLook();
        Path file = deliver("G-1");
        then.north().takes(2);

        Files.delete(file);

        then.north().getsReceipts("TAKEN east");
    }

    private Path deliver(String id) throws Exception {
        when.sends(notification(id, "east"));
        Path file = hub.server("east").inbox().resolve("north_" + id + "_r1.json");
        await().until(() ->
                Files.exists(file) && lying().contains(file.getFileName().toString()));
        return file;
    }

    private List<String> lying() {
        return ledger.column("select name from inbox_file where partner = 'east' order by name");
    }

    private List<String> taken() {
        return ledger.column("select e.reference from taken_copy t join entry e on e.id = t.entry order by e.id");
    }
}
