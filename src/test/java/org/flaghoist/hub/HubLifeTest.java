package org.flaghoist.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.CrashCount;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.util.FileSystemUtils;

/** A hub that was stopped and goes on. */
@ExtendWith(OutputCaptureExtension.class)
@Tag(HubFixture.OWN)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HubLifeTest {

    private static final String QUEUE = QueueNames.in("north");
    private static final String WARNING = ".*\\b(WARN|ERROR)\\b.*";
    private static final String FOLDER_OF_ITS_USER = "rwx------";
    private static final String FILE_OF_ITS_USER = "rw-------";

    /** Contexts of hubs that were stopped and started again. */
    private static final List<WeakReference<CamelContext>> STOPPED = new ArrayList<>();

    private static Path data;

    /** What was in hand when the hub had stopped. */
    private static Path inHand;

    /** Of the hub's files after its first start. */
    private static Map<String, String> firstRights;

    private static List<String> copies;
    private static List<String> receipts;

    @AutoClose
    private static HubFixture hub;

    @BeforeAll
    static void stopAndGoOn(@TempDir Path directory) throws Exception {
        data = directory.resolve("data");
        inHand = directory.resolve("in-hand");
        hub = new HubFixture(directory);
        hub.start();
        firstRights = rights();
        hub.bean(CrashCount.class).begin(QUEUE, "node:1", 2);
        hub.send("north", notification("BEFORE-1"));
        await().untilAsserted(() -> assertThat(hub.count(QUEUE)).isZero());

        stop();
        FileSystemUtils.copyRecursively(data.resolve("in-hand"), inHand);
        openToOthers();
        hub.start();

        hub.send("north", notification("BEFORE-1"));
        hub.send("north", notification("AFTER-1"));
        copies = hub.receive("west", 2);
        receipts = hub.receipts("north", 5);
        await().untilAsserted(() ->
                assertThat(hub.bean(Chain.class).verify().pending()).isZero());
    }

    @Test
    void goesOnAfterAStopAndWarnsOfNothing(CapturedOutput output) {
        assertThat(copies).extracting(copy -> HubFixture.member(copy, "id")).containsExactly("BEFORE-1", "AFTER-1");
        assertThat(receipts).containsExactly("ACCEPTED", "DELIVERED west", "DUPLICATE", "ACCEPTED", "DELIVERED west");
        assertThat(output.getAll().lines()).noneMatch(line -> line.matches(WARNING));
    }

    @Test
    void makesItsFilesForItsUserAlone() {
        assertThat(firstRights).containsEntry("", FOLDER_OF_ITS_USER);
        assertShut(firstRights);
    }

    @Test
    void shutsWhatWasOpenToOthersBefore() throws IOException {
        assertThat(rights()).containsEntry("", FOLDER_OF_ITS_USER).containsEntry("broker", FOLDER_OF_ITS_USER);
        assertShut(rights());
    }

    @Test
    void countsNoStopAsADeathOfWhatIsInHand() throws Exception {
        CrashCount next = new CrashCount(inHand, Duration.ZERO);
        assertThat(next.begin(QUEUE, "node:1", 3)).isZero();
    }

    @Test
    void stopsInTimeWhileAMessageWaitsForAServer() throws Exception {
        hub.server("east").stop();
        hub.send("north", Notifications.of("north", "WAITS-1", "INTELLIGENCE", "\"east\""));
        assertThat(hub.receipts("north", 1)).containsExactly("ACCEPTED");

        await().atMost(Duration.ofSeconds(25)).until(() -> {
            stop();
            return true;
        });
        hub.server("east").start();
        hub.start();

        assertThat(hub.receipts("north", 1)).containsExactly("DELIVERED east");
    }

    /** The last but one, because it looks at the hub's end, too. */
    @Test
    @Order(Integer.MAX_VALUE - 1)
    void stopsUnderLoadWithoutAWarning(CapturedOutput output) throws Exception {
        int sent = 100;
        try (Connection connection = hub.core("north");
                Session session = connection.createSession();
                MessageProducer producer = session.createProducer(session.createQueue(QUEUE))) {
            for (int i = 0; i < sent; i++) {
                producer.send(session.createTextMessage(notification("LOAD-" + i)));
            }
        }
        for (int stops = 0; stops < 2; stops++) {
            takeLongToStop();
            stop();
            hub.start();
        }

        List<String> received = hub.receive("west", sent);
        assertThat(received)
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactlyElementsOf(
                        IntStream.range(0, sent).mapToObj(i -> "LOAD-" + i).toList());
        takeLongToStop();
        hub.stop();

        assertThat(output.getAll().lines()).noneMatch(line -> line.matches(WARNING));
    }

    // A busy machine may need longer than the usual for what is in hand.
    private static void takeLongToStop() {
        hub.bean(CamelContext.class).getShutdownStrategy().setTimeout(60);
    }

    /** But for one: Camel's languages keep the hub that used them first. */
    @Test
    @Order(Integer.MAX_VALUE)
    void leavesNothingInMemory() {
        while (STOPPED.size() < 3) {
            stop();
            hub.start();
        }

        await().untilAsserted(() -> {
            System.gc();
            assertThat(STOPPED).filteredOn(hubBefore -> hubBefore.get() != null).hasSizeLessThanOrEqualTo(1);
        });
    }

    private static void stop() {
        STOPPED.add(new WeakReference<>(hub.bean(CamelContext.class)));
        hub.stop();
    }

    private static void openToOthers() throws IOException {
        open(data, "rwxr-xr-x");
        open(data.resolve("ledger.key"), "rw-rw-rw-");
        open(data.resolve("ledger.db"), "rw-rw-rw-");
        open(data.resolve("broker"), "rwxrwxrwx");
    }

    private static void open(Path file, String rights) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    /** By the path within the data. */
    private static Map<String, String> rights() throws IOException {
        Map<String, String> rights = new HashMap<>();
        for (String file : List.of("", "broker", "ledger.key", "ledger.db", "ledger.head")) {
            rights.put(file, PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(file))));
        }
        return rights;
    }

    private static void assertShut(Map<String, String> rights) {
        assertThat(rights)
                .containsEntry("ledger.key", FILE_OF_ITS_USER)
                .containsEntry("ledger.db", FILE_OF_ITS_USER)
                .containsEntry("ledger.head", FILE_OF_ITS_USER);
    }

    private static String notification(String id) {
        return Notifications.of("north", id, "INTELLIGENCE", "\"west\"");
    }
}
