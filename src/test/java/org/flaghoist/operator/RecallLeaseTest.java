package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.flaghoist.again.RepeatRequests;
import org.flaghoist.again.RepeatScope;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.OnceSender;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.people.Person;
import org.flaghoist.recall.Recall;
import org.flaghoist.recall.Recalls;
import org.flaghoist.recall.Withdrawal;
import org.flaghoist.recall.WithdrawalState;
import org.flaghoist.recall.Withdrawals;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of two hubs on one ledger and one broker one withdraws and recalls, and the other goes on when that one dies. */
class RecallLeaseTest {

    private static final String WEST = QueueNames.out("west");
    private static final String TAKEN = QueueNames.withdrawn("west");
    private static final String STATE = "select state from withdrawal where recipient = 'west' order by entry";

    @AutoClose
    private static TwoHubs two;

    private HubFixture hub;
    private Ledger ledger;
    private Recalls recalls;
    private Withdrawals withdrawals;
    private GivenNotifications given;

    @BeforeAll
    static void startBroker(@TempDir Path directory) throws Exception {
        two = new TwoHubs(directory);
    }

    @BeforeEach
    void start() {
        two.renew();
        hub = two.hub();
        ledger = two.ledger();
        LedgerDatabase shared = ledger.database();
        recalls = new Recalls(shared);
        withdrawals = new Withdrawals(shared, List.of("north", "west"));
        given = new GivenNotifications(ledger, new OnceSender(hub.bean(SharedConnection.class)));
    }

    @Test
    void withdrawsWhatAnotherHubHadRecordedBeforeItDied() throws Exception {
        RecallingHub here = recalling(two.one());
        RecallingHub there = recalling(two.other());
        there.awaitLeases();
        give("N-01", true);
        Recall recall = recall("N-01");

        here.carryOutOnce(recall);
        assertThat(made(recall)).isFalse();
        there.recall().carryOut(recall);
        assertThat(made(recall)).isTrue();
        two.other().close();
        here.awaitLeases();
        there.carryOutOnce(recall);
        assertThat(hub.count(WEST)).isOne();
        here.carryOut(recall);

        assertThat(hub.count(WEST)).isZero();
        assertThat(hub.receipts("north", 2)).containsExactly("REFUSED west WITHDRAWN", "ACCEPTED");
    }

    @Test
    void sendsOnceWhatAnotherHubHadSentBeforeItDied() throws Exception {
        RecallingHub here = recalling(two.one());
        RecallingHub there = recalling(two.other());
        there.awaitLeases();
        give("N-02", false);
        Recall recall = recall("N-02");
        there.carryOut(recall);
        assertThat(hub.count(WEST)).isOne();
        // As if it had died before the ledger's last commit.
        two.sql("update recall set state = 'MADE', running = true");
        two.other().close();
        here.awaitLeases();

        here.carryOut(recall);

        assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL");
        assertThat(hub.count(WEST)).isZero();
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED west");
        assertThat(hub.count(QueueNames.out("north"))).isZero();
    }

    @Test
    void stopsNothingThatIsBegunThoughItWasReadBefore() throws Exception {
        RecallingHub here = recalling(two.one());
        here.awaitLeases();
        give("N-03", true);
        Recall before = recall("N-03");

        here.recall().carryOut(before);
        // As a hub does that was halted in between.
        here.recall().carryOut(before);

        assertThat(recalls.get(before.id()).progress()).isEqualTo(Recall.RecallProgress.MADE);
        here.carryOut(before);
        assertThat(hub.receipts("north", 2)).containsExactly("REFUSED west WITHDRAWN", "ACCEPTED");
    }

    @Test
    void leavesWhatAnotherHubHasTakenSinceAsThatSays() throws Exception {
        RecallingHub here = recalling(two.one());
        here.awaitLeases();
        give("N-04", true);
        here.recall().carryOut(recall("N-04"));
        Withdrawal before = here.withdrawal().open().get(0);
        here.withdrawal().carryOut(List.of(before));

        withdrawals.set(before, WithdrawalState.FETCHED);

        assertThat(column(STATE)).startsWith("DONE");
    }

