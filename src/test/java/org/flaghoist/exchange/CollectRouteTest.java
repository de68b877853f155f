package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCompletedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeCreatedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.SftpServerFixture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CollectRouteTest {

    private static HubFixture hub;

    @BeforeAll
    static void start() throws Exception {
        hub = HubFixture.lent();
    }

    @Test
    void collectsAFileAndDecidesAboutItsPiecesOneByOne() throws Exception {
        upload("FILE_0001.json", notification("PIECE-1") + "\nBROKEN\n" + notification("PIECE-3"));

        List<String> received = hub.receive("west", 2);
        assertThat(received).extracting(copy -> HubFixture.member(copy, "id")).containsExactly("PIECE-1", "PIECE-3");
        QueuedMessage dead = hub.consume(QueueNames.deadIn("east"), 1).get(0);
        assertThat(dead.body()).isEqualTo("BROKEN");
        assertThat(dead.message().getStringProperty(HubProperties.FILE)).isEqualTo("FILE_0001.json");
        assertThat(dead.message().getIntProperty(HubProperties.NUMBER)).isEqualTo(2);
        awaitMoved(".done", "FILE_0001.json");
    }

    @Test
    void setsAFileAsideThatIsAtFaultAsAWhole() throws Exception {
        upload("FILE_0002.json", "NO TRAILER");

        QueuedMessage dead = hub.consume(QueueNames.deadIn("east"), 1).get(0);
        assertThat(dead.body()).isEqualTo("NO TRAILER");
        assertThat(dead.message().getStringProperty(HubProperties.CODE)).isEqualTo("TRAILER_MISMATCH");
        assertThat(dead.message().getStringProperty(HubProperties.LOCATION)).isEqualTo("0");
        awaitMoved(".failed", "FILE_0002.json");
    }

    @Test
    void takesAnEmptyFileForAFaultyOne() throws Exception {
        upload("FILE_0003.json", "");

        assertThat(hub.consume(QueueNames.deadIn("east"), 1)).hasSize(1);
        awaitMoved(".failed", "FILE_0003.json");
    }

    @Test
    void doesNotFetchAFileOverTheLimit() throws Exception {
        Path part = outbox().resolve("FILE_0004.json.tmp");
        try (RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw")) {
            file.setLength(64L * 1024 * 1024 + 1);
        }
        Files.move(part, outbox().resolve("FILE_0004.json"));

        QueuedMessage dead = hub.consume(QueueNames.deadIn("east"), 1).get(0);
        assertThat(dead.message().getStringProperty(HubProperties.CODE)).isEqualTo("TOO_LARGE");
        assertThat(dead.body()).isEmpty();
        awaitMoved(".failed", "FILE_0004.json");
    }

    @Test
    void sendsOfAPieceOverTheLimitItsBeginningAndItsFault() throws Exception {
        int limit = 1024 * 1024;
        upload(
                "FILE_0011.json",
                notification("BESIDE-1") + "\n" + "x".repeat(3 * limit) + "\n" + notification("BESIDE-2"));

        assertThat(hub.receive("west", 2))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly("BESIDE-1", "BESIDE-2");
        QueuedMessage dead = hub.consume(QueueNames.deadIn("east"), 1).get(0);
        assertThat(dead.body()).hasSize(limit);
        assertThat(dead.message().getStringProperty(HubProperties.CODE)).isEqualTo("TOO_LARGE");
        assertThat(dead.message().getStringProperty(HubProperties.LOCATION)).isEqualTo("2");
        assertThat(dead.message().getBooleanProperty(HubProperties.CUT)).isTrue();
        awaitMoved(".done", "FILE_0011.json");
    }

    @Test
    void takesNothingOfAFileThatGrewSinceItWasListed() throws Exception {
        hub.server("east").growWhenOpened("FILE_0012.json", "\n" + notification("GROWN-2"));
        upload("FILE_0012.json", notification("GROWN-1"));

        assertThat(hub.receive("west", 2))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly("GROWN-1", "GROWN-2");
        awaitMoved(".done", "FILE_0012.json");
    }

    @Test
    void collectsAndDeliversWhereItLogsInByKey() throws Exception {
        SftpServerFixture south = hub.server("south");
        String notification = Notifications.of("south", "KEY-1", "INTELLIGENCE", "\"west\"");
        south.upload("FILE_0001.json", notification.getBytes(StandardCharsets.UTF_8));

        assertThat(hub.receive("west", 1)).containsExactly(notification);
        await().until(() -> SftpServerFixture.names(south.inbox()).size() == 2);
    }

    @Test
    void leavesEveryOtherFileAlone() throws Exception {
        List<String> odd = List.of(
                "FILE_0005.json.tmp", "a\r\nb", "..x", "FILE_0005.json\n", "-rf", "FILE_0005.JSON", "x".repeat(255));
        for (String name : odd) {
            Files.writeString(outbox().resolve(name), notification("ODD-1"));
        }
        Path secret = Files.writeString(outbox().resolveSibling("secret"), notification("SECRET-1"));
        Files.createSymbolicLink(outbox().resolve("FILE_0006.json"), secret);
        Files.createDirectory(outbox().resolve("FILE_0007.json"));

        upload("FILE_0008.json", notification("PLAIN-1"));

        assertThat(hub.receive("west", 1))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly("PLAIN-1");
        awaitMoved(".done", "FILE_0008.json");
        assertThat(SftpServerFixture.names(outbox())).containsAll(odd).contains("FILE_0006.json");
        assertThat(outbox().resolve("FILE_0007.json")).isDirectory();
    }

    @Test
    void sendsNothingTwiceWhenItDiedBeforeTheMove() throws Exception {
        String name = "FILE_0009.json";
        upload(name, notification("ONCE-1") + "\n" + notification("ONCE-2"));
        assertThat(hub.receive("west", 2)).hasSize(2);
        awaitMoved(".done", name);
        FileTime time = Files.getLastModifiedTime(outbox().resolve(".done").resolve(name));

        Files.move(outbox().resolve(".done").resolve(name), outbox().resolve(name));
        awaitMoved(".done", name);

        assertThat(Files.getLastModifiedTime(outbox().resolve(".done").resolve(name)))
                .isEqualTo(time);
        upload("FILE_0010.json", notification("NEXT-1"));
        assertThat(hub.receive("west", 1))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly("NEXT-1");
        assertThat(receipts()).doesNotContain("DUPLICATE");
    }

    @Test
    void movesNoFileAwayUnreadThatWasReplacedAfterItWasFetched() throws Exception {
        String name = "FILE_0013.json";
        if (Files.exists(outbox().resolve(".done"))) {
            Files.move(outbox().resolve(".done"), outbox().resolve(".done-before"));
        }
        AtomicBoolean replaced = new AtomicBoolean();
        hub.server("east").faults().beforeMove(() -> {
            if (!replaced.getAndSet(true)) {
                replace(name, notification("REPLACING-1") + "\n");
            }
        });
        upload(name, notification("REPLACED-1"));

        assertThat(hub.receive("west", 2))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly("REPLACED-1", "REPLACING-1");
        awaitMoved(".done", name);
        hub.server("east").faults().end();
    }

    private static void replace(String name, String content) {
        try {
            Path part = Files.writeString(outbox().resolve(name + ".tmp"), content);
            Files.move(part, outbox().resolve(name), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void takesNoFileAsLongAsOneBeforeItCannotBeFetched() throws Exception {
        SftpServerFixture east = hub.server("east");
        east.faults().keep("FILE_0015.json");
        hub.pause("east");
        upload("FILE_0015.json", notification("BEFORE-1"));
        upload("FILE_0016.json", notification("BEHIND-1"));
        hub.activate("east");

        await().until(() -> east.faults().opened("FILE_0015.json") > 1);
        assertThat(east.faults().opened("FILE_0016.json")).isZero();
        east.faults().end();

        assertThat(hub.receive("west", 2))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly("BEFORE-1", "BEHIND-1");
        awaitMoved(".done", "FILE_0016.json");
    }

    @Test
    void takesNoFileBeforeOneThatItCameToWhileItWasShut() throws Exception {
        hub.pause("east");
        upload("FILE_0017.json", notification("SHUT-1"));
        upload("FILE_0018.json", notification("SHUT-2"));
        EventNotifier shut = shutForTheNextFile();
        ServiceHelper.startService(shut);
        CamelContext camel = hub.bean(CamelContext.class);
        camel.getManagementStrategy().addEventNotifier(shut);
        hub.activate("east");

        assertThat(hub.receive("west", 2))
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactly("SHUT-1", "SHUT-2");
        camel.getManagementStrategy().removeEventNotifier(shut);
        awaitMoved(".done", "FILE_0018.json");
    }

    /** Pauses the partner when the route gets a file, and goes on with it when the route has let that file lie. */
    private static EventNotifier shutForTheNextFile() {
        AtomicBoolean shut = new AtomicBoolean();
        AtomicBoolean open = new AtomicBoolean();
        return new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                boolean collects = event instanceof ExchangeEvent of
                        && "collect-sftp-east".equals(of.getExchange().getFromRouteId());
                if (collects && event instanceof ExchangeCreatedEvent && !shut.getAndSet(true)) {
                    hub.pause("east");
                } else if (collects && event instanceof ExchangeCompletedEvent && !open.getAndSet(true)) {
                    hub.activate("east");
                }
            }
        };
    }

    @Test
    void keepsAnOlderFileOfTheSameNameThatItHasMoved() throws Exception {
        String name = "FILE_0014.json";
        for (int i = 1; i <= 3; i++) {
            String content = notification("SAME-NAME-" + i);
            Path part = Files.writeString(outbox().resolve(name + ".tmp"), content);
            Files.setLastModifiedTime(part, FileTime.from(Instant.parse("2026-07-01T12:00:00Z")));
            Files.move(part, outbox().resolve(name));
            assertThat(hub.receive("west", 1)).hasSize(1);
            await().until(() -> Files.notExists(outbox().resolve(name)));
        }

        assertThat(SftpServerFixture.names(outbox().resolve(".done")))
                .filteredOn(each -> each.startsWith(name))
                .containsExactly(name, name + ".20260701T120000Z", name + ".20260701T120000Z-2");
        assertThat(outbox().resolve(".done").resolve(name)).hasContent(notification("SAME-NAME-1"));
    }

    private static List<String> receipts() throws IOException {
        List<String> said = new ArrayList<>();
        for (String name : SftpServerFixture.names(hub.server("east").inbox())) {
            // One that is just being brought has another name in a moment.
            if (!name.startsWith(".")) {
                said.add(HubFixture.member(
                        Files.readString(hub.server("east").inbox().resolve(name)), "status"));
            }
        }
        return said;
    }

    private static String notification(String id) {
        return Notifications.of("east", id, "INTELLIGENCE", "\"west\"");
    }

    private static void upload(String name, String content) throws Exception {
        hub.server("east").upload(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Path outbox() {
        return hub.server("east").outbox();
    }

    private static void awaitMoved(String folder, String name) {
        await().until(() ->
                Files.exists(outbox().resolve(folder).resolve(name)) && Files.notExists(outbox().resolve(name)));
    }
}
