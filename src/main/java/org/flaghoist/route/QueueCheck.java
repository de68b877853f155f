package org.flaghoist.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.postoffice.QueueBinding;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** Compares the queues that a broker has with those that the partners need. */
final class QueueCheck {

    private final ActiveMQServer server;
    private final BrokerPlan plan;
    private final List<String> faults = new ArrayList<>();

    QueueCheck(ActiveMQServer server, BrokerPlan plan) {
        this.server = server;
        this.plan = plan;
    }

    List<String> faults() {
        plan.queues().forEach(this::check);
        Set<String> wanted = plan.queues().collect(Collectors.toSet());
        server.getPostOffice()
                .getAllBindings()
                .filter(QueueBinding.class::isInstance)
                .map(binding -> ((QueueBinding) binding).getQueue())
                .filter(queue -> !queue.isInternalQueue() && !queue.isTemporary())
                .filter(queue -> !wanted.contains(queue.getName().toString()))
                .forEach(this::leftOver);
        return faults;
    }

    private void check(String name) {
        Queue queue = server.locateQueue(SimpleString.of(name));
        if (queue == null || !queue.getAddress().toString().equals(name)) {
            faults.add("queue " + name + " is not there or not bound to its address");
        } else if (queue.isExclusive() != plan.isExclusive(name)) {
            faults.add("queue " + name + " must " + (queue.isExclusive() ? "not " : "") + "be exclusive");
        }
        AddressSettings settings = server.getAddressSettingsRepository().getMatch(name);
        for (SimpleString last : List.of(settings.getDeadLetterAddress(), settings.getExpiryAddress())) {
            if (server.locateQueue(last) == null) {
                faults.add(last + ", where " + name + " puts what it gives up, has no queue");
            }
        }
    }

    // An empty one is harmless: nobody has rights on it, and it is there again should the partner come back.
    private void leftOver(Queue queue) {
        long count = queue.getMessageCount();
        if (count > 0) {
            String name = queue.getName().toString();
            String partner = name.substring(name.lastIndexOf('.') + 1);
            faults.add("queue " + name + " holds " + count + " message(s) of a partner that is not configured; put"
                    + " config/partners/" + partner + ".yaml and mappings/" + partner + "/ back until they are dealt"
                    + " with, then remove them");
        }
    }
}
