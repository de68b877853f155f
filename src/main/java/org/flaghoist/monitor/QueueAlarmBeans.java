package org.flaghoist.monitor;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.CachedQueueCounts;
import org.flaghoist.exchange.Setup;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What waits on the broker's queues, and should not. */
@Configuration(proxyBeanMethods = false)
class QueueAlarmBeans {

    @Bean
    QueuesWatch backlogWatch(
            BrokerPlan plan,
            CachedQueueCounts queues,
            ExpectedPartners expectedPartners,
            AlarmSettings settings,
            PartnerNames names,
            Clock clock) {
        return new QueuesWatch(
                Condition.BACKLOG,
                WatchedQueue.traffic(plan, names),
                queues,
                expectedPartners::since,
                settings.backlog(),
                clock);
    }

    @Bean
    QueuesWatch deadLettersWatch(
            Setup setup, CachedQueueCounts queues, AlarmSettings settings, PartnerNames names, Clock clock) {
        return new QueuesWatch(
                Condition.DEAD_LETTERS,
                WatchedQueue.deadLetters(setup.partners().ids(), names),
                queues,
                anybody -> Optional.of(Instant.EPOCH),
                settings.deadLetters(),
                clock);
    }

    @Bean
    QueuesWatch holdsWatch(
            Setup setup, CachedQueueCounts queues, AlarmSettings settings, PartnerNames names, Clock clock) {
        return new QueuesWatch(
                Condition.HOLDS,
                WatchedQueue.holds(setup.partners().ids(), names),
                queues,
                anybody -> Optional.of(Instant.EPOCH),
                settings.holds(),
                clock);
    }

    @Bean
    GivenUpWatch givenUpWatch(CachedQueueCounts queues, Clock clock) {
        return new GivenUpWatch(queues, clock);
    }
}
