package org.flaghoist.route;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.List;
import org.flaghoist.format.Piece;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over files from a partner's server: cuts each and puts the pieces, or its fault, on the partner's queue. */
public final class FileCollection {

    private static final Logger LOG = LoggerFactory.getLogger(FileCollection.class);

    private final Servers servers;
    private final PartnerMappings mappings;
    private final Protections protections;
    private final PieceSender sender;
    private final long largest;
    private final FileTrials trials;
    private final PartnerGates gates;
    private final ClusterLeases leases;

    /** @param largest bytes of a file; a larger one is not even fetched */
    FileCollection(
            Servers servers,
            PartnerMappings mappings,
            Protections protections,
            PieceSender sender,
            long largest,
            FileTrials trials,
            PartnerGates gates,
            ClusterLeases leases) {
        this.servers = servers;
        this.mappings = mappings;
        this.protections = protections;
        this.sender = sender;
        this.largest = largest;
        this.trials = trials;
        this.gates = gates;
        this.leases = leases;
    }

    /** The files that are to be taken now, in order; none where nothing is to be taken. */
    public List<ReadyFile> ready(String partner) throws IOException {
        return isOpen(partner) ? trials.look(partner, servers.of(partner).outbox()) : List.of();
    }

    /** False while the partner is paused, the disk is full, or another hub collects from it. */
    public boolean isOpen(String partner) {
        return !gates.isShut(partner) && isMine(partner);
    }

    private Lease lease(String partner) {
        return leases.of(Direction.COLLECT.route(partner));
    }

    private boolean isMine(String partner) {
        return lease(partner).isHeld();
    }

    /**
     * Fetches a file unless it is too large, and opens it.
     *
     * @throws IOException when it did not come as it was listed; it stays where it is and is tried again
     * @throws LeaseLost when another hub may be doing it; likewise the next step
     */
    public CollectedFile fetch(ReadyFile ready, String partner) throws IOException {
        Lease lease = lease(partner);
        lease.check();
        return fetch(ready, partner, lease).under(lease);
    }

    private CollectedFile fetch(ReadyFile ready, String partner, Lease lease) throws IOException {
        RemoteFile file = ready.remote();
        if (file.size() > largest) {
            Rejection fault = new Rejection(FaultCode.TOO_LARGE, "0", null, file.size() + " bytes");
            return CollectedFile.unfetched(partner, file, fault, ready.trial());
        }
        SftpOutbox.Fetched fetched = servers.of(partner).outbox().fetch(file, (int) file.size() + 1, lease);
        if (fetched.content().length != file.size()) {
            throw new IOException(file.name() + " is not of the " + file.size() + " bytes that were listed");
        }
        if (fetched.now().filter(file::equals).isEmpty()) {
            throw new IOException(file.name() + " was replaced while it was fetched");
        }
        return opened(file, partner, fetched.content(), ready.trial());
    }

    private CollectedFile opened(RemoteFile file, String partner, byte[] content, int trial) {
        try {
            return CollectedFile.of(partner, file, protections.open(partner, content), trial);
        } catch (Rejection fault) {
            return fault.code() == FaultCode.TOO_LARGE
                    ? CollectedFile.unfetched(partner, file, fault, trial)
                    : CollectedFile.of(partner, file, content, trial).because(fault);
        }
    }

    /** @return the folder in {@code outbox/} that the file is to be moved to */
    public String queue(CollectedFile file) throws JMSException {
        try {
            if (file.fault() != null) {
                throw file.fault();
            }
            List<Piece> pieces = PureWork.of(() -> mappings.of(file.partner()).cut(file.content()));
            sender.send(file, pieces);
            return ".done";
        } catch (Rejection fault) {
            sender.send(file, fault);
            return ".failed";
        }
    }

    /** Puts a file that was queued out of the way; where another hub has taken over, that does it. */
    public void move(ReadyFile file, String partner, String folder) throws IOException {
        if (isMine(partner)) {
            if (servers.of(partner).outbox().move(file.remote(), folder)) {
                trials.moved(partner, file);
            } else {
                LOG.info(
                        "{}: {} was replaced or removed after it was fetched; what lies there is taken as a new file",
                        partner,
                        file.remote().name());
            }
        }
    }
}
