package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.flaghoist.partner.Partner;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueCheckTest {

    private static final int BYTES = 512;
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

    @Test
    void findsWhateverStillWaitsOfAPartnerThatIsGone(@TempDir Path directory) throws Exception {
        List<String> queues = List.of(
                QueueNames.in("west"),
                QueueNames.urgentIn("west"),
                QueueNames.out("west"),
                QueueNames.held("west"),
                QueueNames.withdrawn("west"),
                QueueNames.deadIn("west"),
                QueueNames.deadOut("west"));
        try (BrokerFixture broker = new BrokerFixture(directory, PLAN)) {
            for (String queue : queues) {
                put(broker.broker().server(), queue);
            }

            // The broker puts a message on its queue when it is on the disk.
            await().untilAsserted(() -> {
                List<String> faults = faults(broker, BrokerPlan.of(TestPartners.of("north")));
                assertThat(queues)
                        .allSatisfy(queue -> assertThat(faults)
                                .anyMatch(
                                        fault -> fault.startsWith("queue " + queue + " holds 1 message of a partner")));
            });
        }
    }

    private static void put(ActiveMQServer server, String queue) throws Exception {
        CoreMessage message = new CoreMessage(server.getStorageManager().generateID(), BYTES);
        message.setAddress(queue);
        message.setDurable(true);
        server.getPostOffice().route(message, (Transaction) null, false);
    }

    @Test
    void bearsTheDivertOfAPartnerThatIsGoneButNoOther(@TempDir Path directory) throws Exception {
        new BrokerFixture(directory, PLAN).close();
        BrokerPlan without = BrokerPlan.of(TestPartners.of("north"));

        try (BrokerFixture broker = new BrokerFixture(directory, without)) {
            ActiveMQServer server = broker.broker().server();
            if (server.getPostOffice().getBinding(SimpleString.of(UrgentCopy.name("west"))) == null) {
                server.deployDivert(UrgentCopy.divert("west"));
            }
            assertThat(faults(broker, without)).isEmpty();

            server.destroyDivert(SimpleString.of(UrgentCopy.name("west")), true);
            server.deployDivert(UrgentCopy.divert("west").setExclusive(true));
            assertThat(faults(broker, without))
                    .hasSize(1)
                    .allMatch(fault -> fault.startsWith("diverts: nothing may be diverted but what looks urgent"));
        }
    }

    private static List<String> faults(BrokerFixture broker, BrokerPlan plan) {
        return new QueueCheck(broker.broker(), plan, broker.settings()).faults();
    }
}
