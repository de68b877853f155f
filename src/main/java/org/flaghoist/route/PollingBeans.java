package org.flaghoist.route;

import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;

/** When the outboxes of SFTP partners are looked at. */
@Configuration(proxyBeanMethods = false)
class PollingBeans {

    @Bean
    Polling outboxes(Servers servers, HubSettings settings, PartnerStates states) {
        Polling polling = new Polling(new PollingPace(servers, settings.looksPerSecond())::of);
        // What lies there at the first look after test mode counts as a test.
        states.onChange(standing -> polling.hurry(standing.partner()));
        return polling;
    }

    /** Each route has one of its own. */
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    PollingSchedule polling(Polling outboxes) {
        return new PollingSchedule(outboxes);
    }
}
