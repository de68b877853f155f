package org.flaghoist.route;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.flaghoist.format.Piece;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/** Takes over files from a partner's server: cuts each and puts the pieces, or its fault, on the partner's queue. */
public final class FileCollection {

    private final Servers servers;
    private final PartnerMappings mappings;
    private final PieceSender sender;
    private final long largest;
    private final ToIntFunction<String> trials;
    private final Predicate<String> shut;

    /**
     * @param largest bytes of a file; a larger one is not even fetched
     * @param trials which trial a partner sends for, 0 for none
     * @param shut whether nothing is taken from a partner now
     */
    FileCollection(
            Servers servers,
            PartnerMappings mappings,
            PieceSender sender,
            long largest,
            ToIntFunction<String> trials,
            Predicate<String> shut) {
        this.servers = servers;
        this.mappings = mappings;
        this.sender = sender;
        this.largest = largest;
        this.trials = trials;
        this.shut = shut;
    }

    /** The files that are to be taken now, in order; none while the partner is paused or the disk is full. */
    public List<RemoteFile> ready(String partner) throws IOException {
        return shut.test(partner) ? List.of() : servers.of(partner).outbox().ready();
    }

    /**
     * Fetches a file unless it is too large.
     *
     * @throws IOException when it did not come as it was listed; it stays where it is and is tried again
     */
    public CollectedFile fetch(RemoteFile file, String partner) throws IOException {
        if (file.size() > largest) {
            Rejection fault = new Rejection(FaultCode.TOO_LARGE, "0", null, file.size() + " bytes");
            return CollectedFile.unfetched(partner, file, fault, trials.applyAsInt(partner));
        }
        byte[] content = servers.of(partner).outbox().fetch(file, (int) file.size() + 1);
        if (content.length != file.size()) {
            throw new IOException(file.name() + " is not of the " + file.size() + " bytes that were listed");
        }
        return CollectedFile.of(partner, file, content, trials.applyAsInt(partner));
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
