package org.flaghoist.hub;

import org.apache.camel.CamelContext;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.exchange.CollectionGate;
import org.flaghoist.exchange.CollectionRules;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.Polling;
import org.flaghoist.exchange.PollingPace;
import org.flaghoist.exchange.PollingSchedule;
import org.flaghoist.exchange.TestFileCheck;
import org.flaghoist.sftp.ServerComponent;
import org.flaghoist.sftp.Servers;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** The partners' routes, and when they look at outboxes. */
@Configuration(proxyBeanMethods = false)
public class RouteBeans {

    @Bean
    PartnerRoutes partnerRoutes(BrokerPlan plan) {
        return new PartnerRoutes(plan);
    }

    // Camel has asked for it before it asks any CamelContextConfiguration.
    @Bean
    static BeanPostProcessor sharedMBeanInfos() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof CamelContext context) {
                    context.getCamelContextExtension().setManagementMBeanAssembler(new SharedMBeanInfos(context));
                }
                return bean;
            }
        };
    }

    /** Of this name Camel takes it for {@code sftp:} in the routes. */
    @Bean
    ServerComponent sftp(Servers servers, TestFileCheck testFiles, CollectionGate collectionGate) {
        return new ServerComponent(servers, new CollectionRules(testFiles, collectionGate));
    }

    @Bean
    Polling outboxes(Servers servers, HubSettings settings, PartnerStates states) {
        Polling polling = new Polling(new PollingPace(servers, settings.looksPerSecond())::of);
        // What lies there at the first look after test mode counts as a test.
        states.onChange(state -> polling.hurry(state.partner()));
        return polling;
    }

    /** Each route has one of its own. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    PollingSchedule polling(Polling outboxes) {
        return new PollingSchedule(outboxes);
    }
}
