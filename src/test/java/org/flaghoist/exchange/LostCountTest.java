package org.flaghoist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.flaghoist.testing.Notifications.notification;

import java.nio.file.Files;
import java.nio.file.Path;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.testing.HubFixture;
import org.flaghoist.testing.Scenario;
import org.flaghoist.testing.Steps;
import org.flaghoist.testing.Then;
import org.flaghoist.testing.When;
import org.junit.jupiter.api.Test;

/** A broker that was killed brings messages anew, in another order and without the count of what was in hand. */
class LostCountTest {

    private final Scenario scenario = Scenario.lent();
    private final HubFixture hub = scenario.hub();
    private final When when = scenario.when();
    private final Then then = scenario.then();

    @Test
    void doubtsWhatWasInHandThoughOthersComeFirst() throws Exception {
        hub.pause("east");
        for (String id : new String[] {"FIRST-1", "IN-HAND-1", "FRESH-1"}) {
            when.sends(notification(id, "east"));
        }
        assertThat(hub.receipts("north", 3)).containsOnly("ACCEPTED");
        hub.stop();
        Path inHand = hub.directory().resolve("data").resolve("in-hand").resolve(QueueNames.out("east"));
        Files.writeString(inHand, "north_IN-HAND-1_r1.json\n");
        hub.start();
        hub.activate("east");

        assertThat(hub.receipts("north", 3)).containsOnly("DELIVERED east");
        assertThat(detail("FIRST-1")).isEqualTo("{\"attempts\":\"1\",\"repeat\":\"AGAIN\"}");
        assertThat(detail("IN-HAND-1")).isEqualTo("{\"attempts\":\"1\",\"repeat\":\"AGAIN\"}");
        assertThat(detail("FRESH-1")).isEqualTo("{\"attempts\":\"1\"}");
    }

    @Test
    void saysThatItPutsAgainWhatIsNotedThoughTheClockWasSetBack() throws Exception {
        hub.stop();
        Path inHand = hub.directory().resolve("data").resolve("in-hand").resolve(QueueNames.out("east"));
        Files.writeString(inHand, "PUT north_NOTED-1_r1.json\n");
        hub.start();
        when.sends(notification("NOTED-1", "east"));

        then.north().getsReceipts("ACCEPTED", "DELIVERED east");
        assertThat(detail("NOTED-1")).isEqualTo("{\"attempts\":\"1\",\"repeat\":\"AGAIN\"}");
    }

    private String detail(String id) {
        return Steps.of(hub, id).get(Steps.of(hub, id).size() - 1).detail();
    }
}
