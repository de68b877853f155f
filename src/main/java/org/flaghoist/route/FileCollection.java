package org.flaghoist.route;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.List;
import org.flaghoist.format.Piece;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/** Takes over files from a partner's server: cuts each and puts the pieces, or its fault, on the partner's queue. */
public final class FileCollection {

    private final Servers servers;
    private final PartnerMappings mappings;
    private final PieceSender sender;
    private final long largest;
    private final PartnerStates states;
    private final PartnerGates gates;

    /** @param largest bytes of a file; a larger one is not even fetched */
    FileCollection(
            Servers servers,
            PartnerMappings mappings,
            PieceSender sender,
            long largest,
            PartnerStates states,
            PartnerGates gates) {
        this.servers = servers;
        this.mappings = mappings;
        this.sender = sender;
        this.largest = largest;
        this.states = states;
        this.gates = gates;
    }

    /** The files that are to be taken now, in order; none where nothing is to be taken. */
    public List<RemoteFile> ready(String partner) throws IOException {
        return isOpen(partner) ? servers.of(partner).outbox().ready() : List.of();
    }

    /** False while the partner is paused or the disk is full. */
    public boolean isOpen(String partner) {
        return !gates.isShut(partner);
    }

    /**
     * Fetches a file unless it is too large.
     *
     * @throws IOException when it did not come as it was listed; it stays where it is and is tried again
     */
    public CollectedFile fetch(RemoteFile file, String partner) throws IOException {
        if (file.size() > largest) {
            Rejection fault = new Rejection(FaultCode.TOO_LARGE, "0", null, file.size() + " bytes");
            return CollectedFile.unfetched(partner, file, fault, states.trial(partner));
        }
        byte[] content = servers.of(partner).outbox().fetch(file, (int) file.size() + 1);
        if (content.length != file.size()) {
            throw new IOException(file.name() + " is not of the " + file.size() + " bytes that were listed");
        }
        return CollectedFile.of(partner, file, content, states.trial(partner));
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

    /** Puts a file that was queued out of the way. */
    public void move(RemoteFile file, String partner, String folder) throws IOException {
        servers.of(partner).outbox().move(file, folder);
    }
}
