package org.flaghoist.operator;

import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.Pace;
import org.flaghoist.broker.Paces;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.notification.RecipientId;
import org.jspecify.annotations.Nullable;

/**
 * How many copies may be sent again to a partner now: as its throttle says, and few wait on its queues, so that
 * what comes new need not wait behind all.
 */
public final class RepeatPace {

    /** That are sent together. */
    private static final int BATCH = 50;

    private static final int MOST_WAITING = 200;

    private final Broker broker;
    private final BrokerPlan plan;
    private final Paces paces;
    private final PartnerStates states;

    public RepeatPace(Broker broker, BrokerPlan plan, Paces paces, PartnerStates states) {
        this.broker = broker;
        this.plan = plan;
        this.paces = paces;
        this.states = states;
    }

    /** None where it is in test mode, or has much to take. */
    int room(String recipient) {
        String partner = RecipientId.partner(recipient);
        if (states.isTesting(partner)) {
            return 0;
        }
        long queue =
                MOST_WAITING - plan.waysOut(partner).mapToLong(broker::count).sum();
        Pace pace = pace(recipient);
        long room = pace == null ? queue : Math.min(queue, pace.room());
        return (int) Math.max(0, Math.min(BATCH, room));
    }

    void take(String recipient, int count) {
        Pace pace = pace(recipient);
        if (pace != null) {
            pace.take(count);
        }
    }

    /** At a server the files keep the pace, whatever they are. */
    private @Nullable Pace pace(String recipient) {
        String partner = RecipientId.partner(recipient);
        return plan.servers().containsKey(partner) ? null : paces.of(partner);
    }
}