    @Test
    void takesEachOfManyFromAQueueTogetherAndNothingElse() throws Exception {
        RecallingHub here = recalling(two.one());
        here.awaitLeases();
        for (int i = 20; i < 44; i++) {
            give("N-" + i, true);
            if (i % 2 == 0) {
                here.recall().carryOut(recall("N-" + i));
            }
        }
        // One that is not there any more takes nobody else with it.
        hub.receive("west", 1);

        here.withdrawal().carryOut(here.withdrawal().open());

        assertThat(column("select state from withdrawal where entry <> cause order by entry"))
                .hasSize(12)
                .startsWith("WAITING", "DONE")
                .containsOnlyOnce("WAITING")
                .containsOnly("WAITING", "DONE");
        assertThat(hub.receive("west", 12))
                .allSatisfy(copy -> assertThat(copy).containsPattern("\"id\":\"N-\\d[13579]\""));
        assertThat(hub.count(WEST)).isZero();
    }

    @Test
    void withdrawsWhatAnotherHubHadTakenWhenItDiedAndCancelsNothing() throws Exception {
        RecallingHub here = recalling(two.one());
        here.awaitLeases();
        give("N-12", true);
        Recall recall = recall("N-12");
        here.recall().carryOut(recall);
        new WithdrawnCopies(hub.bean(Broker.class)).take(here.withdrawal().open(), "west");
        await().until(() -> hub.count(TAKEN) == 1);

        here.carryOut(recall);

        assertThat(hub.receipts("north", 2)).containsExactly("REFUSED west WITHDRAWN", "ACCEPTED");
        assertThat(hub.count(WEST) + hub.count(TAKEN)).isZero();
    }

    @Test
    void recordsWhatALookHasTakenThoughEveryLookBreaksOff() throws Exception {
        RecallingHub here = recalling(two.one());
        here.awaitLeases();
        for (String reference : List.of("N-17", "N-18")) {
            give(reference, true);
            here.recall().carryOut(recall(reference));
        }
        List<Withdrawal> both = here.withdrawal().open();
        new WithdrawnCopies(hub.bean(Broker.class)).take(both.subList(0, 1), "west");
        hub.artemis().destroyQueue(SimpleString.of(WEST));
        try {
            assertThatThrownBy(() -> here.withdrawal().carryOut(both)).hasMessageContaining(WEST);
        } finally {
            hub.artemis().createQueue(QueueConfiguration.of(WEST).setRoutingType(RoutingType.ANYCAST));
        }

        assertThat(column(STATE)).startsWith("DONE", "WAITING");
        assertThat(hub.receipts("north", 1)).containsExactly("REFUSED west WITHDRAWN");
        assertThat(hub.count(TAKEN)).isZero();
    }

    @Test
    void leavesNothingOfWhatAnotherHubHadRecordedWhenItDied() throws Exception {
        RecallingHub here = recalling(two.one());
        here.awaitLeases();
        give("N-13", true);
        here.recall().carryOut(recall("N-13"));
        Withdrawal copy = here.withdrawal().open().get(0);
        new WithdrawnCopies(hub.bean(Broker.class)).take(List.of(copy), "west");
        withdrawals.set(copy, WithdrawalState.REMOVED);

        here.withdrawal().carryOut(here.withdrawal().open());

        assertThat(column(STATE)).startsWith("DONE");
        assertThat(hub.count(TAKEN)).isZero();
    }

    @Test
    void listsHoweverManyAreNotFinished() throws Exception {
        List.of("N-14", "N-15", "N-16").forEach(reference -> give(reference, true));
        Recall first = recall("N-14");
        recalls.stop(recall("N-15"), "it cannot be");
        recalls.stop(recall("N-16"), "it cannot be");

        assertThat(recalls.newest(1)).hasSize(2).contains(recalls.get(first.id()));
    }

    @Test
    void takesNothingWhileTheSameIsBeingSentAgain() throws Exception {
        RecallingHub here = recalling(two.one());
        here.awaitLeases();
        long given = give("N-05", true);
        repeat(given);
        Recall recall = recall("N-05");
        here.recall().carryOut(recall);

        here.carryOutOnce(recall);
        assertThat(hub.count(WEST))
                .as("what comes behind it would be there alone")
                .isOne();
        two.sql("update repeat_copy set state = 'SENT'");
        here.carryOut(recall);

        assertThat(hub.count(WEST)).isZero();
    }

