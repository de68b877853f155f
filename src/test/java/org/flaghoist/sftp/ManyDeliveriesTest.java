package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.search.RecordedEvent;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.Steps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Of what waits for a partner's server several files are put there at once, and get their names in order. */
@ExtendWith(OutputCaptureExtension.class)
class ManyDeliveriesTest {

    /** Batches of 1, 2, 4, 8 and 16. */
    private static final int MANY = 31;

    /** In the midst of the largest batch. */
    private static final int MIDST = 22;

    private static final Duration LONG = Duration.ofSeconds(60);

    /** How long the hub waits for an answer: no busy machine needs as long. */
    private static final String TIMEOUT = "30s";

    /** Where there is none to a question for a second channel. */
    private static final String SHORT_TIMEOUT = "3s";

    private Path partnerFile;

    private HubFixture hub;

    private SftpServerFixture east;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent(HubSetup.behindFaults(TIMEOUT));
        partnerFile = hub.directory().resolve("config/partners/east.yaml");
        east = hub.server("east");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        east.faults().end();
        east.proxy().heal();
        await().atMost(LONG)
                .until(() -> hub.count(QueueNames.out("east")) + hub.count(QueueNames.urgentOut("east")) == 0);
        assertThat(names(east.inbox())).noneMatch(name -> name.startsWith("."));
    }

    @Test
    void areUploadedTogetherAndNamedInTheirOrder() throws Exception {
        List<String> ids = wait("TOGETHER");
        hub.activate("east");

        assertThat(delivered(MANY)).containsExactlyElementsOf(ids);
        assertThat(east.faults().mostOpen()).isGreaterThan(8);
        assertThat(east.faults().named()).containsExactlyElementsOf(names(ids));
        assertThat(repeats(ids)).isEmpty();
    }

    @Test
    void areDeliveredOneByOneWhereTheServerAllowsOneChannel() throws Exception {
        restartWithShortTimeout();
        east.allowChannels(1);
        List<String> ids = wait("ALONE");
        hub.activate("east");

        assertThat(delivered(MANY)).containsExactlyElementsOf(ids);
        assertThat(east.faults().named()).containsExactlyElementsOf(names(ids));
        assertThat(repeats(ids)).isEmpty();
        assertThat(east.faults().mostOpen()).isOne();
    }

    @AtLength(inShort = "areDeliveredOneByOneWhereTheServerAllowsOneChannel")
    @Test
    void areDeliveredOneByOneAfterTheServerHasEndedTheSecondChannel() throws Exception {
        restartWithShortTimeout();
        east.faults().dropSecondChannels(true);
        List<String> ids = wait("DROPPED");
        hub.activate("east");

        assertThat(delivered(MANY)).containsExactlyElementsOf(ids);
        assertThat(east.faults().named()).containsExactlyElementsOf(names(ids));
        assertThat(repeats(ids)).isEmpty();
    }

    @Test
    void areNeitherLostNorDoubledWhenTheServerHangsUpInTheirMidst() throws Exception {
        List<String> ids = wait("CUT");
        atRename(MIDST, () -> east.proxy().cut());
        hub.activate("east");

        assertThat(delivered(MANY)).containsExactlyElementsOf(ids);
        assertThat(east.faults().named()).containsExactlyElementsOf(names(ids));
        assertThat(repeats(ids)).containsExactly(ids.get(MIDST - 1) + " FOUND");
    }

    @Test
    void areSaidToBeDoubledOnlyWhereTheAnswerIsMissedToARename() throws Exception {
        List<String> ids = wait("TAKEN");
        AtomicInteger renamed = new AtomicInteger();
        east.faults().afterRename(() -> {
            takeAll();
            if (renamed.incrementAndGet() == MIDST) {
                east.proxy().cut();
            }
        });
        hub.activate("east");

        assertThat(delivered(MANY)).containsExactlyElementsOf(ids);
        List<String> named = names(ids);
        named.add(MIDST, named.get(MIDST - 1));
        assertThat(east.faults().named()).containsExactlyElementsOf(named);
        assertThat(repeats(ids)).containsExactly(ids.get(MIDST - 1) + " AGAIN");
    }

    @Test
    void waitForTheOneThatTheServerDoesNotRename() throws Exception {
        List<String> ids = wait("REFUSED");
        east.faults().refuseName(name(ids.get(MIDST)));
        hub.activate("east");

        assertThat(delivered(MIDST)).containsExactlyElementsOf(ids.subList(0, MIDST));
        await().atMost(LONG).until(() -> east.faults().refusals() > 2);
        assertThat(east.faults().named()).containsExactlyElementsOf(names(ids.subList(0, MIDST)));
        east.faults().end();

        assertThat(delivered(MANY - MIDST)).containsExactlyElementsOf(ids.subList(MIDST, MANY));
        assertThat(east.faults().named()).containsExactlyElementsOf(names(ids));
    }

    @Test
    void takeNoOtherFilesPlace() throws Exception {
        List<String> ids = wait("OTHER");
        Path taken = Files.writeString(east.inbox().resolve(name(ids.get(MIDST))), "another's");
        hub.activate("east");

        assertThat(hub.receipts("north", MANY))
                .filteredOn("FAILED east INTERNAL"::equals)
                .hasSize(1);
        assertThat(taken).hasContent("another's");
        assertThat(names(east.inbox())).hasSize(MANY);
        assertThat(repeats(ids)).isEmpty();
    }

    @Test
    void waitForAPartnerThatIsPausedInTheirMidst() throws Exception {
        List<String> ids = wait("PAUSED");
        CompletableFuture<Void> paused = new CompletableFuture<>();
        atRename(MIDST, () -> {
            east.proxy().delay(Duration.ofMillis(200));
            paused.completeAsync(() -> {
                hub.pause("east");
                return null;
            });
        });
        hub.activate("east");
        await().atMost(LONG).until(() -> east.faults().named().size() >= MIDST);
        AtomicInteger named = new AtomicInteger();
        await().during(Duration.ofSeconds(2))
                .atMost(LONG)
                .until(() -> named.getAndSet(east.faults().named().size())
                        == east.faults().named().size());
        assertThat(named).hasValueLessThan(MANY);
        assertThat(paused).isCompleted();
        east.proxy().heal();

        hub.activate("east");

        assertThat(delivered(MANY)).containsExactlyElementsOf(ids);
        assertThat(east.faults().named()).containsExactlyElementsOf(names(ids));
        assertThat(repeats(ids)).isEmpty();
    }

    @AtLength(inShort = "areNotPutThereAgainInEitherLaneByAHubThatDied")
    @Test
    void areNotPutThereAgainByAHubThatDiedBeforeItsCommit() throws Exception {
        List<String> ids = wait("DIED");
        atRename(MIDST, () -> hub.interruptDeliveries(Integer.MAX_VALUE));
        hub.activate("east");
        await().atMost(LONG).until(() -> east.faults().named().size() == MANY);
        hub.stop();
        takeAll();
        hub.start();

        assertThat(delivered(MANY)).containsExactlyElementsOf(ids);
        assertThat(east.faults().named()).containsExactlyElementsOf(names(ids));
        assertThat(repeats(ids)).isEmpty();
    }

    @Test
    void areSaidToBeDoubledAlsoWhereTheHubDiesBeforeItsCommit(CapturedOutput output) throws Exception {
        List<String> ids = wait("SAID");
        AtomicInteger renamed = new AtomicInteger();
        east.faults().afterRename(() -> {
            if (renamed.incrementAndGet() == MIDST) {
                takeAll();
                east.proxy().cut();
            } else if (renamed.get() > MIDST) {
                hub.interruptDeliveries(Integer.MAX_VALUE);
            }
        });
        hub.activate("east");
        await().atMost(LONG).until(() -> east.faults().named().size() > MIDST);
        hub.stop();
        east.faults().afterRename(() -> {});
        int before = output.length();
        hub.start();

        assertThat(delivered(MANY)).containsExactlyElementsOf(ids);
        String doubled = ids.get(MIDST - 1);
        assertThat(repeats(ids)).containsExactly(doubled + " AGAIN");
        assertThat(output.subSequence(before, output.length()))
                .contains(name(doubled) + " was put there, perhaps for the second time");
    }

    @Test
    void areNamedOnceAndInTheirOrderThoughTheOtherLaneIsBusy() throws Exception {
        List<String> routine = wait("ROUTINE");
        List<String> urgent = send("IMMEDIATE");
        east.faults().afterRename(this::takeAll);
        hub.activate("east");

        assertThat(delivered(2 * MANY)).containsAll(routine).containsAll(urgent);
        assertOnceInOrder(routine, urgent);
        assertThat(repeats(routine)).isEmpty();
        assertThat(repeats(urgent)).isEmpty();
    }

    @Test
    void areNotPutThereAgainInEitherLaneByAHubThatDied() throws Exception {
        List<String> routine = wait("ROUTINE");
        List<String> urgent = send("IMMEDIATE");
        atRename(MIDST, () -> hub.interruptDeliveries(Integer.MAX_VALUE));
        hub.activate("east");
        await().atMost(LONG).until(() -> east.faults().named().size() >= MIDST);
        hub.stop();
        takeAll();
        hub.start();

        assertThat(delivered(2 * MANY)).containsAll(routine).containsAll(urgent);
        assertOnceInOrder(routine, urgent);
    }

    private void restartWithShortTimeout() throws IOException {
        hub.stop();
        Files.writeString(partnerFile, Files.readString(partnerFile).replace(TIMEOUT, SHORT_TIMEOUT));
        hub.start();
    }

    private void assertOnceInOrder(List<String> routine, List<String> urgent) {
        List<String> named = new ArrayList<>(east.faults().named());
        named.removeAll(names(urgent));
        assertThat(named).containsExactlyElementsOf(names(routine));
        named = new ArrayList<>(east.faults().named());
        named.removeAll(names(routine));
        assertThat(named).containsExactlyElementsOf(names(urgent));
    }

    private void atRename(int number, Runnable work) {
        AtomicInteger renamed = new AtomicInteger();
        east.faults().afterRename(() -> {
            if (renamed.incrementAndGet() == number) {
                work.run();
            }
        });
    }

    /** They wait on the queue of a partner that is paused. */
    private List<String> wait(String id) throws Exception {
        hub.pause("east");
        return send(id);
    }

    /** @param id where it is an urgency, they have that */
    private List<String> send(String id) throws Exception {
        List<String> ids =
                IntStream.range(100, 100 + MANY).mapToObj(n -> id + "-" + n).toList();
        for (String each : ids) {
            hub.send(
                    "north",
                    Notifications.of("north", each, "INTELLIGENCE", "\"east\"")
                            .replace("\"ROUTINE\"", id.equals("IMMEDIATE") ? "\"IMMEDIATE\"" : "\"ROUTINE\""));
        }
        assertThat(hub.receipts("north", MANY)).containsOnly("ACCEPTED");
        return ids;
    }

    /** The ids of the next receipts, which say that they were delivered. */
    private List<String> delivered(int count) throws Exception {
        return hub.receive("north", count).stream()
                .map(receipt -> HubFixture.member(receipt, "id"))
                .toList();
    }

    /** Of which deliveries the ledger says that the partner may have had them before. */
    private List<String> repeats(List<String> ids) {
        return ids.stream()
                .flatMap(id -> Steps.of(hub, id).stream()
                        .map(RecordedEvent::detail)
                        .filter(detail -> detail != null && detail.contains("repeat"))
                        .map(detail -> id + (detail.contains("FOUND") ? " FOUND" : " AGAIN")))
                .toList();
    }

    private void takeAll() {
        names(east.inbox()).stream()
                .filter(name -> !name.startsWith("."))
                .forEach(name -> east.inbox().resolve(name).toFile().delete());
    }

    private static List<String> names(Path folder) {
        return SftpServerFixture.names(folder);
    }

    private static List<String> names(List<String> ids) {
        return new ArrayList<>(ids.stream().map(ManyDeliveriesTest::name).toList());
    }

    private static String name(String id) {
        return "north_" + id + "_r1.json";
    }
}
