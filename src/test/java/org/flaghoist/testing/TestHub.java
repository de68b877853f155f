package org.flaghoist.testing;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.exchange.Setup;
import org.flaghoist.hub.BrokerBeans;
import org.flaghoist.hub.DatabaseFileBeans;
import org.flaghoist.hub.HubBeans;
import org.flaghoist.hub.OperationBeans;
import org.flaghoist.hub.PartnerBeans;
import org.flaghoist.hub.RecallBeans;
import org.flaghoist.hub.RepeatBeans;
import org.flaghoist.hub.RouteBeans;
import org.flaghoist.hub.SearchBeans;
import org.flaghoist.hub.StepBeans;
import org.flaghoist.mapping.Mapping;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.operator.Operator;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Partners;
import org.flaghoist.people.Person;
import org.flaghoist.release.ReleasePolicy;
import org.jspecify.annotations.Nullable;
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
    Setup setup(HubSettings settings) {
        Mapping plain = new PlainMapping();
        SetupFaults faults = new SetupFaults();
        Partners partners = Partners.read(settings.config(), settings.mappings(), TestHub::secret, faults);
        ReleasePolicy policy = Setup.policy(settings.config(), settings.mappings(), partners, faults);
        faults.throwIfAny();
        Map<String, Mapping> mappings =
                partners.all().stream().collect(Collectors.toMap(Partner::id, partner -> plain));
        return new Setup(partners, new Mappings(mappings), Objects.requireNonNull(policy));
    }

    private static @Nullable String secret(String name) {
        if (name.endsWith("_FILE")) {
            return null;
        }
        return name.startsWith("SFTP") ? SftpServerFixture.PASSWORD : BrokerFixture.password(name);
    }
}
