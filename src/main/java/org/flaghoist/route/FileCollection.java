package org.flaghoist.route;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.function.ToIntFunction;
import org.apache.camel.Exchange;
import org.flaghoist.format.Piece;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;

/** Takes over a file from a partner's server: cuts it and puts the pieces, or its fault, on the partner's queue. */
public final class FileCollection {

    private static final byte[] NOTHING = new byte[0];

    private final PartnerMappings mappings;
    private final PieceSender sender;
    private final long largest;
    private final ToIntFunction<String> trials;

    /**
     * @param largest bytes of a file; a larger one is not even fetched
     * @param trials which trial a partner sends for, 0 for none
     */
    FileCollection(PartnerMappings mappings, PieceSender sender, long largest, ToIntFunction<String> trials) {
        this.mappings = mappings;
        this.sender = sender;
        this.largest = largest;
        this.trials = trials;
    }

    /**
     * @return the folder in {@code outbox/} that the file is to be moved to
     * @throws IOException when the file did not come whole; it stays where it is and is tried again
     */
    public String collect(Exchange exchange, String partner) throws Exception {
        String name = exchange.getMessage().getHeader(Exchange.FILE_NAME_ONLY, String.class);
        long listed = exchange.getMessage().getHeader(Exchange.FILE_LENGTH, Long.class);
        long modified = exchange.getMessage().getHeader(Exchange.FILE_LAST_MODIFIED, Long.class);
        int trial = trials.applyAsInt(partner);
        if (listed > largest) {
            CollectedFile file = new CollectedFile(partner, name, modified, NOTHING, trial);
            return failed(file, new Rejection(FaultCode.TOO_LARGE, "0", null, listed + " bytes"));
        }
        CollectedFile file = new CollectedFile(partner, name, modified, fetch(exchange, name, (int) listed), trial);
        try {
            List<Piece> pieces = PureWork.of(() -> mappings.of(partner).cut(file.content()));
            sender.send(file, pieces);
            return ".done";
        } catch (Rejection fault) {
            return failed(file, fault);
        }
    }

    private String failed(CollectedFile file, Rejection fault) throws Exception {
        sender.send(file, fault);
        return ".failed";
    }

    // As many bytes as were listed and no more, so that a file that grows meanwhile is not taken in part.
    private static byte[] fetch(Exchange exchange, String name, int listed) throws IOException {
        try (InputStream stream = exchange.getMessage().getBody(InputStream.class)) {
            byte[] content = stream.readNBytes(listed);
            if (content.length < listed || stream.read() >= 0) {
                throw new IOException(name + " is not of the " + listed + " bytes that were listed; tried again");
            }
            return content;
        }
    }
}
