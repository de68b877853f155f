package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.testing.BrokerProcessFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A partner comes to the broker by AMQP 1.0 with a client that is not Java, which has never heard of JMS or Artemis.
 */
class ForeignClientIT {

    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void sendsANotificationAndTakesItsReceiptsAndWhatIsForIt(@TempDir Path directory) throws Exception {
        assumeInstalled();
        Seed seed = Seed.ofThisRun();
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                Production production = new Production(directory, seed, broker.ways())) {
            TestStage stage = production.stage();
            stage.hub().start();
            stage.hub().awaitReady();
            Party europol = stage.party("europol");
            europol.take();
            Parcel forIt = new Mail("europol", seed.value()).of("seizure-new.xml");
            europol.send(forIt);
            Parcel sent = new Mail("uk", seed.value()).of("seizure-new.json");
            Letter letter = sent.letters().get(0);
            List<Object> due = new ArrayList<>(letter.receipts());
            due.add(forIt.letters().get(0).copy());

            List<Object> got = partner(directory, broker, sent, due.size());

            assertThat(letter.receipts())
                    .extracting(NativeReceipt::status)
                    .containsExactly("ACCEPTED", "DELIVERED", "DELIVERED");
            assertThat(got).containsExactlyInAnyOrderElementsOf(due);
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(europol.received())
                            .extracting(Received::copy)
                            .contains(letter.copy()));
        }
    }

    /** Sends this as {@code uk}. @return what it got then: receipts and notifications */
    private static List<Object> partner(Path directory, BrokerProcessFixture broker, Parcel parcel, int count)
            throws Exception {
        Path file = Files.write(directory.resolve("message.json"), parcel.content());
        String shown = run(
                "src/test/python/partner.py",
                broker.amqp(),
                "uk",
                broker.pem("uk").toString(),
                String.valueOf(count),
                file.toString());
        List<Object> got = new ArrayList<>();
        for (String line : shown.lines().toList()) {
            got.add(read(new ObjectMapper().readTree(line)));
        }
        return got;
    }

    private static Object read(JsonNode shown) throws IOException {
        if (shown.path("flaghoist_kind").asText().equals("RECEIPT")) {
            return new NativeReceipts("uk").read(shown.path("body").asText().getBytes(StandardCharsets.UTF_8));
        }
        return new Copy(
                shown.path("flaghoist_sender").asText(),
                shown.path("flaghoist_id").asText(),
                shown.path("flaghoist_revision").asInt());
    }

    /** Skips the test where the machine has no Qpid Proton, unless {@code -Dflaghoist.proton=required}. */
    private static void assumeInstalled() throws Exception {
        if (Files.isExecutable(PYTHON) && start("-c", "import proton").waitFor() == 0) {
            return;
        }
        String missing = "no Qpid Proton for Python here (Debian: apt-get install python3-qpid-proton)";
        if ("required".equals(System.getProperty("flaghoist.proton"))) {
            fail(missing + ", and it is required");
        }
        abort(missing);
    }

    private static String run(String... arguments) throws Exception {
        Process process = start(arguments);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(PYTHON.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
