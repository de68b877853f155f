package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs that each have one lane of a partner and one of its senders give its server no more than its throttle. */
@AtLength
class TwoHubsThrottleIT {

    private static final String PARTNER = "bg";
    private static final String THROTTLE = "throttle: 60/min\n";
    /** One of each lane may have its turn and not yet be there: after a quiet time, or as its upload takes longer. */
    private static final int LANES = 2;

    private static final int ROUNDS = 20;
    private static final List<String> FROM_UK =
            List.of("intelligence-advert-child.json", "seizure-new.json", "update-at-once.json");
    private static final List<String> FROM_EUROPOL = List.of("intelligence-advert-child.xml", "seizure-new.xml");
    private static final List<String> OF_THE_FIRST = List.of("translate-uk", "deliver-sftp-" + PARTNER);
    private static final List<String> OF_THE_OTHER = List.of("translate-europol", "deliver-urgent-sftp-" + PARTNER);

    private static final String ROUTE = "org.apache.camel:context=flaghoist,type=routes,name=\"%s\"";

    @Test
    void keepTheThrottleTogether(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                Production production = new Production(directory, seed, broker.ways())) {
            TestStage stage = production.stage();
            throttle(stage);
            HubProcess other = production.another();
            for (HubProcess hub : List.of(stage.hub(), other)) {
                hub.start();
                hub.awaitReady();
            }
            giveUp(stage.hub(), OF_THE_OTHER);
            giveUp(other, OF_THE_FIRST);
            stage.take();
            send(stage, seed);
            stage.comeToRest();

            List<Received> received = stage.party(PARTNER).received();
            assertThat(received).hasSize(ROUNDS * (FROM_UK.size() + FROM_EUROPOL.size()));
            for (Duration window : List.of(Duration.ofSeconds(10), Duration.ofMinutes(1))) {
                assertThat(most(received, window))
                        .as("files in %s", window)
                        .isLessThanOrEqualTo(window.toSeconds() + LANES);
            }
            assertThat(OF_THE_FIRST)
                    .allSatisfy(route ->
                            assertThat(done(stage.hub(), route)).as(route).isPositive());
            assertThat(OF_THE_OTHER)
                    .allSatisfy(
                            route -> assertThat(done(other, route)).as(route).isPositive());
            assertThat(production.faults()).as(seed.toString()).isEmpty();
        }
    }

    private static void throttle(TestStage stage) throws IOException {
        Path file = stage.config().resolve("partners").resolve(PARTNER + ".yaml");
        Files.writeString(file, THROTTLE, StandardOpenOption.APPEND);
    }

    /** The broker gives their queues to the other hub. */
    private static void giveUp(HubProcess hub, List<String> routes) throws Exception {
        for (String route : routes) {
            JsonNode answer = hub.call("tester", ROUTE.formatted(route), "stop()");
            assertThat(answer.has("error")).as(answer.toString()).isFalse();
        }
    }

    private static void send(TestStage stage, Seed seed) throws Exception {
        Mail uk = new Mail("uk", seed.value());
        Mail europol = new Mail("europol", seed.value());
        for (int round = 0; round < ROUNDS; round++) {
            for (String sample : FROM_UK) {
                stage.party("uk").send(uk.of(sample));
            }
            for (String sample : FROM_EUROPOL) {
                stage.party("europol").send(europol.of(sample));
            }
        }
    }

    private static long most(List<Received> received, Duration window) {
        long micros = TimeUnit.MICROSECONDS.convert(window);
        return received.stream()
                .mapToLong(first -> received.stream()
                        .mapToLong(each -> each.order() - first.order())
                        .filter(later -> later >= 0 && later < micros)
                        .count())
                .max()
                .orElseThrow();
    }

    private static long done(HubProcess hub, String route) throws Exception {
        JsonNode answer = hub.ask("tester", ROUTE.formatted(route), "ExchangesCompleted");
        assertThat(answer.has("error")).as(answer.toString()).isFalse();
        return answer.path("value").asLong();
    }
}
