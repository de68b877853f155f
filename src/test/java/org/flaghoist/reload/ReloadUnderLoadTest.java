package org.flaghoist.reload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.flaghoist.testing.ReloadingHub;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tables change again and again while messages come without a break. */
@Tag(HubFixture.OWN)
class ReloadUnderLoadTest {

    private static final int RELOADS = 5;

    @AutoClose
    private HubFixture hub;

    private Path directory;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        directory = folder;
        hub = new HubFixture(directory);
        hub.start();
    }

    @Test
    void losesAndDoublesNothingAndDoesEachMessageByOneConfiguration() throws Exception {
        ReloadingHub files = new ReloadingHub(hub);
        Map<String, String> versions = new HashMap<>();
        tables(files, 0, versions);

        AtomicBoolean over = new AtomicBoolean();
        CompletableFuture<Integer> sending = CompletableFuture.supplyAsync(() -> sendUntil(over));
        for (int version = 1; version <= RELOADS; version++) {
            tables(files, version, versions);
            await().until(() -> recorded().containsValue(files.configuration()));
        }
        over.set(true);
        int sent = sending.join();

        List<String> copies = hub.receive("west", sent);
        assertThat(copies)
                .extracting(copy -> HubFixture.member(copy, "id"))
                .containsExactlyElementsOf(
                        IntStream.range(0, sent).mapToObj(i -> "L-" + i).toList());
        Map<String, String> recorded = recorded();
        assertThat(copies).allSatisfy(copy -> {
            String version = versions.get(recorded.get(HubFixture.member(copy, "id")));
            assertThat(HubFixture.member(copy, "readBy")).isEqualTo(version);
            assertThat(HubFixture.member(copy, "renderedBy")).isEqualTo(version);
        });
        assertThat(copies).extracting(copy -> HubFixture.member(copy, "readBy")).contains("v1", "v2", "v3", "v4", "v5");
        assertThat(hub.nothingFor("west")).isTrue();
    }

    private static void tables(ReloadingHub files, int version, Map<String, String> versions) throws Exception {
        files.write("mappings/north/format.yaml", "v" + version);
        files.write("mappings/west/format.yaml", "v" + version);
        files.reload();
        versions.put(files.configuration(), "v" + version);
    }

    private int sendUntil(AtomicBoolean over) {
        try (Connection connection = hub.core("north");
                Session session = connection.createSession()) {
            MessageProducer producer = session.createProducer(session.createQueue(QueueNames.in("north")));
            int sent = 0;
            while (!over.get()) {
                producer.send(session.createTextMessage(
                        Notifications.of("north", "L-" + sent++, "INTELLIGENCE", "\"west\"")));
            }
            return sent;
        } catch (JMSException e) {
            throw new CompletionException(e);
        }
    }

    /** By reference, the configuration that the ledger names. */
    private Map<String, String> recorded() {
        Map<String, String> recorded = new HashMap<>();
        JdbcClient.create(hub.bean(DataSource.class))
                .sql("select e.reference, c.name from entry e join configuration c on c.id = e.configuration")
                .query((row, number) -> recorded.put(row.getString("reference"), row.getString("name")))
                .list();
        return recorded;
    }
}
