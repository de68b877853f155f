package org.flaghoist.broker;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.flaghoist.testing.FreePorts;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.StaticApplicationContext;

final class SharedConnectionTest {

    @AutoClose
    private final ActiveMQConnectionFactory nowhere =
            new ActiveMQConnectionFactory("tcp://127.0.0.1:" + FreePorts.next());

    @Test
    void triesToReachNoBrokerWhileTheHubStops() {
        SharedConnection connection = new SharedConnection(nowhere, 1);
        assertThatThrownBy(connection::createConnection).hasMessageContaining("Failed to create session factory");

        connection.on(new ContextClosedEvent(new StaticApplicationContext()));

        assertThatThrownBy(connection::createConnection).hasMessageContaining("this hub stops");
    }
}
