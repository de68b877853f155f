package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.flaghoist.testing.FreePorts;
import org.flaghoist.testing.HubProcess;
import org.flaghoist.testing.ShippedPartners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever starts the hub again when it ends must see that it does not start. */
class RefusedStartIT {

    /** Threads of the broker that wait for work keep a process for a minute. */
    private static final Duration SOON = Duration.ofSeconds(40);

    @TempDir
    private Path directory;

    @Test
    void endsTheProcessAlsoWhereTheBrokerRanAlready() throws Exception {
        int port = FreePorts.next();
        List<String> partners = new ArrayList<>(ShippedPartners.ids());
        partners.add("nobody");
        List<String> settings = ShippedPartners.simulated(partners);
        settings.addAll(List.of(
                "--flaghoist.data=" + directory,
                "--server.port=" + port,
                "--flaghoist.broker.amqp-port=" + FreePorts.next(),
                "--flaghoist.broker.core-port=" + FreePorts.next()));
        try (HubProcess hub =
                new HubProcess(List.of(), settings, Map.of(), port, "tester:tester", directory.resolve("hub.log"))) {
            hub.start();
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> hub.log().stream().anyMatch(line -> line.contains("there is no partner 'nobody'")));
            await().atMost(SOON).until(() -> !hub.isAlive());

            assertThat(hub.exitCode()).isOne();
        }
    }
}
