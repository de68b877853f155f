package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.flaghoist.testing.Notifications.sentBy;

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
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.SftpServerFixture;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

class CollectRouteTest {

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();

    @Test
    void collectsAFileAndDecidesAboutItsPiecesOneByOne() throws Exception {
        when.uploads(
                "FILE_0001.json", sentBy("east", "PIECE-1", "west") + "\nBROKEN\n" + sentBy("east", "PIECE-3", "west"));

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
        when.uploads("FILE_0002.json", "NO TRAILER");

        QueuedMessage dead = hub.consume(QueueNames.deadIn("east"), 1).get(0);
        assertThat(dead.body()).isEqualTo("NO TRAILER");
        assertThat(dead.message().getStringProperty(HubProperties.CODE)).isEqualTo("TRAILER_MISMATCH");
        assertThat(dead.message().getStringProperty(HubProperties.LOCATION)).isEqualTo("0");
        awaitMoved(".failed", "FILE_0002.json");
    }

    @Test
    void takesAnEmptyFileForAFaultyOne() throws Exception {
        when.uploads("FILE_0003.json", "");

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
        when.uploads(
                "FILE_0011.json",
                sentBy("east", "BESIDE-1", "west") + "\n" + "x".repeat(3 * limit) + "\n"
                        + sentBy("east", "BESIDE-2", "west"));

        then.west().getsIds("BESIDE-1", "BESIDE-2");
        QueuedMessage dead = hub.consume(QueueNames.deadIn("east"), 1).get(0);
        assertThat(dead.body()).hasSize(limit);
        assertThat(dead.message().getStringProperty(HubProperties.CODE)).isEqualTo("TOO_LARGE");
        assertThat(dead.message().getStringProperty(HubProperties.LOCATION)).isEqualTo("2");
        assertThat(dead.message().getBooleanProperty(HubProperties.CUT)).isTrue();
        awaitMoved(".done", "FILE_0011.json");
    }

    @Test
    void takesNothingOfAFileThatGrewSinceItWasListed() throws Exception {
        hub.server("east").growWhenOpened("FILE_0012.json", "\n" + sentBy("east", "GROWN-2", "west"));
        when.uploads("FILE_0012.json", sentBy("east", "GROWN-1", "west"));

        then.west().getsIds("GROWN-1", "GROWN-2");
        awaitMoved(".done", "FILE_0012.json");
    }

    @Test
    void collectsAndDeliversWhereItLogsInByKey() throws Exception {
        SftpServerFixture south = hub.server("south");
        String notification = sentBy("south", "KEY-1", "west");
        south.upload("FILE_0001.json", notification.getBytes(StandardCharsets.UTF_8));

        then.west().gets(notification);
        await().until(() -> SftpServerFixture.names(south.inbox()).size() == 2);
    }

    @Test
    void leavesEveryOtherFileAlone() throws Exception {
        List<String> odd = List.of(
                "FILE_0005.json.tmp", "a\r\nb", "..x", "FILE_0005.json\n", "-rf", "FILE_0005.JSON", "x".repeat(255));
        for (String name : odd) {
            Files.writeString(outbox().resolve(name), sentBy("east", "ODD-1", "west"));
        }
        Path secret = Files.writeString(outbox().resolveSibling("secret"), sentBy("east", "SECRET-1", "west"));
        Files.createSymbolicLink(outbox().resolve("FILE_0006.json"), secret);
        Files.createDirectory(outbox().resolve("FILE_0007.json"));

        when.uploads("FILE_0008.json", sentBy("east", "PLAIN-1", "west"));

        then.west().getsIds("PLAIN-1");
        awaitMoved(".done", "FILE_0008.json");
        assertThat(SftpServerFixture.names(outbox())).containsAll(odd).contains("FILE_0006.json");
        assertThat(outbox().resolve("FILE_0007.json")).isDirectory();
    }

    @Test
    void sendsNothingTwiceWhenItDiedBeforeTheMove() throws Exception {
        String name = "FILE_0009.json";
        when.uploads(name, sentBy("east", "ONCE-1", "west") + "\n" + sentBy("east", "ONCE-2", "west"));
        then.west().takes(2);
        awaitMoved(".done", name);
        FileTime time = Files.getLastModifiedTime(outbox().resolve(".done").resolve(name));

        Files.move(outbox().resolve(".done").resolve(name), outbox().resolve(name));
        awaitMoved(".done", name);

        assertThat(Files.getLastModifiedTime(outbox().resolve(".done").resolve(name)))
                .isEqualTo(time);
        when.uploads("FILE_0010.json", sentBy("east", "NEXT-1", "west"));
        then.west().getsIds("NEXT-1");
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
                replace(name, sentBy("east", "REPLACING-1", "west") + "\n");
            }
        });
        when.uploads(name, sentBy("east", "REPLACED-1", "west"));

        then.west().getsIds("REPLACED-1", "REPLACING-1");
        awaitMoved(".done", name);
        hub.server("east").faults().end();
    }

    private void replace(String name, String content) {
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
        when.uploads("FILE_0015.json", sentBy("east", "BEFORE-1", "west"));
        when.uploads("FILE_0016.json", sentBy("east", "BEHIND-1", "west"));
        hub.activate("east");

        await().until(() -> east.faults().opened("FILE_0015.json") > 1);
        assertThat(east.faults().opened("FILE_0016.json")).isZero();
        east.faults().end();

        then.west().getsIds("BEFORE-1", "BEHIND-1");
        awaitMoved(".done", "FILE_0016.json");
    }

    @Test
    void takesNoFileBeforeOneThatItCameToWhileItWasShut() throws Exception {
        hub.pause("east");
        when.uploads("FILE_0017.json", sentBy("east", "SHUT-1", "west"));
        when.uploads("FILE_0018.json", sentBy("east", "SHUT-2", "west"));
        EventNotifier shut = shutForTheNextFile();
        ServiceHelper.startService(shut);
        CamelContext camel = hub.bean(CamelContext.class);
        camel.getManagementStrategy().addEventNotifier(shut);
        hub.activate("east");

        then.west().getsIds("SHUT-1", "SHUT-2");
        camel.getManagementStrategy().removeEventNotifier(shut);
        awaitMoved(".done", "FILE_0018.json");
    }

    /** Pauses the partner when the route gets a file, and goes on with it when the route has let that file lie. */
    private EventNotifier shutForTheNextFile() {
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
            String content = sentBy("east", "SAME-NAME-" + i, "west");
            Path part = Files.writeString(outbox().resolve(name + ".tmp"), content);
            Files.setLastModifiedTime(part, FileTime.from(Instant.parse("2026-07-01T12:00:00Z")));
            Files.move(part, outbox().resolve(name));
            then.west().takes(1);
            await().until(() -> Files.notExists(outbox().resolve(name)));
        }

        assertThat(SftpServerFixture.names(outbox().resolve(".done")))
                .filteredOn(each -> each.startsWith(name))
                .containsExactly(name, name + ".20260701T120000Z", name + ".20260701T120000Z-2");
        assertThat(outbox().resolve(".done").resolve(name)).hasContent(sentBy("east", "SAME-NAME-1", "west"));
    }

    private List<String> receipts() throws IOException {
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

    private Path outbox() {
        return hub.server("east").outbox();
    }

    private void awaitMoved(String folder, String name) {
        await().until(() ->
                Files.exists(outbox().resolve(folder).resolve(name)) && Files.notExists(outbox().resolve(name)));
    }
}
