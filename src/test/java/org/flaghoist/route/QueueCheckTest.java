package org.flaghoist.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.PartnerState;
import org.flaghoist.partner.Retry;
import org.flaghoist.partner.Secret;
import org.flaghoist.partner.Sftp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueCheckTest {

    private static final BrokerPlan PLAN = BrokerPlan.of(TestPartners.of("north", "west"));

    @Test
    void findsNothingWrongWithABrokerThatHasJustStarted(@TempDir Path directory) throws Exception {
        try (BrokerFixture broker = new BrokerFixture(directory, PLAN)) {
            assertThat(broker.broker().faults()).isEmpty();
        }
    }

    @Test
    void tellsWhichQueuesAreGoneAndWhoseDeadLettersWouldBeLost(@TempDir Path directory) throws Exception {
        try (BrokerFixture broker = new BrokerFixture(directory, PLAN)) {
            ActiveMQServer server = broker.broker().server();
            for (String queue : List.of("out.west", "dead.in.north", "expired")) {
                server.destroyQueue(SimpleString.of(queue), null, false);
            }
            assertThat(broker.broker().faults())
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
        Sftp server = new Sftp(
                "localhost",
                22,
                "hub",
                new Secret("x"),
                null,
                "ssh-ed25519 AAAA",
                "o",
                "i",
                java.util.regex.Pattern.compile("x"),
                java.time.Duration.ofSeconds(1));
        List<Partner> moved = List.of(
                TestPartners.jms("north"), new Partner("west", "west", server, Retry.DEFAULT, PartnerState.ACTIVE));

        try (BrokerFixture broker = new BrokerFixture(directory, BrokerPlan.of(moved))) {
            assertThat(broker.broker().faults()).isEmpty();
        }
    }
}
