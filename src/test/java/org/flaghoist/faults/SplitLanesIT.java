package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.testing.AtLength;
import org.flaghoist.testing.BrokerProcessFixture;
import org.flaghoist.testing.HubProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One hub has what partners send, the other the copies of what is urgent of it, and either is killed. */
@AtLength
class SplitLanesIT {

    private static final int WORK_MILLIS = 6_000;
    private static final String ROUTE = "org.apache.camel:context=flaghoist,type=routes,name=\"translate-urgent.%s\"";

    @Test
    void losesDoublesAndReordersNothingWhicheverHubIsKilled(@TempDir Path directory) throws Exception {
        Seed seed = Seed.ofThisRun();
        try (BrokerProcessFixture broker = new BrokerProcessFixture(directory, Production.certificates(directory));
                Production production = new Production(directory, seed, broker.ways())) {
            TestStage stage = production.stage();
            HubProcess other = production.another();
            production.begin(stage.hub(), other);
            giveUpCopies(stage.hub());
            stage.hub().runFor(WORK_MILLIS);

            other.kill();
            stage.awaitAnswersToNewMailAfter("hub of the copies killed");
            other.start();
            other.awaitReady();
            stage.hub().runFor(WORK_MILLIS);
            stage.hub().kill();
            stage.awaitAnswersToNewMailAfter("hub of the messages killed");
            stage.hub().start();
            stage.hub().awaitReady();
            stage.comeToRest();

            assertThat(JdbcClient.create(production.database())
                            .sql("select count(*) from urgent_entry")
                            .query(Long.class)
                            .single())
                    .as("copies that went ahead")
                    .isPositive();
            assertThat(production.faults()).as(seed.toString()).isEmpty();
        }
    }

    /** The broker gives their queues to the other hub. */
    private static void giveUpCopies(HubProcess hub) throws Exception {
        for (String partner : List.of("bg", "ro", "ly")) {
            JsonNode answer = hub.call("tester", ROUTE.formatted(partner), "stop()");
            assertThat(answer.has("error")).as(answer.toString()).isFalse();
        }
    }
}
