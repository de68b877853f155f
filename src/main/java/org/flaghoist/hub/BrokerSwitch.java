package org.flaghoist.hub;

import java.util.List;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.BrokerPlan;
import org.flaghoist.broker.BrokerSettings;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.broker.UrgencyCheck;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.partner.Jms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the broker, too, knows of partners' files: it goes over to others, as far as the hub can have it do so. */
final class BrokerSwitch {

    private static final Logger LOG = LoggerFactory.getLogger(BrokerSwitch.class);

    private final Broker broker;
    private final BrokerPlan plan;
    private final BrokerSettings settings;
    private final Mappings mappings;

    BrokerSwitch(Broker broker, BrokerPlan plan, BrokerSettings settings, Mappings mappings) {
        this.broker = broker;
        this.plan = plan;
        this.settings = settings;
        this.mappings = mappings;
    }

    /** Lets these in by other passwords. */
    void to(List<Jms> users) {
        broker.changePasswords(users);
        warn();
    }

    /** Says where the broker knows what is urgent by other signs; that is no reason not to work. */
    void warn() {
        if (settings.isEmbedded()) {
            return;
        }
        try {
            new UrgencyCheck(broker, plan).differences(mappings.urgencyLooks()).forEach(LOG::warn);
        } catch (RuntimeException e) {
            // Nor is it one that it cannot be asked now.
            LOG.warn(
                    "The broker does not say by what it knows what is urgent; flaghoist check compares its files: {}",
                    SafeErrorText.withCause(e));
        }
    }
}
