package org.flaghoist.sftp;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Sftp;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;

/** The servers of all SFTP partners. */
public final class Servers implements AutoCloseable {

    /** What is being done may end by itself; after this, a server that hangs is hung up on. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Deadlines deadlines = new Deadlines();
    private final ClusterLeases leases;
    private final Map<String, Server> byPartner = new LinkedHashMap<>();

    /**
     * @param inHand the directory of what is being delivered
     * @param leases a hub that may be taken for dead delivers no more
     */
    public Servers(Collection<Partner> partners, Path inHand, Clock clock, ClusterLeases leases) {
        this.leases = leases;
        for (Partner partner : partners) {
            if (partner.transport() instanceof Sftp site) {
                byPartner.put(partner.id(), server(partner, site, inHand, clock));
            }
        }
    }

    /**
     * Logs in anew, by what was read for the same partners, where a login or a host key is another.
     *
     * @return these partners
     */
    public List<String> become(Collection<Partner> read) {
        List<String> changed = new ArrayList<>();
        for (Partner partner : read) {
            if (partner.transport() instanceof Sftp site && of(partner.id()).become(site)) {
                changed.add(partner.id());
            }
        }
        return changed;
    }

    /**
     * One server: its connections, and what is done over them.
     *
     * @param site as it was read at the start; its directories stay
     * @param login as it was last read
     */
    public record Server(
            String partner,
            Sftp site,
            AtomicReference<Sftp> login,
            SftpConnection collect,
            SftpConnection deliver,
            RemoteOutbox outbox,
            RemoteInbox routine,
            RemoteInbox urgent,
            InboxListing listing,
            ServerCheck check) {

        private boolean become(Sftp read) {
            if (login.getAndSet(read).hasSameLogin(read)) {
                return false;
            }
            check.become(read);
            forEach((direction, connection) -> {
                connection.become(read);
                connection.forgetRefusal();
            });
            return true;
        }

        /** What is known of the uploads from one of the ways to the partner. */
        public RemoteInbox inbox(String queue) {
            return QueueNames.isUrgent(queue) ? urgent : routine;
        }

        public void forEach(BiConsumer<Direction, SftpConnection> action) {
            action.accept(Direction.COLLECT, collect);
            action.accept(Direction.DELIVER, deliver);
        }
    }

    private Server server(Partner partner, Sftp site, Path inHand, Clock clock) {
        LoginBackoff loginBackoff = new LoginBackoff(partner.retry().afterRefusedLogin(), clock);
        Function<Direction, SftpConnection> to = direction ->
                new SftpConnection(partner, site, direction, new SftpLink(site, deadlines), loginBackoff, clock);
        SftpConnection collect = to.apply(Direction.COLLECT);
        SftpConnection deliver = to.apply(Direction.DELIVER);
        Function<String, RemoteInbox> inbox = queue -> new RemoteInbox(
                site,
                deliver,
                new InFlightDeliveries(inHand.resolve(queue)),
                () -> leases.ofHub(Direction.routeOf(queue)));
        return new Server(
                partner.id(),
                site,
                new AtomicReference<>(site),
                collect,
                deliver,
                new RemoteOutbox(site, collect),
                inbox.apply(QueueNames.out(partner.id())),
                inbox.apply(QueueNames.urgentOut(partner.id())),
                new InboxListing(site, collect),
                new ServerCheck(partner.id(), site, deadlines, loginBackoff));
    }

    public Server of(String partner) {
        Server server = byPartner.get(partner);
        if (server == null) {
            throw new IllegalStateException("partner " + partner + " has no server; the start should have failed");
        }
        return server;
    }

    public Map<String, Server> all() {
        return byPartner;
    }

    // The routes are stopped before the beans are: they must not wait for a server then.
    @EventListener
    void on(ContextClosedEvent closed) {
        deadlines.after(GRACE, this::hangUp);
    }

    private void hangUp() {
        byPartner.values().forEach(server -> {
            server.forEach((direction, connection) -> connection.close());
            server.check().close();
        });
    }

    @Override
    public void close() {
        hangUp();
        deadlines.close();
    }
}
