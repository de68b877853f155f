package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two hubs in the midst of the exchange go over to a changed file together, and one alone when the other is killed, or
 * halted for so long that it counts as dead.
 */
@EnabledIfSystemProperty(named = "flaghoist.length", matches = "long", disabledReason = "mvn verify -Pfaults runs it")
class TwoHubsReloadIT {

    private static final Duration LONG = Duration.ofMinutes(2);

    @Test
    void goesOverTogetherAndWithoutOneThatIsKilled(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                Production production = new Production(directory, seed, broker.ways())) {
            JdbcClient ledger = JdbcClient.create(production.database());
            TestStage stage = production.stage();
            Path policy = stage.config().resolve("release-policy.yaml");
            HubProcess other = production.another();
            production.begin(stage.hub(), other);

            Files.writeString(policy, "# a first change\n", StandardOpenOption.APPEND);
            reload(stage.hub(), ledger, 2);
            assertThat(atWork(ledger)).hasSize(1);
            Files.writeString(policy, "nonsense: 1\n", StandardOpenOption.APPEND);
            ask(other);
            await().atMost(LONG).untilAsserted(() -> assertThat(last(ledger)).isEqualTo("REFUSED"));
            assertThat(atWork(ledger)).hasSize(1);

            stage.hub().kill();
            Files.writeString(policy, Files.readString(policy).replace("nonsense: 1", "# a second change"));
            reload(other, ledger, 1);
            stage.hub().start();
            stage.hub().awaitReady();

            await().atMost(LONG).until(() -> atWork(ledger).size() == 1);

            // With what it has in hand; when it is back another has done that, by the changed file.
            other.signal("STOP");
            Files.writeString(policy, "# a third change\n", StandardOpenOption.APPEND);
            reload(stage.hub(), ledger, 1);
            other.signal("CONT");
            await().atMost(LONG).until(() -> switched(ledger) == 2);
            assertThat(ledger.sql("select count(*) from configuration")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(4);
            stage.comeToRest();
            assertThat(production.faults()).as(seed.toString()).isEmpty();
        }
    }

    private static void reload(HubProcess hub, JdbcClient ledger, int hubs) throws Exception {
        ask(hub);
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(last(ledger)).isEqualTo("AGREED");
            assertThat(switched(ledger)).isEqualTo(hubs);
        });
    }

    /** How many hubs have gone over by the last reload. */
    private static int switched(JdbcClient ledger) {
        return ledger.sql("select count(*) from reload_answer where switched_at is not null"
                        + " and reload = (select max(id) from reload)")
                .query(Integer.class)
                .single();
    }

    private static void ask(HubProcess hub) throws Exception {
        JsonNode answer = hub.ask("tester", "Reload", "ask", "asked for by the test");
        assertThat(answer.has("error")).as(answer.toString()).isFalse();
    }

    /** How the last reload stands. */
    private static String last(JdbcClient ledger) {
        return ledger.sql("select state from reload order by id desc limit 1")
                .query(String.class)
                .single();
    }

    /** By what the hubs work that have said so lately. */
    private static List<String> atWork(JdbcClient ledger) {
        return ledger.sql("select distinct c.name from hub h join configuration c on c.id = h.configuration"
                        + " where h.seen > (select now from clock) - 30000")
                .query(String.class)
                .list();
    }
}
