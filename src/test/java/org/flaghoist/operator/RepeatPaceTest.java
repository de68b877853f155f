package org.flaghoist.operator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.Session;
import org.apache.camel.CamelContext;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.Paces;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.testing.HubFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepeatPaceTest {

    private static final int MANY = 200;

    private HubFixture hub;

    @BeforeEach
    void start() throws Exception {
        hub = HubFixture.lent();
    }

    @Test
    void leavesNoRoomWhileMuchWaitsForAServerInWhicheverLane() throws Exception {
        RepeatPace pace = new RepeatPace(
                hub.bean(Broker.class),
                hub.bean(BrokerPlan.class),
                hub.bean(Paces.class),
                hub.bean(PartnerStates.class));
        hub.bean(CamelContext.class).getRouteController().stopRoute("deliver-urgent-sftp-east");
        assertThat(pace.room("east")).isPositive();

        put(QueueNames.urgentOut("east"));
        assertThat(hub.count(QueueNames.urgentOut("east"))).isEqualTo(MANY);

        assertThat(pace.room("east")).isZero();
        assertThat(pace.room("south")).isPositive();
    }

    private void put(String queue) throws Exception {
        try (Connection connection = hub.bean(Broker.class).connectionFactory().createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED)) {
            for (int i = 0; i < MANY; i++) {
                session.createProducer(session.createQueue(queue)).send(session.createTextMessage("waits"));
            }
            session.commit();
        }
    }
}
