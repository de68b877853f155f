package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.Session;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.flaghoist.testing.BrokerFixture;
import org.flaghoist.testing.TestPartners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final String IN = QueueNames.in("north");
    private static final String WITHDRAWN = QueueNames.withdrawn("north");

    @Test
    void movesNothingToAQueueThatIsNotThere(@TempDir Path directory) throws Exception {
        try (BrokerFixture broker = new BrokerFixture(directory, BrokerPlan.of(TestPartners.of("north")));
                Connection connection = broker.core("north");
                Session session = connection.createSession()) {
            session.createProducer(session.createQueue(IN)).send(session.createTextMessage("one"));
            broker.broker().server().destroyQueue(SimpleString.of(WITHDRAWN), null, false);

            assertThatThrownBy(() -> broker.broker().moveAll(IN, "", WITHDRAWN))
                    .hasMessageContaining("queue " + WITHDRAWN + " is not there");

            assertThat(broker.count(IN)).isOne();
            assertThat(new CachedQueueCounts(broker.broker()).count(IN)).isOne();
        }
    }
}
