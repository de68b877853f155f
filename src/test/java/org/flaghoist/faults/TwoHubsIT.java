package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ConditionFactory;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two hubs on one broker and one database, the second of which is first started with another release policy. */
class TwoHubsIT {

    private static final int WORK_MILLIS = 4_000;
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final String[] SOON = {
        "--flaghoist.alarms.every=1s",
        "--flaghoist.alarms.calm=2s",
        "--flaghoist.alarms.hubs-differ.warning=1s",
        "--flaghoist.events.publish=true"
    };

    @Test
    void oneGoesOnWithoutTheOtherAndAnAlarmSaysAsLongAsTheyDiffer(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                Production production = new Production(directory, seed, broker.ways());
                SeenEvents events = new SeenEvents(broker.ways())) {
            TestStage stage = production.stage();
            start(stage.hub());
            stage.begin();
            HubProcess other = production.another();

            differ(stage, other, JdbcClient.create(production.database()));
            killAndHalt(stage, other);
            stage.comeToRest();
            assertThat(events.faults(JdbcClient.create(production.database())))
                    .as(seed.toString())
                    .isEmpty();

            assertThat(production.faults()).as(seed.toString()).isEmpty();
        }
    }

    private static void start(HubProcess hub) throws IOException {
        hub.start(SOON);
        hub.awaitReady();
    }

    /** The first is stopped and takes over the policy of the other, which decides alone meanwhile. */
    private static void differ(TestStage stage, HubProcess other, JdbcClient ledger) throws Exception {
        whileTheyWork().until(() -> !deciders(ledger).isEmpty());
        Files.writeString(stage.config().resolve("release-policy.yaml"), "# changed\n", StandardOpenOption.APPEND);
        start(other);
        whileTheyWork()
                .until(
                        () -> alarms(ledger, "active = true"),
                        found -> found.size() == 1 && found.get(0).contains("Different: release policy."));
        stage.hub().terminate(LONGEST_STOP);
        whileTheyWork().until(() -> deciders(ledger).size() == 2);
        start(stage.hub());
        whileTheyWork().until(() -> alarms(ledger, "active = true").isEmpty());
        assertThat(alarms(ledger, "ended is not null")).hasSize(1);
        assertThat(ledger.sql("select count(*) from configuration")
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    private static void killAndHalt(TestStage stage, HubProcess other) throws Exception {
        stage.hub().kill();
        stage.awaitAnswersToNewMailAfter("hub killed");
        start(stage.hub());
        other.signal("STOP");
        stage.awaitAnswersToNewMailAfter("hub halted");
        other.signal("CONT");
        stage.hub().runFor(WORK_MILLIS);
    }

    /** Each look at the ledger is a connection of its own, which takes from what they can do. */
    private static ConditionFactory whileTheyWork() {
        return await().atMost(LONG).pollInterval(Duration.ofMillis(500));
    }

    private static List<String> alarms(JdbcClient ledger, String state) {
        return ledger.sql("select text from alarm where kind = 'HUBS_DIFFER' and " + state)
                .query(String.class)
                .list();
    }

    /** The configurations by which something was accepted. */
    private static List<String> deciders(JdbcClient ledger) {
        return ledger.sql("select distinct c.name from entry e join configuration c on c.id = e.configuration"
                        + " where e.state = 'ACCEPTED'")
                .query(String.class)
                .list();
    }
}
