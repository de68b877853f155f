package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.Handshakes;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Artemis can speak more protocols, in which other faults are known; the hub's broker speaks two, each on its own port.
 */
class HandshakesTest {

    @AutoClose
    private static BrokerFixture broker;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        broker = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("uk")));
    }

    @ParameterizedTest(name = "{1} at the acceptor for {0}")
    @CsvSource({"core,openwire", "core,stomp", "core,mqtt", "core,amqp", "amqp,openwire", "amqp,stomp", "amqp,mqtt"})
    void saysNothingInAProtocolThatIsNotTheAcceptors(String acceptor, String protocol) throws Exception {
        assertThat(Handshakes.answer(broker.socket(acceptor), protocol)).isEmpty();
    }

    @Test
    void answersInItsOwnProtocol() throws Exception {
        assertThat(Handshakes.answer(broker.socket("amqp"), "amqp")).startsWith("AMQP");
    }
}
