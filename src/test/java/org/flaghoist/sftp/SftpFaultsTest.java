package org.flaghoist.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.FaultProxy;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.Steps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What {@code east}'s server does to the hub when it is at fault; {@code south}'s is well all the time. */
@ExtendWith(OutputCaptureExtension.class)
class SftpFaultsTest {

    private static final int SOME = 60_000;
    private static final AtomicInteger ROUND = new AtomicInteger();
    private static final AtomicInteger FILES = new AtomicInteger();

    private static HubFixture hub;

    private static SftpServerFixture east;

    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent(HubSetup.behindFaults("2s"));
        east = hub.server("east");
    }

    @AfterEach
    void leavesEverythingWell() throws Exception {
        east.faults().end();
        east.proxy().heal();
        awaitState("east", "CLOSED");
    }

    record Fault(Step begin, Step end) {}

    interface Step {
        void run() throws Exception;
    }

    static Stream<Named<Fault>> faultsOfBothDirections() {
        FaultProxy proxy = east.proxy();
        return Stream.of(
                Named.of("it refuses connections", new Fault(proxy::refuse, proxy::heal)),
                Named.of("it hangs from the start", new Fault(proxy::swallow, proxy::heal)),
                Named.of(
                        "it hangs in the middle of a file", new Fault(() -> proxy.stallAfter(null, SOME), proxy::heal)),
                Named.of(
                        "it hangs up in the middle of a file",
                        new Fault(() -> proxy.cutAfter(null, SOME), proxy::heal)),
                Named.of(
                        "it is alive and answers nothing",
                        new Fault(
                                () -> east.faults().hang(), () -> east.faults().end())),
                Named.of("it has another key", new Fault(SftpFaultsTest::replace, SftpFaultsTest::putBack)),
                Named.of("it lets nobody in", new Fault(SftpFaultsTest::lockOut, SftpFaultsTest::letIn)));
    }

    @ParameterizedTest
    @MethodSource("faultsOfBothDirections")
    void losesNothingAndDoublesNothingThough(Fault fault, CapturedOutput output) throws Exception {
        int round = ROUND.incrementAndGet();
        fault.begin().run();
        east.upload(fileName(), fromEast("E%d-1".formatted(round), "E%d-2".formatted(round)));
        east.upload(fileName(), fromEast("E%d-3".formatted(round)));
        hub.send("north", large("north", "N%d-1".formatted(round), "east"));
        hub.send("north", large("north", "N%d-2".formatted(round), "east"));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "ACCEPTED");

        southIsServed("S%d".formatted(round));
        awaitState("east", "OPEN");
        assertThat(stateOf("south")).containsOnly("CLOSED");
        assertThat(delivered("_N%d-".formatted(round))).isEmpty();
        assertThat(hub.count(QueueNames.out("west"))).isZero();
        fault.end().run();

        awaitState("east", "CLOSED");
        assertThat(ids(hub.receive("west", 3)))
                .containsExactly("E%d-1".formatted(round), "E%d-2".formatted(round), "E%d-3".formatted(round));
        assertThat(ids(hub.receive("north", 2))).containsExactly("N%d-1".formatted(round), "N%d-2".formatted(round));
        assertThat(delivered("_N%d-".formatted(round)))
                .containsExactly("north_N%d-1_r1.json".formatted(round), "north_N%d-2_r1.json".formatted(round));
        assertThat(east.inbox().resolve("north_N%d-1_r1.json".formatted(round)))
                .hasContent(large("north", "N%d-1".formatted(round), "east"));
        nothingIsLeft();
        assertThat(output.getAll().lines().filter(line -> line.contains("east deliver: down")))
                .hasSize(1);
        assertThat(output.getAll().lines().filter(line -> line.contains("deliver-sftp-east: try")))
                .as("each says which server was to do what")
                .allMatch(line -> line.contains(": delivering "));
        assertThat(output.getAll())
                .as("what failed is said, and not what Camel's split made of it")
                .doesNotContain("Multicast processing failed");
    }

    @Test
    void hangsUpOnAServerThatHangsWhenTheHubStops() throws Exception {
        east.proxy().stallAfter(null, SOME);
        east.upload("FILE_9001.json", fromEast("STOP-1"));
        hub.send("north", large("north", "STOP-2", "east"));
        assertThat(hub.receipts("north", 1)).containsExactly("ACCEPTED");
        await().until(() -> Files.exists(east.inbox().resolve(".north_STOP-2_r1.json.part")));

        Instant before = Instant.now();
        hub.stop();
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(25));
        east.proxy().heal();
        hub.start();

        assertThat(ids(hub.receive("west", 1))).containsExactly("STOP-1");
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED east");
        nothingIsLeft();
    }

    @Test
    void waitsForAServerWhoseDiskIsFull() throws Exception {
        east.faults().fillDisk(true);
        hub.send("north", large("north", "FULL-1", "east"));
        assertThat(hub.receipts("north", 1)).containsExactly("ACCEPTED");
        await().until(() -> attribute("east", "deliver", "State").equals("OPEN"));
        assertThat(attribute("east", "deliver", "Reason").toString()).contains("north_FULL-1_r1.json", "status 4");
        assertThat(delivered("_FULL-")).isEmpty();
        southIsServed("FULL-2");
        assertThat(attribute("east", "collect", "State")).isEqualTo("CLOSED");

        east.faults().fillDisk(false);

        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED east");
        assertThat(delivered("_FULL-")).containsExactly("north_FULL-1_r1.json");
        nothingIsLeft();
    }

    @Test
    void waitsForDirectoriesThatAreLost() throws Exception {
        Path outbox = east.outbox().resolveSibling("lost-outbox");
        Path inbox = east.inbox().resolveSibling("lost-inbox");
        Files.move(east.outbox(), outbox);
        Files.move(east.inbox(), inbox);
        Files.write(outbox.resolve("FILE_9002.json"), fromEast("LOST-1"));
        hub.send("north", large("north", "LOST-2", "east"));
        assertThat(hub.receipts("north", 1)).containsExactly("ACCEPTED");
        awaitState("east", "OPEN");
        assertThat(Stream.of(east.outbox(), east.inbox())).noneMatch(Files::exists);

        Files.move(outbox, east.outbox());
        Files.move(inbox, east.inbox());

        assertThat(ids(hub.receive("west", 1))).containsExactly("LOST-1");
        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED east");
        nothingIsLeft();
    }

    @Test
    void findsAFileWhoseRenameWasNotAnswered() throws Exception {
        long found = (Long) attribute("east", "deliver", "Found");
        east.faults().afterRename(() -> {
            east.faults().afterRename(() -> {});
            east.proxy().cut();
        });

        hub.send("north", large("north", "REPLY-1", "east"));

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED east");
        assertThat(delivered("_REPLY-1")).containsExactly("north_REPLY-1_r1.json");
        assertThat(attribute("east", "deliver", "Found")).isEqualTo(found + 1);
        assertThat(Steps.of(hub, "REPLY-1"))
                .last()
                .extracting(step -> step.detail())
                .asString()
                .contains("\"repeat\":\"FOUND\"");
    }

    @Test
    void triesARefusedLoginSeldomAndOnceInEachConnection() throws Exception {
        east.faults().lockOut(true);
        long began = System.nanoTime();
        int before = east.faults().logins();
        east.proxy().cut();
        hub.send("north", large("north", "LOGIN-1", "east"));
        awaitState("east", "OPEN");
        String nextTry = attribute("east", "deliver", "NextTry").toString();
        assertThat(east.faults().logins() - before).isBetween(1, LoginTimes.atMostSince(began));
        assertThat(attribute("east", "deliver", "Reason").toString())
                .contains("refused")
                .doesNotContain(SftpServerFixture.PASSWORD);

        await().until(() -> !attribute("east", "deliver", "NextTry").equals(nextTry));
        // Two directions, but one login for each time that they were let wait for.
        assertThat(east.faults().logins() - before).isLessThanOrEqualTo(LoginTimes.atMostSince(began));
        east.faults().lockOut(false);

        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED east");
    }

    @Test
    void leavesAFileAloneThatNeverEnds() throws Exception {
        Path endless = Files.write(east.outbox().resolve("FILE_9003.json"), fromEast("ENDLESS-1"));
        east.faults().grow(endless);
        east.upload("FILE_9004.json", fromEast("ENDLESS-2"));

        assertThat(ids(hub.receive("west", 1))).containsExactly("ENDLESS-2");
        long size = Files.size(endless);
        await().until(() -> Files.size(endless) > size + 50);
        assertThat(endless).exists();
        assertThat(stateOf("east")).containsOnly("CLOSED");
        assertThat(hub.count(QueueNames.deadIn("east"))).isZero();

        east.faults().grow(null);

        assertThat(ids(hub.receive("west", 1))).containsExactly("ENDLESS-1");
        await().until(() -> Files.notExists(endless));
        long rows = Files.readAllLines(east.outbox().resolve(".done/FILE_9003.json"))
                .size();
        assertThat(hub.consume(QueueNames.deadIn("east"), (int) rows - 1)).hasSize((int) rows - 1);
    }

    @Test
    void isPatientWithAServerThatIsSlow() throws Exception {
        east.proxy().delay(Duration.ofMillis(50));

        east.upload("FILE_9005.json", fromEast("SLOW-1"));
        hub.send("north", large("north", "SLOW-2", "east"));

        assertThat(ids(hub.receive("west", 1))).containsExactly("SLOW-1");
        await().until(() -> delivered("_SLOW-2").size() == 1);
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED east");
    }

    @Test
    void triesAtOnceWhenAnOperatorSaysSo() throws Exception {
        east.faults().lockOut(true);
        east.proxy().cut();
        await().until(() -> attribute("east", "collect", "State").equals("OPEN"));
        int before = east.faults().logins();

        hub.invoke(connection("east", "collect"), "tryNow");

        await().until(() -> east.faults().logins() > before);
        east.faults().lockOut(false);
    }

    private static void replace() throws Exception {
        east.stop();
        east.startAsAnother();
    }

    private static void putBack() throws Exception {
        east.stop();
        east.start();
    }

    private static void lockOut() {
        east.faults().lockOut(true);
        east.proxy().cut();
    }

    private static void letIn() {
        east.faults().lockOut(false);
    }

    /** In both directions, while another's server is at fault. */
    private static void southIsServed(String id) throws Exception {
        hub.send("north", Notifications.of("north", id, "INTELLIGENCE", "\"south\""));
        assertThat(hub.receipts("north", 2)).containsExactly("ACCEPTED", "DELIVERED south");
        hub.server("south").upload(fileName(), of("south", "FROM-" + id, "west", "A boat left."));
        assertThat(ids(hub.receive("west", 1))).containsExactly("FROM-" + id);
    }

    private static void nothingIsLeft() {
        for (String queue : List.of(QueueNames.deadIn("east"), QueueNames.deadOut("east"))) {
            assertThat(hub.count(queue)).as(queue).isZero();
        }
        // A message is off its queue, and a file out of the outbox, just after its recipient has what came of it.
        for (String queue : List.of(QueueNames.in("east"), QueueNames.out("east"), QueueNames.out("west"))) {
            await().until(() -> hub.count(queue) == 0);
        }
        await().until(() -> SftpServerFixture.names(east.outbox()).isEmpty());
        assertThat(SftpServerFixture.names(east.inbox())).noneMatch(name -> name.endsWith(".part"));
    }

    private static String fileName() {
        return "FILE_%04d.json".formatted(FILES.incrementAndGet());
    }

    private static List<String> delivered(String part) {
        return SftpServerFixture.names(east.inbox()).stream()
                .filter(name -> name.contains(part) && !name.startsWith("."))
                .toList();
    }

    private static List<String> ids(List<String> messages) {
        return messages.stream()
                .map(message -> HubFixture.member(message, "id"))
                .toList();
    }

    private static byte[] fromEast(String... ids) {
        return Stream.of(ids)
                .map(id -> large("east", id, "west"))
                .collect(Collectors.joining("\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String large(String sender, String id, String recipient) {
        return new String(of(sender, id, recipient, "A boat left. ".repeat(10_000)), StandardCharsets.UTF_8);
    }

    private static byte[] of(String sender, String id, String recipient, String text) {
        return Notifications.of(sender, id, "INTELLIGENCE", "\"" + recipient + "\"")
                .replace("A boat left.", text)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void awaitState(String partner, String state) {
        await().untilAsserted(() -> assertThat(stateOf(partner)).containsOnly(state));
    }

    private static List<Object> stateOf(String partner) {
        return Stream.of("collect", "deliver")
                .map(direction -> attribute(partner, direction, "State"))
                .toList();
    }

    private static Object attribute(String partner, String direction, String name) {
        return hub.attribute(connection(partner, direction), name);
    }

    private static String connection(String partner, String direction) {
        return "org.flaghoist:type=Connection,partner=" + partner + ",direction=" + direction;
    }
}
