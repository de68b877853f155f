package org.flaghoist.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.flaghoist.people.Person;
import org.flaghoist.recall.Recalls;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is counted while messages go through the hub. */
class MetersTest {

    private final Map<Meter.Id, Double> before = new HashMap<>();

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = WatchedHub.lent();
        registry().getMeters().forEach(meter -> before.put(meter.getId(), count(meter)));
    }

    private static double count(Meter meter) {
        return meter instanceof Counter counter ? counter.count() : meter instanceof Timer timer ? timer.count() : 0;
    }

    /** What was counted since the test began, as all tests share a hub. */
    private double since(Meter meter) {
        return count(meter) - before.getOrDefault(meter.getId(), 0.0);
    }

    @Test
    void countsEachMessageOnceThoughItIsDoneAgain() throws Exception {
        hub.interruptTranslations(2);
        hub.interruptDeliveries(2);

        hub.send("north", Notifications.of("north", "ONCE-1", "INTELLIGENCE", "\"west\",\"east\",\"nobody\""));
        assertThat(hub.receive("west", 1)).hasSize(1);
        await().until(() -> counted("delivered", "east") == 1);
        await().until(() -> hub.count("out.east") == 0);

        assertThat(counted("received", "north")).isEqualTo(1);
        assertThat(counted("delivered", "west")).isEqualTo(1);
        assertThat(counted("delivered", "east")).isEqualTo(1);
        assertThat(retried("north", "translate")).isEqualTo(2);
        assertThat(retried("east", "deliver")).isEqualTo(2);
        assertThat(timed("copy", "north")).isEqualTo(1);
        assertThat(timed("delivery", "east")).isEqualTo(1);
    }

    @Test
    void countsWhatIsDeliveredLateOnce() throws Exception {
        hub.interruptTranslations(2);
        String late = Notifications.of("north", "LATE-1", "INTELLIGENCE", "\"west\",\"east\"")
                .replace("\"narrative\"", "\"liaison\":{\"dueAt\":\"2026-06-03T04:00:00Z\"},\"narrative\"");

        hub.send("north", late);
        await().until(() -> counted("late", "east") == 1);

        assertThat(counted("late", "west")).isEqualTo(1);
        assertThat(counted("late", "north")).isZero();
    }

    @Test
    void countsWhatIsWithdrawnOnce() throws Exception {
        hub.bean(CamelContext.class).getRouteController().stopRoute("deliver-sftp-east");
        String first = Notifications.of("north", "GONE-1", "INTELLIGENCE", "\"west\",\"east\"");
        hub.send("north", first);
        hub.send("north", first.replace("\"NEW\",\"revision\":1", "\"CANCEL\",\"revision\":2"));
        await().until(() -> counted("withdrawn", "west") == 2);

        hub.bean(CamelContext.class).getRouteController().startRoute("deliver-sftp-east");
        await().until(() -> hub.count("out.east") == 0);

        assertThat(counted("withdrawn", "east")).isEqualTo(2);
        assertThat(counted("withdrawn", "north")).isZero();
    }

    @Test
    void countsWhatWasDecidedOtherwise() throws Exception {
        String held = Notifications.of("north", "HELD-1", "ARREST", "\"west\"");
        hub.send("north", held);
        hub.send("north", held);
        hub.send("north", "no JSON");

        await().untilAsserted(() -> {
            assertThat(counted("received", "north")).isEqualTo(3);
            assertThat(counted("held", "west")).isEqualTo(1);
            assertThat(counted("duplicate", "north")).isEqualTo(1);
            assertThat(counted("rejected", "north")).isEqualTo(1);
            assertThat(timed("copy", "north")).isEqualTo(1);
        });
    }

    @Test
    void showsHowItStands() throws Exception {
        hub.server("east").stop();
        hub.pause("north");
        hub.send("north", Notifications.of("north", "WAITS-1", "INTELLIGENCE", "\"east\""));
        await().until(() -> gauge("breaker.open", "partner", "east", "direction", "collect") == 1);
        hub.moveClock(Duration.ofHours(1));

        // The counts of a second ago are shown for as long.
        await().until(() -> gauge("queue.messages", "partner", "north", "queue", "in") == 1);
        await().untilAsserted(() -> assertThat(gauge("queue.oldest.age.seconds", "partner", "north", "queue", "in"))
                .isBetween(3_600.0, 3_900.0));
        assertThat(gauge("partner.state", "partner", "north", "state", "paused"))
                .isEqualTo(1);
        assertThat(gauge("partner.state", "partner", "north", "state", "active"))
                .isZero();
        assertThat(gauge("disk.used.ratio")).isBetween(0.0, 1.0);
        await().untilAsserted(() -> assertThat(
                        gauge("alarms.active", "partner", "east", "condition", "partner_down", "severity", "critical"))
                .isEqualTo(1));
        assertThat(gauge("alarms.active", "partner", "", "condition", "expiry", "severity", "critical"))
                .as("the hub's own certificate")
                .isZero();
        await().until(() -> gauge("chain.sound") == 1);
        await().until(() -> gauge("search.lag.seconds") == 0);
    }

    @Test
    void showsHowLongARecallWaitsForBeingCarriedOut() throws Exception {
        hub.send("north", Notifications.of("north", "RECALL-1", "INTELLIGENCE", "\"west\""));
        assertThat(hub.receive("west", 1)).hasSize(1);
        // As long as something of its sender is in hand it waits.
        hub.interruptTranslations(1_000);
        hub.send("north", Notifications.of("north", "RECALL-2", "INTELLIGENCE", "\"west\""));
        Recalls recalls = hub.bean(Recalls.class);
        recalls.ask("north", "RECALL-1", Person.local("first"), "wrong boat");
        recalls.ask("north", "RECALL-1", Person.local("second"), "so it is");
        hub.moveClock(Duration.ofMinutes(4));

        await().until(() -> gauge("recall.lag.seconds") >= 240);
        await().until(() -> alarms("recall_lags", "warning") == 1);

        hub.interruptTranslations(0);
        await().until(() -> gauge("recall.lag.seconds") == 0);
    }

    private double alarms(String condition, String severity) {
        return gauge("alarms.active", "partner", "", "condition", condition, "severity", severity);
    }

    @Test
    void countsNoTests() throws Exception {
        hub.test("east");
        hub.server("east")
                .upload("FILE_0001.json", Notifications.of("east", "TEST-1").getBytes(StandardCharsets.UTF_8));

        await().until(() -> counted("tested", "east") == 1);
        assertThat(counted("received", "east")).isZero();
    }

    private MeterRegistry registry() {
        return hub.bean(MeterRegistry.class);
    }

    private double counted(String what, String partner) {
        return since(registry().get("flaghoist." + what).tag("partner", partner).counter());
    }

    private double retried(String partner, String route) {
        return since(registry()
                .get("flaghoist.retried")
                .tags("partner", partner, "route", route)
                .counter());
    }

    private long timed(String what, String partner) {
        return (long) since(registry()
                .get("flaghoist." + what + ".latency")
                .tag("partner", partner)
                .timer());
    }

    private double gauge(String what, String... tags) {
        return registry().get("flaghoist." + what).tags(tags).gauge().value();
    }
}
