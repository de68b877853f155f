package org.flaghoist.reload;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.exchange.Protections;
import org.flaghoist.ledger.DecidedBy;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.partner.Jms;
import org.flaghoist.partner.Partner;
import org.flaghoist.sftp.Direction;
import org.flaghoist.sftp.Servers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has all that works by the files go over to others.
 *
 * @param passwords has the broker let partners in by other passwords, and go over to what else it knows of them
 * @param wake ends the waiting of a route that a server has refused
 */
public record SetupSwitch(
        CurrentSetup current,
        WorkingHub hub,
        Mappings mappings,
        Protections protections,
        Servers servers,
        Consumer<List<Jms>> passwords,
        Consumer<String> wake) {

    private static final Logger LOG = LoggerFactory.getLogger(SetupSwitch.class);

    /** @return false where work in hand did not end soon; nothing is changed then */
    boolean to(FilesAsRead next) throws InterruptedException {
        DecidedBy by = hub.known(next.configuration());
        FilesAsRead before = current.files();
        boolean done = current.become(next, () -> {
            mappings.become(next.setup().mappings());
            protections.become(next.partners());
            hub.decideBy(by);
        });
        if (done) {
            servers.become(next.partners()).forEach(this::tryNow);
            letIn(changed(before, next.partners()));
            hub.enter();
        }
        return done;
    }

    private void tryNow(String partner) {
        for (Direction direction : Direction.values()) {
            direction.routes(partner).forEach(wake);
        }
    }

    private void letIn(List<Jms> users) {
        try {
            passwords.accept(users);
        } catch (RuntimeException e) {
            LOG.error(
                    "The broker may still let partners in by old passwords; restart the hub: {}",
                    SafeErrorText.withCause(e));
        }
    }

    private static List<Jms> changed(FilesAsRead before, Collection<Partner> next) {
        return next.stream()
                .filter(partner -> !before.setup()
                        .partners()
                        .find(partner.id())
                        .map(Partner::transport)
                        .equals(Optional.of(partner.transport())))
                .map(Partner::transport)
                .filter(Jms.class::isInstance)
                .map(Jms.class::cast)
                .toList();
    }
}
