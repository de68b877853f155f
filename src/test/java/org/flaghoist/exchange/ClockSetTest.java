package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.ledger.chain.Chain;
import org.flaghoist.ledger.chain.ChainFinding;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.MovedClock;
import org.flaghoist.testing.Notifications;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hub itself does with its clock; ClockIT sets the clock of its whole process. */
@Tag(HubFixture.OWN)
class ClockSetTest {

    private static final List<Duration> OFFSETS =
            List.of(Duration.ZERO, Duration.ofHours(-1), Duration.ofDays(1), Duration.ZERO);

    @Test
    void goesOnInOrderAndTellsTheTimeThatTheClockSays(@TempDir Path directory) throws Exception {
        try (HubFixture hub = new HubFixture(directory)) {
            hub.pause("west");
            List<String> sent = new ArrayList<>();
            for (Duration offset : OFFSETS) {
                hub.bean(MovedClock.class).set(offset);
                String id = "CLOCK-" + sent.size();
                sent.add(id);
                hub.send("north", Notifications.of("north", id, "INTELLIGENCE", "\"west\",\"east\""));

                for (String receipt : hub.receive("north", 3)) {
                    Instant at = Instant.parse(HubFixture.member(receipt, "at"));
                    assertThat(Duration.between(Instant.now().plus(offset), at).abs())
                            .isLessThan(Duration.ofMinutes(5));
                }
                await().untilAsserted(() ->
                        assertThat(hub.bean(Chain.class).verify().pending()).isZero());
            }
            hub.activate("west");

            assertThat(hub.receive("west", sent.size()))
                    .extracting(copy -> HubFixture.member(copy, "id"))
                    .containsExactlyElementsOf(sent);
            assertThat(hub.count(QueueNames.EXPIRED)).isZero();
            assertThat(hub.bean(Chain.class).verify()).matches(ChainFinding::ok);
        }
    }
}
