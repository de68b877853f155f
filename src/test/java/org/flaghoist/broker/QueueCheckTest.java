package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.flaghoist.partner.Partner;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueCheckTest {

    private static final BrokerPlan PLAN = BrokerPlan.of(TestPartners.of("north", "west"));

    @Test
    void findsNothingWrongWithABrokerThatHasJustStarted(@TempDir Path directory) throws Exception {
        try (BrokerFixture broker = new BrokerFixture(directory, PLAN)) {
            assertThat(faults(broker, PLAN)).isEmpty();
        }
    }

    @Test
    void reportsWhichQueuesAreGoneAndWhoseDeadLettersWouldBeLost(@TempDir Path directory) throws Exception {
        try (BrokerFixture broker = new BrokerFixture(directory, PLAN)) {
            ActiveMQServer server = broker.broker().server();
            for (String queue : List.of("out.west", "dead.in.north", "expired")) {
                server.destroyQueue(SimpleString.of(queue), null, false);
            }
            assertThat(faults(broker, PLAN))
                    .contains(
                            "queue out.west is not there or not bound to its address",
                            "queue dead.in.north is not there or not bound to its address",
                            "dead.in.north, where in.north puts what it gives up, has no queue",
                            "expired, where in.west puts what it gives up, has no queue");
        }
    }

    @Test
    void followsAPartnerFromTheBrokerToAServerOfItsOwn(@TempDir Path directory) throws Exception {
        new BrokerFixture(directory, PLAN).close();
        List<Partner> moved = List.of(TestPartners.jms("north"), TestPartners.sftp("west"));

        try (BrokerFixture broker = new BrokerFixture(directory, BrokerPlan.of(moved))) {
            assertThat(faults(broker, BrokerPlan.of(moved))).isEmpty();
        }
    }

    private static List<String> faults(BrokerFixture broker, BrokerPlan plan) {
        return new QueueCheck(broker.broker(), plan, broker.settings()).faults();
    }
}
