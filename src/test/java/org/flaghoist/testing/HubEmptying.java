package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.activemq.artemis.core.postoffice.impl.LocalQueueBinding;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.JournalCheckpointing;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.exchange.Maintenance;
import org.flaghoist.installation.HeadFile;
import org.flaghoist.installation.LedgerKey;
import org.flaghoist.ledger.LedgerDatabase;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.ledger.chain.ChainCut;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.sftp.RemoteInbox;
import org.flaghoist.sftp.Servers;
import org.flaghoist.urgent.LaneProgress;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Empties a running hub between two tests: queues, ledger and folders are as after its first start. */
final class HubEmptying {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Later than any time to which a test moves the clock. */
    private static final Instant FAR_AHEAD = Instant.parse("2999-01-01T00:00:00Z");

    /**
     * Tables that describe the installation and its hubs, not messages, because a running hub knows their rows. Numbers
     * of entries go on, so that no message key comes twice.
     */
    private static final Set<String> STAYING = Set.of(
            "chain_check",
            "chain_head",
            "chain_start",
            "cluster_hub",
            "cluster_lease",
            "configuration",
            "event_record",
            "feed_position",
            "flyway_schema_history",
            "hub",
            "installation",
            "journal_checkpoint",
            "partner_changes",
            "partner_state",
            "partner_test_run",
            "reload",
            "reload_answer",
            "remark",
            "retention_run",
            "seal",
            "search_index",
            "sqlite_sequence",
            "unsealed");

    /** Queues of notifications, but not the one with the journal's checkpoint. */
    private static final Pattern OF_MESSAGES =
            Pattern.compile("((urgent\\.)?(in|out)|held|withdrawn|dead|taken|expired)\\b.*");

    private final HubFixture hub;
    private final JdbcClient sql;

    HubEmptying(HubFixture hub) {
        this.hub = hub;
        this.sql = JdbcClient.create(hub.bean(DataSource.class));
    }

    /** Mends what a test has broken: clock, servers, routes and states of partners. */
    void restore() throws Exception {
        hub.moveClock(Duration.ZERO);
        hub.interruptTranslations(0);
        hub.interruptDeliveries(0);
        hub.breakMapping();
        for (String partner : HubFixture.SERVER_PARTNERS) {
            hub.server(partner).restore();
            deleteFiles(hub.server(partner).outbox());
        }
        // What a test has put on a queue itself may be of no kind that a route delivers.
        filled();
        startRoutes();
        // Asked of the database, because another hub on it may have changed them.
        sql.sql("select partner from partner_state where state <> 'ACTIVE'")
                .query(String.class)
                .list()
                .forEach(hub::activate);
        // Without its row the hub would know of a window for a while yet, and say nothing of a server that is down.
        Maintenance maintenance = hub.bean(Maintenance.class);
        for (String partner : sql.sql("select distinct partner from maintenance")
                .query(String.class)
                .list()) {
            while (maintenance.next(partner).isPresent()) {
                maintenance.end(partner, "desk", "the test is over");
            }
        }
    }

    void run() throws Exception {
        purge();
        byte[] key = LedgerKey.read(hub.directory().resolve("data/ledger.key"));
        HeadFile outside = hub.bean(HeadFile.class);
        // The sealer, which compares the chain with that file, waits meanwhile.
        synchronized (outside) {
            Seal last = hub.bean(Chain.class).seal();
            outside.write(last);
            forgetDuplicates();
            // Else its job, which runs each second, makes a row of it when there are none.
            hub.bean(LaneProgress.class).save();
            // A hub that starts again compares the chain with the journal, too.
            hub.bean(JournalCheckpointing.class).move();
            hub.bean(LedgerDatabase.class).transactions().get(() -> deleteRows(key, last));
        }
        // What a job had in hand while the rows went.
        purge();
        for (String partner : HubFixture.SERVER_PARTNERS) {
            deleteFiles(hub.server(partner).outbox());
            deleteFiles(hub.server(partner).inbox());
        }
        forgetUploads();
        outside.write(hub.bean(Chain.class).head());
    }

