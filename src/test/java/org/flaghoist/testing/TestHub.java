package org.flaghoist.testing;

import java.util.concurrent.atomic.AtomicInteger;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.exchange.SetupSource;
import org.flaghoist.hub.BrokerBeans;
import org.flaghoist.hub.DatabaseFileBeans;
import org.flaghoist.hub.HubBeans;
import org.flaghoist.hub.OperationBeans;
import org.flaghoist.hub.PartnerBeans;
import org.flaghoist.hub.RecallBeans;
import org.flaghoist.hub.ReloadBeans;
import org.flaghoist.hub.RepeatBeans;
import org.flaghoist.hub.RouteBeans;
import org.flaghoist.hub.SearchBeans;
import org.flaghoist.hub.StepBeans;
import org.flaghoist.operator.Operator;
import org.flaghoist.people.Person;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The beans that a test of the hub has of its own. */
// No @Configuration: whoever starts the whole hub in a test must not find it.
@EnableAutoConfiguration
@Import({
    BrokerBeans.class,
    HubBeans.class,
    DatabaseFileBeans.class,
    StepBeans.class,
    PartnerBeans.class,
    RouteBeans.class,
    OperationBeans.class,
    RecallBeans.class,
    ReloadBeans.class,
    RepeatBeans.class,
    SearchBeans.class
})
class TestHub {

    @Bean
    HubFixture.Interruptions interruptions() {
        return new HubFixture.Interruptions(new AtomicInteger(), new AtomicInteger());
    }

    @Bean
    @Primary
    MovedClock movedClock() {
        return new MovedClock();
    }

    @Bean
    Operator operator() {
        return () -> Person.local(HubFixture.OPERATOR);
    }

    @Bean
    SetupSource setupSource(HubSettings settings) {
        return () -> PlainSetup.read(settings.config(), settings.mappings());
    }
}
