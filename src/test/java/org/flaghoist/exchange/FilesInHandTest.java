package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.settings.HierarchicalRepository;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.service.ServiceHelper;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.broker.UrgencySight;
import org.flaghoist.cluster.Lease;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.sftp.ReadyFile;
import org.flaghoist.sftp.RemoteFile;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.PlainMapping;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What collected files take while the hub has them in hand, and what it remembers of them when it dies. */
@Tag(HubFixture.OWN)
class FilesInHandTest {

    private static final String FILE = "FILE_0001.json";
    private static final Instant NOON = Instant.parse("2026-07-01T12:00:00Z");
    private static final int DEATHS = 5;
    private static final int ROWS = 1_100;
    /** For so many rows. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private static final int SENT_TOGETHER = 500;

    private Path directory;

    @AutoClose
    private HubFixture hub;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        this.directory = directory;
        hub = new HubFixture(directory, "--flaghoist.hub.files-in-hand=1MB");
    }

    @Test
    void setsAFileAsideThatTheProcessDiedWithFiveTimesAndCollectsItsNeighbours() throws Exception {
        RemoteFile file = put(FILE, notification("POISON-1"));
        upload("FILE_0002.json", notification("NEXT-1"));
        for (int i = 0; i < DEATHS; i++) {
            new CrashCount(directory.resolve("data/in-hand"), Duration.ZERO).begin("outbox.east", file.toString());
        }
        hub.start();

        assertThat(ids(hub.receive("west", 1))).containsExactly("NEXT-1");
        QueuedMessage dead = hub.consume(QueueNames.deadIn("east"), 1).get(0);
        assertThat(dead.message().getStringProperty(HubProperties.CODE)).isEqualTo("INTERNAL");
        assertThat(dead.message().getStringProperty(HubProperties.FILE)).isEqualTo(FILE);
        assertThat(dead.body()).as("what kills is not read again").isEmpty();
        await().until(() -> Files.exists(outbox().resolve(".failed").resolve(FILE)));

        Files.move(outbox().resolve(".failed").resolve(FILE), outbox().resolve(FILE));
        assertThat(ids(hub.receive("west", 1))).as("put there again").containsExactly("POISON-1");
    }

    @Test
    void triesAFileAgainThatTheProcessDiedWithFourTimes() throws Exception {
        RemoteFile file = put(FILE, notification("NO-POISON-1"));
        for (int i = 1; i < DEATHS; i++) {
            new CrashCount(directory.resolve("data/in-hand"), Duration.ZERO).begin("outbox.east", file.toString());
        }
        hub.start();

        assertThat(ids(hub.receive("west", 1))).containsExactly("NO-POISON-1");
    }

    @Test
    void collectsFilesThatNeedMoreMemoryThanThereIsOneAfterTheOther() throws Exception {
        for (String partner : List.of("east", "south")) {
            String content = large(partner, "LARGE-" + partner);
            hub.server(partner).upload(FILE, content.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(ids(hub.receive("west", 2))).containsExactlyInAnyOrder("LARGE-east", "LARGE-south");
        await().untilAsserted(() ->
                assertThat(directory.resolve("data/in-hand/fetched")).isEmptyDirectory());
    }

    @Test
    void hasNothingInHandWhileItWaitsToTryAFileAgain() throws Exception {
        Set<Role> rights = changeRightsToEastsQueue(Set.of());
        Set<String> inHand = seenInHandAtEachFailure();
        upload(FILE, large("east", "REFUSED-1"));
        await().until(() -> !inHand.isEmpty());
        hub.server("south").upload(FILE, large("south", "PASSING-1").getBytes(StandardCharsets.UTF_8));

        assertThat(ids(hub.receive("west", 1))).containsExactly("PASSING-1");
        assertThat(inHand).containsExactly("nothing");
        changeRightsToEastsQueue(rights);
        assertThat(ids(hub.receive("west", 1))).containsExactly("REFUSED-1");
    }

    /** Where nobody has any, nothing that was collected from east can be queued. */
    private Set<Role> changeRightsToEastsQueue(Set<Role> rights) {
        HierarchicalRepository<Set<Role>> all = hub.artemis().getSecurityRepository();
        Set<Role> before = all.getMatch(QueueNames.in("east"));
        all.addMatch(QueueNames.in("east"), rights);
        return before;
    }