    @Test
    void goesOnThoughTheBrokerHasAnotherNameSince() throws Exception {
        RecallingHub here = recalling(two.one());
        here.awaitLeases();
        give("N-06", false);
        Recall recall = recall("N-06");
        here.recall().carryOut(recall);

        new RecallingHub(hub, ledger, two.database(), two.one(), "another-node", Set.of("north")).carryOut(recall);

        assertThat(hub.receive("west", 1)).singleElement().asString().contains("CANCEL");
    }

    @Test
    void stopsWhereTheSenderIsNoPartnerAnyMore() throws Exception {
        RecallingHub here = new RecallingHub(hub, ledger, two.database(), two.one(), "node", Set.of("west"));
        here.awaitLeases();
        give("N-07", true);
        Recall recall = recall("N-07");

        here.recall().carryOut(recall);

        assertThat(recalls.get(recall.id()).progress()).isEqualTo(Recall.RecallProgress.STOPPED);
        assertThat(recalls.get(recall.id()).words()).contains("no partner any more");
    }

    @Test
    void takesWhatPeopleRecallBeforeWhatSendersCancel() throws Exception {
        RecallingHub here = recalling(two.one());
        here.awaitLeases();
        for (String reference : List.of("N-10", "N-11")) {
            give(reference, true);
            here.recall().carryOut(recall(reference));
        }
        // As if the sender had cancelled the first.
        two.sql("update recall set entry = null where reference = 'N-10'");

        assertThat(here.withdrawal().open()).extracting(Withdrawal::reference).containsExactly("N-11", "N-10");
    }

    @Test
    void takesNoCancellationForTakenThatIsJustBeingReleased() throws Exception {
        RecallingHub here = recalling(two.one());
        here.awaitLeases();
        give("N-09", false);
        Recall recall = recall("N-09");
        here.carryOut(recall);
        await().until(() -> {
            here.carryOutOnce(recall);
            return !withdrawals.notTaken().isEmpty();
        });

        two.sql("insert into parked_message (id, queue, partner, entry, stage, attempts, first_at, last_at, state)"
                + " select 'held', 'HELD', 'west', entry, 'RELEASE', 1, 0, 0, 'UNDER_WAY' from recall");

        assertThat(withdrawals.notTaken()).isEmpty();
    }

    @Test
    void asksForNothingMoreWhereTwoOthersAgreeMeanwhile() throws Exception {
        give("N-08", true);
        recalls.ask("north", "N-08", When.RELEASER_1, "wrong boat");
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<?> third = ledger.together(() -> {
                recalls.ask("north", "N-08", When.RELEASER_2, "so it is");
                Future<?> asked =
                        threads.submit(() -> recalls.ask("north", "N-08", Person.local("releaser-3"), "so it is"));
                await().until(() -> !column("select 'waits' from pg_locks where not granted")
                        .isEmpty());
                return asked;
            });

            assertThatThrownBy(() -> third.get(1, TimeUnit.MINUTES)).hasMessageContaining("is being recalled already");
        } finally {
            threads.shutdown();
        }
        assertThat(recalls.requests()).isEmpty();
    }

    private RecallingHub recalling(ClusterLeases leases) {
        return new RecallingHub(hub, ledger, two.database(), leases, "node", Set.of("north"));
    }

    private List<String> column(String query) {
        return JdbcClient.create(two.database()).sql(query).query(String.class).list();
    }

    /** As a hub that is about to send it to the partner once more. */
    private void repeat(long given) {
        RepeatScope scope = new RepeatScope("west", Instant.EPOCH, Instant.now().plusSeconds(60), List.of(), false);
        new RepeatRequests(ledger.database()).ask(scope, When.RELEASER_1, "it has lost it");
        assertThat(JdbcClient.create(two.database())
                        .sql("update repeat_copy set state = 'SENDING' where entry = ?")
                        .param(given)
                        .update())
                .isOne();
    }

    private boolean made(Recall recall) {
        return recalls.get(recall.id()).made() != null;
    }

    private Recall recall(String reference) {
        recalls.ask("north", reference, When.RELEASER_1, "wrong boat");
        return recalls.ask("north", reference, When.RELEASER_2, "so it is").orElseThrow();
    }

    private long give(String reference, boolean unfetched) {
        return given.give(reference, unfetched);
    }
}