    private void startRoutes() throws Exception {
        CamelContext camel = hub.bean(CamelContext.class);
        for (var route : camel.getRoutes()) {
            // Events are published only where a setting says so.
            if (route.isAutoStartup()
                    && camel.getRouteController()
                            .getRouteStatus(route.getRouteId())
                            .isStopped()) {
                camel.getRouteController().startRoute(route.getRouteId());
            }
        }
    }

    /** Returns when nothing is left, in a consumer's hands either. */
    private void purge() {
        // Twice, because what leaves one queue may come to one that was looked at before.
        for (int round = 0; round < 2; round++) {
            await().atMost(LONGEST).untilAsserted(() -> assertThat(filled()).isEmpty());
        }
    }

    /** Queues that had messages, which are deleted now where no consumer has them. */
    private List<String> filled() throws Exception {
        List<String> filled = new ArrayList<>();
        for (Queue queue : queues()) {
            if (queue.getMessageCount() > 0) {
                filled.add(queue + ", delivering " + queue.getDeliveringCount());
            }
            queue.deleteAllReferences();
        }
        return filled;
    }

    /** Numbers of rows that go may come again, and with them the ids by which the broker knows a message. */
    private void forgetDuplicates() throws Exception {
        for (Queue queue : queues()) {
            hub.artemis()
                    .getPostOffice()
                    .getDuplicateIDCache(queue.getAddress())
                    .clear();
        }
    }

    /** Names of files come again, and a hub that was restarted has noted those of before. */
    private void forgetUploads() throws IOException {
        long connection = hub.bean(SharedConnection.class).since();
        for (String partner : HubFixture.SERVER_PARTNERS) {
            for (String queue : List.of(QueueNames.out(partner), QueueNames.urgentOut(partner))) {
                RemoteInbox uploads = hub.bean(Servers.class).of(partner).inbox(queue);
                for (String name : uploaded(hub.directory().resolve("data/in-hand/" + queue))) {
                    uploads.expect(name, false, connection);
                    uploads.forget(name);
                }
            }
        }
    }

    /** The names that a hub has noted, and a last one that no file has, because the last is in doubt after a start. */
    private static List<String> uploaded(Path noted) throws IOException {
        if (!Files.exists(noted)) {
            return List.of();
        }
        return Stream.concat(
                        Files.readAllLines(noted).stream().map(line -> line.substring(line.indexOf(' ') + 1)),
                        Stream.of("none"))
                .distinct()
                .toList();
    }

    private List<Queue> queues() {
        return hub.artemis()
                .getPostOffice()
                .getAllBindings()
                .filter(LocalQueueBinding.class::isInstance)
                .map(binding -> ((LocalQueueBinding) binding).getQueue())
                .filter(queue -> OF_MESSAGES.matcher(queue.getName().toString()).matches())
                .toList();
    }

    private boolean deleteRows(byte[] key, Seal last) {
        DataSource database = hub.bean(DataSource.class);
        List<String> tables = tables();
        sql.sql(
                        TestDatabase.isPostgresql()
                                ? "set local session_replication_role = replica"
                                : "pragma defer_foreign_keys = on")
                .update();
        // Twice, because triggers write rows about those that go.
        for (int round = 0; round < 2; round++) {
            tables.forEach(table -> sql.sql("delete from " + table).update());
        }
        ChainCut chain = new ChainCut(database, key);
        List<ChainCut.OldLink> links = oldest(chain, last);
        while (!links.isEmpty()) {
            chain.cut(links);
            links = oldest(chain, last);
        }
        return true;
    }

    private static List<ChainCut.OldLink> oldest(ChainCut chain, Seal last) {
        return chain.oldest(FAR_AHEAD).stream()
                .filter(old -> old.link().link() <= last.link())
                .toList();
    }

    private List<String> tables() {
        String question = TestDatabase.isPostgresql()
                ? "select tablename from pg_tables where schemaname = current_schema()"
                : "select name from sqlite_master where type = 'table'";
        return sql.sql(question).query(String.class).list().stream()
                .filter(table -> !STAYING.contains(table))
                .toList();
    }

    private static void deleteFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
