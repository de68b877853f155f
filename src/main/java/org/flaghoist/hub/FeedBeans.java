package org.flaghoist.hub;

import java.time.Clock;
import javax.sql.DataSource;
import org.flaghoist.broker.EventsSettings;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.feed.EventFeed;
import org.flaghoist.feed.FeedOutages;
import org.flaghoist.feed.FeedPosition;
import org.flaghoist.feed.OneCommit;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What other systems are told. */
@Configuration(proxyBeanMethods = false)
public class FeedBeans {

    @Bean
    @DependsOnDatabaseInitialization
    FeedPosition feedPosition(DataSource database) {
        return new FeedPosition(database);
    }

    @Bean
    FeedOutages feedOutages(Clock clock) {
        return new FeedOutages(clock);
    }

    @Bean
    EventFeed eventFeed(
            DataSource database,
            FeedPosition position,
            ClusterLeases leases,
            FeedOutages outages,
            EventsSettings settings) {
        EventFeed feed = new EventFeed(database, position, leases, outages);
        if (settings.publish()) {
            // Before anything happens.
            feed.begin();
        }
        return feed;
    }

    @Bean
    EventsRoute eventsRoute(EventsSettings settings) {
        return new EventsRoute(settings);
    }

    @Bean
    OneCommit eventsCommit(SharedConnection hubConnection) {
        return new OneCommit(hubConnection);
    }
}
