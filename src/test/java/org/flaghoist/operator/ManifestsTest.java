package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.HubProperties;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.proof.ChainExport;
import org.flaghoist.proof.ExportedChain;
import org.flaghoist.proof.KeptProofs;
import org.flaghoist.proof.PublicKeyFile;
import org.flaghoist.proof.SigningKey;
import org.flaghoist.reload.CurrentSetup;
import org.flaghoist.testing.EventSeen;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.HubFixture.QueuedMessage;
import org.flaghoist.testing.HubSetup;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What partners are told each day of what they were given, and can show to others: by broker and by server. */
class ManifestsTest {

    private static final HubSetup MANIFESTS = HubSetup.usual()
            .partner("east", "manifest: true\nanswers: true\n")
            .partner("north", "manifest: true\nsignedReceipts: true\n");

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final String manifest = "manifest_" + today + ".txt";
    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent(MANIFESTS);
        // The real day may end meanwhile.
        goTo(today.atTime(12, 0));
    }

    private void goTo(LocalDateTime time) {
        hub.moveClock(Duration.between(Instant.now(), time.toInstant(ZoneOffset.UTC)));
    }

    private void send(String id, String recipient) throws Exception {
        hub.send("north", Notifications.of("north", id, "INTELLIGENCE", "\"" + recipient + "\""));
    }

    private void endDay() {
        goTo(today.plusDays(1).atTime(0, 10));
    }

    private List<String> lines() throws Exception {
        Path file = hub.server("east").inbox().resolve(manifest);
        await().until(() -> Files.exists(file));
        return Files.readAllLines(file);
    }

    @Test
    void listTheFilesOfADayWithTheirDigestsAndNumbersAndComeOnce() throws Exception {
        send("A-1", "east");
        send("A-2", "east");
        await().until(() -> Files.exists(hub.server("east").inbox().resolve("north_A-2_r1.json")));
        await().until(() -> hub.count(QueueNames.out("east")) == 0);

        endDay();

        assertThat(lines())
                .anyMatch(line -> line.startsWith("copy,north_A-1_r1.json,") && line.endsWith(",north,A-1,1,1"))
                .anyMatch(line -> line.startsWith("copy,north_A-2_r1.json,") && line.endsWith(",north,A-2,1,2"))
                .contains("last,north,2");
        assertThat(lines().get(0)).startsWith("manifest,1,east," + today + ",");
        assertThat(lines().get(lines().size() - 1)).startsWith("signature,");
        hub.stop();
        hub.start();
        endDay();
        new PeriodicJob(
                        hub.bean(Manifests.class),
                        hub.bean(CurrentSetup.class)::partners,
                        hub.bean(PartnerStates.class)::isTesting,
                        hub.bean(ClusterLeases.class))
                .look();
        await().untilAsserted(() -> assertThat(steps("east")).containsExactly("MAKING", "QUEUED", "DELIVERED"));
        await().until(() -> hub.count(QueueNames.out("east")) == 0);
    }

    @Test
    void listAnAnswerAsACopyOfWhoGaveIt() throws Exception {
        Path outbox = hub.server("east").outbox();
        Path part = outbox.resolve("FILE_0001.json.tmp");
        Files.writeString(part, Notifications.of("east", "E-1", "INTELLIGENCE", "\"north\""));
        Files.move(part, outbox.resolve("FILE_0001.json"));
        hub.consume(QueueNames.out("north"), 1);
        await().until(() -> hub.decided("east", "E-1").contains("north DELIVERED R1"));

        hub.send(
                "north",
                Notifications.of("north", "W-1", "ANSWER", "")
                        .replaceFirst("\"event\":.*?}},", "")
                        .replaceFirst(
                                "\\{",
                                "{\"inReplyTo\":{\"sender\":\"east\",\"id\":\"E-1\"},"
                                        + "\"answer\":{\"kind\":\"READ\",\"revision\":1},"));
        await().until(() -> Files.exists(hub.server("east").inbox().resolve("north_W-1_r1.json")));
        await().until(() -> hub.count(QueueNames.out("east")) == 0);
        endDay();

        assertThat(lines())
                .anyMatch(line -> line.startsWith("copy,north_W-1_r1.json,") && line.endsWith(",north,W-1,1,1"));
    }

    /** How far that of today has come. */
    private List<String> steps(String partner) {
        return EventSeen.all(hub.bean(DataSource.class), "MANIFEST").stream()
                .filter(event -> partner.equals(event.partner())
                        && event.detail().path("day").asText().equals(today.toString()))
                .map(event -> event.detail().path("step").asText())
                .toList();
    }

    @Test
    void sayWhichNumbersNeverComeAndWhichAreStillToCome() throws Exception {
        hub.bean(CamelContext.class).getRouteController().stopRoute("deliver-sftp-east");
        send("B-1", "east");
        hub.send(
                "north",
                Notifications.of("north", "B-1", "INTELLIGENCE", "\"east\"")
                        .replace("\"NEW\",\"revision\":1", "\"CANCEL\",\"revision\":2"));
        await().until(() -> hub.count(QueueNames.out("east")) == 2);
        hub.bean(CamelContext.class).getRouteController().startRoute("deliver-sftp-east");
        await().untilAsserted(() ->
                assertThat(hub.decided("north", "B-1")).allMatch(copy -> copy.startsWith("east WITHDRAWN")));

        endDay();

        assertThat(lines()).contains("number,north,1,WITHDRAWN", "number,north,2,WITHDRAWN", "last,north,2");
    }

    @Test
    void andSignedReceiptsAgreeWithTheExportedChain(@TempDir Path kept) throws Exception {
        send("C-1", "east");
        send("C-2", "west");
        await().until(() -> Files.exists(hub.server("east").inbox().resolve("north_C-1_r1.json")));
        List<String> receipts = keep(kept, 4);
        assertThat(receipts).hasSize(4).allMatch(proof -> proof.split("\\.").length == 3);
        endDay();
        lines();
        try (Stream<Path> files = Files.list(hub.server("east").inbox())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, kept.resolve(file.getFileName().toString()));
            }
        }
        hub.bean(Chain.class).seal();

        KeptProofs.Findings found = new KeptProofs(
                        kept,
                        exported(),
                        PublicKeyFile.parse(hub.bean(SigningKey.class).publicKey()))
                .compare();

        assertThat(found.contradictions()).isEmpty();
        assertThat(found.summary()).contains(" 4 receipts and ");
    }

    /** Takes receipts of the sender, and keeps them as its client does. */
    private List<String> keep(Path folder, int count) throws Exception {
        List<String> proofs = new ArrayList<>();
        // A manifest may be among them.
        while (proofs.size() < count) {
            QueuedMessage receipt = hub.consume(QueueNames.out("north"), 1).get(0);
            String key = receipt.message().getStringProperty(HubProperties.RECEIPT);
            if (key != null) {
                proofs.add(receipt.message().getStringProperty(HubProperties.PROOF));
                Files.writeString(folder.resolve(key + ".jws"), proofs.get(proofs.size() - 1));
                Files.write(folder.resolve(key + ".json"), receipt.body().getBytes(StandardCharsets.UTF_8));
            }
        }
        return proofs;
    }

    private ExportedChain exported() throws Exception {
        StringWriter text = new StringWriter();
        new ChainExport(hub.bean(DataSource.class)).write(text);
        return ExportedChain.read(new BufferedReader(new StringReader(text.toString())));
    }
}
