package org.flaghoist.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.flaghoist.testing.LedgerFixture.SENDER;
import static org.flaghoist.testing.LedgerFixture.hub;
import static org.flaghoist.testing.LedgerFixture.queued;
import static org.flaghoist.testing.LedgerFixture.sample;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flaghoist.ledger.chain.ChainFinding;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.parking.Act;
import org.flaghoist.parking.ParkedMessage;
import org.flaghoist.parking.ToPark;
import org.flaghoist.people.Person;
import org.flaghoist.testing.CutDatabase;
import org.flaghoist.testing.LedgerFixture;
import org.flaghoist.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;

/** What a batch gathers before it is written. */
@Tag(TestDatabase.BOTH)
final class UnitOfWorkTest {

    private static final int FEW = 8;
    private static final String WHO = "duty-desk";

    private final ExecutorService others = Executors.newSingleThreadExecutor();

    @AutoClose
    private final LedgerFixture hub = LedgerFixture.open();

    @AfterEach
    void stop() {
        others.shutdownNow();
    }

    @Test
    void knowsWhatCameEarlierInTheSameBatch() {
        List<Object> found = new ArrayList<>();
        hub.ledger.batch(false, () -> {
            hub.deliver("1", sample("new"), queued("east"), RecipientOutcome.refused("west", "R3"));
            found.add(hub.send("2", sample("new")));
            found.add(hub.send("3", sample("update-2")));
            found.add(hub.ledger.earlierRecipients(SENDER, "N-1", 2, 0));
            found.add(hub.begin("1", sample("new")));
        });
        assertThat(found)
                .satisfiesExactly(
                        copy -> assertThat(copy).isEqualTo(Acceptance.DUPLICATE),
                        update -> assertThat(update).isEqualTo(Acceptance.ACCEPTED),
                        recipients -> assertThat(recipients).asString().isEqualTo("[east]"),
                        again -> assertThat(again).isEqualTo(new BegunEntry(1, true)));
        assertThat(hub.count("event_record")).isEqualTo(3);
        assertThat(hub.count("content")).isEqualTo(3);
        assertThat(hub.sql
                        .sql("select revision from lineage")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertWhole();
    }

    @Test
    void goesOnAfterARejectionWithWhatWasGatheredBeforeAndAfterIt() {
        Rejection fault = new Rejection(FaultCode.CODE_UNKNOWN, "/type", "type", "X");
        hub.ledger.batch(false, () -> {
            hub.deliver("1", sample("new"), queued("east"));
            long entry = hub.begin("2", "no notification").entry();
            hub.ledger.reject(entry, Stage.TRANSLATE, fault, null, null);
            hub.parking.park(ToPark.rejected(SENDER, entry, Stage.TRANSLATE, fault));
            hub.deliver("3", sample("update-2"), queued("east"));
        });
        assertThat(hub.rows.column("select state from entry order by id"))
                .containsExactly("ACCEPTED", "REJECTED", "ACCEPTED");
        assertThat(hub.count("parked_message")).isOne();
        assertThat(hub.count("delivery")).isEqualTo(2);
        assertWhole();
    }

    @Test
    void rejectsWhatItHadAcceptedInTheSameBatch() {
        Rejection fault = new Rejection(FaultCode.UNENCODABLE, "", null, null);
        hub.ledger.batch(false, () -> {
            long entry = hub.begin("1", sample("new")).entry();
            hub.ledger.accept(entry, hub(sample("new")));
            hub.ledger.reject(entry, Stage.TRANSLATE, fault, "N-1", 1);
            assertThat(hub.send("2", sample("new-changed"))).isEqualTo(Acceptance.ACCEPTED);
        });
        assertThat(hub.kinds())
                .containsExactly("RECEIVED", "ACCEPTED", "WITHDRAWN", "REJECTED", "RECEIVED", "ACCEPTED");
    }

    @Test
    void leavesNothingOfABatchThatFails() {
        assertThatThrownBy(() -> hub.ledger.batch(false, () -> {
                    hub.deliver("1", sample("new"), queued("east"));
                    throw new IllegalStateException("no broker");
                }))
                .hasMessage("no broker");
        for (String table : List.of("entry", "delivery", "lineage", "content", "event_record", "unsealed")) {
            assertThat(hub.count(table)).as(table).isZero();
        }
        assertThat(hub.send("1", sample("new"))).isEqualTo(Acceptance.ACCEPTED);
    }

    /** After a crash the broker may not know any more that it has given a message out. */
    @Test
    void isNotWrittenWhereTheLedgerHasAMessageThatComesAsIfForTheFirstTime() {
        hub.deliver("1", sample("new"), queued("east"));

        assertThatThrownBy(() -> hub.ledger.batch(true, () -> {
                    hub.send("2", sample("update-2"));
                    hub.send("1", sample("new"));
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(hub.count("entry")).isOne();
        hub.ledger.batch(
                false, () -> assertThat(hub.begin("1", sample("new")).redo()).isTrue());
        hub.ledger.batch(true, () -> hub.send("2", sample("update-2")));
        assertThat(hub.count("entry")).isEqualTo(2);
        assertWhole();
    }

    @Test
    void isNotWrittenWhereAReferenceIsKnownThatItsSenderCallsNew() {
        hub.deliver("1", sample("new"), queued("east"));

        assertThatThrownBy(() -> hub.ledger.batch(true, () -> {
                    hub.deliver("2", sample("new").replace("N-1", "N-2"), queued("east"));
                    hub.deliver("3", sample("new"), queued("east"));
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(hub.count("entry")).isOne();

        List<Acceptance> again = new ArrayList<>();
        hub.ledger.batch(false, () -> again.add(hub.send("3", sample("new"))));
        hub.ledger.batch(true, () -> again.add(hub.send("4", sample("new"))));
        assertThat(again).containsExactly(Acceptance.DUPLICATE, Acceptance.DUPLICATE);
        assertWhole();
    }

    @Test
    void asksOnceAboutAllReferencesOfABatch() {
        CutDatabase counted = new CutDatabase(hub.database);
        Ledger ledger = new Ledger(new LedgerDatabase(counted, hub.key, Clock.systemUTC()));
        // The first of all asks how far the numbers are.
        ledger.batch(true, () -> ledger.begin(new Arrival(SENDER, "first", new byte[0], null, 1)));
        long begin = counted.statements();
        together(ledger, few("new"), Set.of());
        long ofNew = counted.statements() - begin;

        together(ledger, few("update-2"), Set.of("east"));

        assertThat(counted.statements() - begin - ofNew).isEqualTo(ofNew + 1);
        assertThat(hub.sql
                        .sql("select revision from lineage")
                        .query(Integer.class)
                        .list())
                .hasSize(FEW)
                .containsOnly(2);
        assertWhole();
    }

    /** A sender may have made thousands: those of all references of a batch would fill the memory. */
    @Test
    void looksUpReferencesWithManyRevisionsByThemselves() {
        CutDatabase counted = new CutDatabase(hub.database);
        Ledger ledger = new Ledger(new LedgerDatabase(counted, hub.key, Clock.systemUTC()));
        together(ledger, few("new"), Set.of());
        long begin = counted.statements();
        together(ledger, few("update-2", "\"revision\":9000"), Set.of("east"));
        long ofShort = counted.statements() - begin;

        together(ledger, few("update-2", "\"revision\":9001"), Set.of("east"));

        assertThat(counted.statements() - begin - ofShort).isEqualTo(ofShort + FEW - 1);
        assertWhole();
    }

    /** Each of another reference. */
    private static List<String> few(String sample) {
        return IntStream.range(0, FEW)
                .mapToObj(number -> sample(sample).replace("N-1", "N-" + number))
                .toList();
    }

    private static List<String> few(String sample, String revision) {
        return few(sample).stream()
                .map(each -> each.replace("\"revision\":2", revision))
                .toList();
    }

    /** For east, after those who received an earlier one. */
    private void together(Ledger ledger, List<String> notifications, Set<String> earlier) {
        List<Arrival> arrivals = notifications.stream()
                .map(each -> each.getBytes(StandardCharsets.UTF_8))
                .map(bytes -> new Arrival(SENDER, String.valueOf(Arrays.hashCode(bytes)), bytes, null, 1))
                .toList();
        ledger.batch(true, () -> {
            for (int i = 0; i < FEW; i++) {
                ledger.expect(arrivals.get(i), LedgerFixture.hub(notifications.get(i)));
            }
            for (int i = 0; i < FEW; i++) {
                var notification = LedgerFixture.hub(notifications.get(i));
                long entry = ledger.begin(arrivals.get(i)).entry();
                assertThat(ledger.accept(entry, notification)).isEqualTo(Acceptance.ACCEPTED);
                int revision = notification.path("revision").asInt();
                assertThat(ledger.earlierRecipients(SENDER, "N-" + i, revision, 0))
                        .isEqualTo(earlier);
                ledger.decide(entry, List.of(queued("east"), RecipientOutcome.refused("west", "R3")));
            }
        });
    }

    @Test
    void looksForTheNextNumbersWhereSomebodyElseHasWrittenRecords() {
        hub.deliver("1", sample("new"), queued("east"));
        Ledger other = new Ledger(new LedgerDatabase(hub.database, hub.key, Clock.systemUTC()));
        again(other, "new", queued("west"));

        assertThat(hub.send("2", sample("update-2"))).isEqualTo(Acceptance.ACCEPTED);
        again(other, "new", queued("east"));
        assertThat(hub.count("event_record")).isEqualTo(7);
        assertWhole();
    }

    @Test
    void holdsUpNobodyUntilItIsWritten() {
        hub.ledger.batch(false, () -> {
            hub.deliver("1", sample("new"), queued("east"));
            assertThat(elsewhere(() -> hub.begin("2", "another"))).succeedsWithin(Duration.ofSeconds(30));
            hub.deliver("3", sample("update-2"), queued("east"));
        });
        assertThat(hub.count("entry")).isEqualTo(3);
    }

    /** Fifty large ones, each for several, would not find room. */
    @Test
    void keepsNoMoreInMemoryThanAFewLargeMessages() {
        hub.ledger.batch(false, () -> {
            String large = "x".repeat(1 << 20);
            for (int number = 0; number < 10; number++) {
                hub.begin("large-" + number, large + number);
            }
            assertThat(hub.count("content")).isPositive();
        });
        assertThat(hub.count("content")).isEqualTo(10);
        assertWhole();
    }

    /** What is released meanwhile is an earlier revision, whose recipients the next goes to. */
    @Test
    void isNotWrittenWhereAnEarlierRevisionWasSentMeanwhile() {
        long first = hub.deliver("1", sample("new"), RecipientOutcome.held("east", "R9", List.of()));
        String held = hub.parking.park(ToPark.held("east", first, "R9")).id();
        hub.parking.holds().vote(held, Act.RELEASE, Person.local("one"), "public");
        ParkedMessage decided = hub.parking.holds().vote(held, Act.RELEASE, Person.local("two"), "public");

        assertThatThrownBy(() -> hub.ledger.batch(false, () -> {
                    hub.send("2", sample("update-2"));
                    assertThat(hub.ledger.earlierRecipients(SENDER, "N-1", 2, 0))
                            .isEmpty();
                    assertThat(elsewhere(() -> release(decided))).succeedsWithin(Duration.ofSeconds(30));
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);

        assertThat(hub.send("2", sample("update-2"))).isEqualTo(Acceptance.ACCEPTED);
        assertThat(hub.ledger.earlierRecipients(SENDER, "N-1", 2, 0)).containsExactly("east");
    }

    /** A hub that was halted with the earlier revision in hand goes on, by other rules. */
    @ParameterizedTest
    @CsvSource({"new, 'east,west'", "new-changed, west"})
    void isNotWrittenWhereAnEarlierRevisionWasDecidedAboutOtherwiseMeanwhile(String content, String recipients) {
        hub.deliver("1", sample("new"), queued("east"));
        Ledger other = new Ledger(new LedgerDatabase(hub.database, hub.key, Clock.systemUTC()));
        RecipientOutcome[] outcomes =
                Stream.of(recipients.split(",")).map(LedgerFixture::queued).toArray(RecipientOutcome[]::new);

        assertThatThrownBy(() -> hub.ledger.batch(false, () -> {
                    hub.send("2", sample("update-2"));
                    assertThat(hub.ledger.earlierRecipients(SENDER, "N-1", 2, 0))
                            .containsExactly("east");
                    assertThat(elsewhere(() -> again(other, content, outcomes))).succeedsWithin(Duration.ofSeconds(30));
                }))
                .isInstanceOf(OptimisticLockingFailureException.class);
    }

    private static void again(Ledger other, String content, RecipientOutcome... outcomes) {
        other.together(() -> {
            byte[] original = sample("new").getBytes(StandardCharsets.UTF_8);
            long entry =
                    other.begin(new Arrival(SENDER, "1", original, null, 1)).entry();
            other.accept(entry, hub(sample(content)));
            other.decide(entry, List.of(outcomes));
            return true;
        });
    }

    /** What it wrote then would be lost, and nobody would know. */
    @Test
    void refusesNewsThatAskTheLedger() {
        assertThatThrownBy(() -> hub.ledger.batch(false, () -> {
                    hub.deliver("1", sample("new"), queued("east"));
                    hub.ledger.afterwards(() -> hub.ledger.earlierRecipients("nobody", "x", 1, 0));
                }))
                .hasMessageContaining("the transaction is committed");
        hub.deliver("2", sample("update-2"), queued("east"));
        assertThat(hub.count("entry")).isEqualTo(2);
    }

    private void release(ParkedMessage decided) {
        hub.ledger.together(() -> {
            hub.parking.execution().refuseIfOvertaken(decided);
            hub.ledger.resolve(decided.entry(), queued("east"), WHO, "public");
            return true;
        });
    }

    private Future<?> elsewhere(Runnable work) {
        return others.submit(work);
    }

    private void assertWhole() {
        hub.chain.seal();
        assertThat(hub.chain.verify()).matches(ChainFinding::ok);
    }
}
