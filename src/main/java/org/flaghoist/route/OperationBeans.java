package org.flaghoist.route;

import org.flaghoist.ledger.Ledger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jms.connection.CachingConnectionFactory;

/** What operators do: dead letters and holds. */
@Configuration(proxyBeanMethods = false)
class OperationBeans {

    @Bean
    ParkedMessages parkedMessages(CachingConnectionFactory hubConnections, Broker broker) {
        return new ParkedMessages(hubConnections, broker);
    }

    @Bean
    Resolver resolver(
            HubSettings settings,
            Ledger ledger,
            Setup setup,
            ParkedMessages messages,
            PartnerMappings mappings,
            Copies copies,
            Correspondence correspondence) {
        Releases releases = new Releases(ledger, setup.policy(), copies, correspondence);
        int largest = (int) settings.largestNotification().toBytes();
        Replays replays = new Replays(ledger, mappings, correspondence, releases, largest);
        return new Resolver(ledger, messages, replays, releases);
    }

    @Bean
    Resolving resolving(Ledger ledger, Resolver resolver) {
        return new Resolving(ledger.parking(), resolver);
    }

    @Bean
    DeadLetters deadLetters(Ledger ledger, ParkedMessages messages, Resolver resolver) {
        return new DeadLetters(ledger.parking(), messages, resolver);
    }

    @Bean
    Holds holds(Ledger ledger, ParkedMessages messages, PartnerMappings mappings, Resolver resolver) {
        return new Holds(ledger.parking(), messages, mappings, resolver);
    }

    @Bean
    DeadLetterOperations deadLetterOperations(DeadLetters deadLetters, Operator operator) {
        return new DeadLetterOperations(deadLetters, operator);
    }

    @Bean
    HoldOperations holdOperations(Holds holds, Operator operator) {
        return new HoldOperations(holds, operator);
    }
}
