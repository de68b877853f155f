package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two hubs in the midst of the exchange go over to a changed file together, and one alone when the other is killed, or
 * halted for so long that it counts as dead.
 */
@AtLength
class TwoHubsReloadIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void goesOverTogetherAndWithoutOneThatIsKilled(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                Production production = new Production(directory, seed, broker.ways())) {
            JdbcClient ledger = JdbcClient.create(production.database());
            ReloadedHubs hubs = new ReloadedHubs(ledger);
            TestStage stage = production.stage();
            Path policy = stage.config().resolve("release-policy.yaml");
            HubProcess other = production.another();
            production.begin(stage.hub(), other);

            Files.writeString(policy, "# a first change\n", StandardOpenOption.APPEND);
            reload(stage.hub(), hubs, 2);
            assertThat(hubs.atWork()).hasSize(1);
            Files.writeString(policy, "nonsense: 1\n", StandardOpenOption.APPEND);
            ask(other);
            await().atMost(LONG).untilAsserted(() -> assertThat(hubs.last()).isEqualTo("REFUSED"));
            assertThat(hubs.atWork()).hasSize(1);

            stage.hub().kill();
            Files.writeString(policy, Files.readString(policy).replace("nonsense: 1", "# a second change"));
            reload(other, hubs, 1);
            stage.hub().start();
            stage.hub().awaitReady();

            await().atMost(LONG).until(() -> hubs.atWork().size() == 1);

            // With what it has in hand; when it is back another has done that, by the changed file.
            other.signal("STOP");
            Files.writeString(policy, "# a third change\n", StandardOpenOption.APPEND);
            reload(stage.hub(), hubs, 1);
            other.signal("CONT");
            await().atMost(LONG).until(() -> hubs.switched() == 2);
            assertThat(ledger.sql("select count(*) from configuration")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(4);
            stage.comeToRest();
            assertThat(production.faults()).as(seed.toString()).isEmpty();
        }
    }

    private static void reload(HubProcess hub, ReloadedHubs hubs, int count) throws Exception {
        ask(hub);
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(hubs.last()).isEqualTo("AGREED");
            assertThat(hubs.switched()).isEqualTo(count);
        });
    }

    private static void ask(HubProcess hub) throws Exception {
        JsonNode answer = hub.ask("tester", "Reload", "ask", "asked for by the test");
        assertThat(answer.has("error")).as(answer.toString()).isFalse();
    }
}
