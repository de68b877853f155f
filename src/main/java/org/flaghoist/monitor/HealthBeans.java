package org.flaghoist.monitor;

import org.flaghoist.broker.Broker;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether the hub can do its work, and what keeps it from it; which of these count for what is in application.yaml. */
@Configuration(proxyBeanMethods = false)
class HealthBeans {

    @Bean
    DatabaseHealth databaseHealthIndicator(LivenessPool liveness) {
        return new DatabaseHealth(liveness.database());
    }

    @Bean
    BrokerHealth brokerHealth(Broker broker) {
        return new BrokerHealth(broker);
    }

    @Bean
    HealthIndicator brokerHealthIndicator(BrokerHealth broker) {
        return broker::works;
    }

    @Bean
    HealthIndicator diskHealthIndicator(BrokerHealth broker) {
        return broker::disk;
    }

    @Bean
    HealthIndicator routesHealthIndicator(RoutesStarted routes) {
        return () -> routes.idle().isEmpty()
                ? Health.up().build()
                : Health.down()
                        .withDetail(
                                "reason",
                                "These routes do not run: " + String.join(", ", routes.idle())
                                        + ". Somebody stopped them, or the log says why; start them in the console.")
                        .build();
    }
}