    /** What there is of east's file, other than on its server, when its route is about to wait. */
    private Set<String> seenInHandAtEachFailure() throws Exception {
        Path data = directory.resolve("data/in-hand");
        Set<String> seen = ConcurrentHashMap.newKeySet();
        CamelContext camel = hub.bean(CamelContext.class);
        EventNotifier notifier = new EventNotifierSupport() {
            @Override
            public void notify(CamelEvent event) {
                if (event instanceof CamelEvent.ExchangeFailureHandlingEvent failure) {
                    boolean any = holdsAFile(failure.getExchange())
                            || isMarked(data)
                            || Files.exists(data.resolve("fetched/east"));
                    seen.add(any ? "something" : "nothing");
                }
            }
        };
        ServiceHelper.startService(notifier);
        camel.getManagementStrategy().addEventNotifier(notifier);
        return seen;
    }

    private static boolean isMarked(Path data) {
        try (Stream<Path> marks = Files.list(data)) {
            return marks.anyMatch(mark -> mark.getFileName().toString().startsWith("outbox.east"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An exception knows the exchange that it ended: the one of the file within the one of the listing. */
    private static boolean holdsAFile(@Nullable Exchange exchange) {
        return exchange != null
                && (exchange.getMessage().getBody() instanceof CutFile
                        || (exchange.getProperty(Exchange.EXCEPTION_CAUGHT) instanceof CamelExchangeException ended
                                && holdsAFile(ended.getExchange())));
    }

    @Test
    void deletesWhatAHubThatDiedHadFetched() throws Exception {
        hub.start();
        hub.stop();
        Path fetched = directory.resolve("data/in-hand/fetched/east");
        Files.writeString(fetched, notification("LEFT-1"));
        hub.start();

        assertThat(fetched).doesNotExist();
    }

    @Test
    void makesTheBrokerRememberPiecesByWhatIsSentTogether() throws Exception {
        upload(FILE, rows(ROWS));
        await().atMost(LONG).until(() -> hub.entryStates("east").size() == ROWS);

        assertThat(hub.artemis()
                        .getPostOffice()
                        .getDuplicateIDCache(SimpleString.of(QueueNames.in("east")))
                        .getMap())
                .hasSize((ROWS + SENT_TOGETHER - 1) / SENT_TOGETHER);
    }

    @Test
    void sendsOnlyTheRestOfAFileThatItDiedWithInHand() throws Exception {
        hub.pause("east");
        RemoteFile file = put(FILE, rows(ROWS));
        byte[] content = Files.readAllBytes(outbox().resolve(FILE));
        List<Piece> pieces = new PlainMapping().cut(content);
        FetchedFile fetched = FetchedFile.of("east", new ReadyFile(file, 0), directory, Lease.UNSHARED);
        new PieceSender(hub.bean(SharedConnection.class), 1_000_000, hub.bean(UrgencySight.class))
                .send(new OpenedFile(fetched, content, null), pieces.subList(0, SENT_TOGETHER));
        await().until(() -> hub.count(QueueNames.in("east")) == SENT_TOGETHER);

        hub.activate("east");

        await().atMost(LONG).until(() -> Files.exists(outbox().resolve(".done").resolve(FILE)));
        await().atMost(LONG).until(() -> hub.count(QueueNames.in("east")) == 0);
        assertThat(hub.entryStates("east")).hasSize(ROWS).containsOnly("REJECTED MALFORMED");
    }

    /** More than there is memory for: two broken rows and a notification. */
    private static String large(String partner, String id) {
        String row = "x".repeat(900_000);
        return Stream.of(row, row, notification(partner, id)).collect(Collectors.joining("\n"));
    }

    private static String rows(int count) {
        return IntStream.range(0, count).mapToObj(i -> "BROKEN " + i).collect(Collectors.joining("\n"));
    }

    private RemoteFile put(String name, String content) throws IOException {
        upload(name, content);
        Files.setLastModifiedTime(outbox().resolve(name), FileTime.from(NOON));
        return new RemoteFile(name, Files.size(outbox().resolve(name)), NOON.toEpochMilli());
    }

    private void upload(String name, String content) throws IOException {
        hub.server("east").upload(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private Path outbox() {
        return hub.server("east").outbox();
    }

    private static String notification(String id) {
        return notification("east", id);
    }

    private static String notification(String partner, String id) {
        return Notifications.of(partner, id, "INTELLIGENCE", "\"west\"");
    }

    private static List<String> ids(List<String> received) {
        return received.stream().map(copy -> HubFixture.member(copy, "id")).toList();
    }
}
