package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two hubs in the midst of the exchange go over to what two people agree to, and back from it, together, or neither
 * does: whichever of them is killed meanwhile, or down, and whatever somebody changes in folder or database beside
 * them.
 */
@AtLength
class TwoHubsChangeIT {

    private static final Duration LONG = Duration.ofMinutes(4);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final String TABLE = "mappings/uk/craft.csv";
    private static final String POLICY = "config/release-policy.yaml";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void goOverToWhatTwoPeopleAgreeToWhicheverOfThemDiesAndBack(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                Production production = new Production(directory, seed, broker.ways())) {
            JdbcClient ledger = JdbcClient.create(production.database());
            ReloadedHubs hubs = new ReloadedHubs(ledger);
            HubProcess one = production.stage().hub();
            HubProcess other = production.another();
            production.begin(one, other);
            Path policy = production.stage().config().resolve("release-policy.yaml");
            String before = Files.readString(policy);

            long table = propose(one, TABLE, Files.readString(Path.of(TABLE)) + "# once\n");
            assertThat(approve(other, "tester", table).has("error")).isTrue();
            assertThat(approve(other, "releaser-1", table).has("error")).isFalse();
            isActive(other, hubs, table, 2);
            long back = said(one.ask("tester", "Changes", "back", String.valueOf(table), "it was wrong"))
                    .path("id")
                    .asLong();
            isActive(other, hubs, back, 2);
            assertThat(state(one, table)).isEqualTo("BACK");

            // Whoever carries it dies as soon as it is agreed to; then who has not said so.
            for (HubProcess dying : new HubProcess[] {other, one}) {
                HubProcess living = dying == one ? other : one;
                long change = propose(living, POLICY, before + "# by " + (dying == one ? "another\n" : "one\n"));
                approve(dying, "releaser-1", change);
                dying.kill();
                isActive(living, hubs, change, 1);
                dying.start();
                dying.awaitReady();
                await().atMost(LONG).until(() -> hubs.atWork().size() == 1);
                before = before + "# by " + (dying == one ? "another\n" : "one\n");
            }

            other.terminate(LONGEST_STOP);
            long alone = propose(one, POLICY, before + "# alone\n");
            approve(one, "releaser-2", alone);
            isActive(one, hubs, alone, 1);
            other.start();
            other.awaitReady();
            await().atMost(LONG).until(() -> hubs.atWork().size() == 1);

            String folder = Files.readString(policy);
            long second = propose(one, POLICY, before + "# alone\n# two\n");
            Files.writeString(policy, folder + "# of somebody else\n");
            assertThat(approve(other, "releaser-1", second).path("error").asText())
                    .contains("release-policy.yaml: is neither what change");
            assertThat(state(one, second)).isEqualTo("PROPOSED");
            Files.writeString(policy, folder);

            approve(one, "releaser-1", second);
            isActive(one, hubs, second, 2);
            ledger.sql("update change_file set after_text = after_text || '# more' where change = ?")
                    .param(second)
                    .update();
            assertThat(one.call("tester", "Ledger", "verify").toString()).contains("change " + second);

            production.stage().comeToRest();
            assertThat(production.faults()).as(seed.toString()).isEmpty();
        }
    }

    private static long propose(HubProcess hub, String path, String text) throws Exception {
        String files = JSON.writeValueAsString(Map.of("files", Map.of(path, text)));
        long change = said(hub.ask("tester", "Changes", "propose", files, "asked for by the test"))
                .path("id")
                .asLong();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(show(hub, change).toString()).contains("\"looked\":"));
        return change;
    }

    private static JsonNode approve(HubProcess hub, String user, long change) throws Exception {
        return hub.ask(user, "Changes", "approve", String.valueOf(change), "seen");
    }

    /** @param living how many; one that was killed may have gone over just before */
    private static void isActive(HubProcess hub, ReloadedHubs hubs, long change, int living) {
        await().atMost(LONG).untilAsserted(() -> {
            assertThat(state(hub, change)).isEqualTo("ACTIVE");
            assertThat(hubs.switched()).isGreaterThanOrEqualTo(living);
            assertThat(hubs.atWork()).hasSize(1);
        });
    }

    private static String state(HubProcess hub, long change) throws Exception {
        return show(hub, change).at("/change/state").asText();
    }

    private static JsonNode show(HubProcess hub, long change) throws Exception {
        return said(hub.ask("tester", "Changes", "show", String.valueOf(change)));
    }

    private static JsonNode said(JsonNode answer) throws Exception {
        assertThat(answer.has("error")).as(answer.toString()).isFalse();
        return JSON.readTree(answer.path("value").asText());
    }
}
