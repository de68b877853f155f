package org.flaghoist.exchange;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.flaghoist.broker.CachedQueueCounts;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.exchange.Contact.Way;
import org.flaghoist.exchange.PartnerSnapshot.Backlog;
import org.flaghoist.exchange.PartnerSnapshot.Connection;
import org.flaghoist.exchange.PartnerSnapshot.LastHeard;
import org.flaghoist.partner.Partner;
import org.flaghoist.sftp.Breaker;
import org.flaghoist.sftp.Servers;
import org.flaghoist.sftp.Servers.Server;
import org.flaghoist.sftp.SftpConnection;
import org.jspecify.annotations.Nullable;

/** How it stands with each partner, for those who watch. */
public final class PartnerSnapshots {

    private final Supplier<Collection<Partner>> partners;
    private final PartnerStates states;
    private final CachedQueueCounts queues;
    private final Servers servers;
    private final PartnerGates gates;
    private final Maintenance maintenance;
    private final LastContacts contacts;

    public PartnerSnapshots(
            Supplier<Collection<Partner>> partners,
            PartnerStates states,
            CachedQueueCounts queues,
            Servers servers,
            PartnerGates gates,
            Maintenance maintenance,
            LastContacts contacts) {
        this.partners = partners;
        this.states = states;
        this.queues = queues;
        this.servers = servers;
        this.gates = gates;
        this.maintenance = maintenance;
        this.contacts = contacts;
    }

    /** In the order of their ids. */
    public List<PartnerSnapshot> all() {
        return partners.get().stream().map(this::of).toList();
    }

    /** Whether the hub takes nothing in because its broker's disk is too full. */
    public boolean isDiskFull() {
        return gates.isDiskFull();
    }

    /** Where files are fetched from a partner; null where it has no server. Costs nothing, unlike all the rest. */
    public @Nullable Connection collect(String partner) {
        Server server = servers.all().get(partner);
        return server == null ? null : connection(server.collect());
    }

    /** Where files are brought to it; otherwise as {@link #collect}. */
    public @Nullable Connection deliver(String partner) {
        Server server = servers.all().get(partner);
        return server == null ? null : connection(server.deliver());
    }

    private PartnerSnapshot of(Partner partner) {
        String id = partner.id();
        return new PartnerSnapshot(
                partner,
                states.of(id),
                maintenance.next(id).orElse(null),
                backlog(QueueNames.in(id)),
                new Backlog(queues.countOut(id), queues.oldestOut(id).orElse(null)),
                collect(id),
                deliver(id),
                new LastHeard(
                        contacts.of(id, Way.RECEIVED), contacts.of(id, Way.DELIVERED), contacts.of(id, Way.CONNECTED)));
    }

    private Backlog backlog(String queue) {
        return new Backlog(queues.count(queue), queues.oldest(queue).orElse(null));
    }

    private static Connection connection(SftpConnection connection) {
        Breaker.View view = connection.view();
        return new Connection(
                view.open(),
                view.failures(),
                view.since(),
                view.reason(),
                view.nextTry(),
                connection.countOfLeftAlone());
    }
}
