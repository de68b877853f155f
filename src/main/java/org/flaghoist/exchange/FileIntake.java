package org.flaghoist.exchange;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.cluster.Lease;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.sftp.ReadyFile;
import org.flaghoist.sftp.RemoteFile;

/** Puts a file that was fetched, or its fault, on its partner's queue: opened, cut, and sent piece by piece. */
public final class FileIntake {

    /** A file is given up when the process has died with it in hand as often as this. */
    private static final int MOST_CRASHES = 5;

    private final PartnerMappings mappings;
    private final Protections protections;
    private final PieceSender sender;
    private final FileBudget budget;
    private final CrashCount crashes;

    public FileIntake(
            PartnerMappings mappings,
            Protections protections,
            PieceSender sender,
            FileBudget budget,
            CrashCount crashes) {
        this.mappings = mappings;
        this.protections = protections;
        this.sender = sender;
        this.budget = budget;
        this.crashes = crashes;
    }

    /**
     * @return the folder in {@code outbox/} that the file is to be moved to
     * @throws LeaseLost when another hub may be doing it; likewise the next
     */
    public String take(String partner, ReadyFile ready, Path fetched, Lease lease) throws IOException, JMSException {
        RemoteFile file = ready.remote();
        int died = crashes.deaths(place(partner), file.toString());
        if (died >= MOST_CRASHES) {
            // Without its bytes: whatever it was that they did must not be done again.
            String detail = "the hub died with it in hand, again and again; it is in .failed";
            return reject(partner, ready, new Rejection(FaultCode.INTERNAL, "0", null, detail), lease);
        }
        // One that the process died with is handled alone, so that no other is suspected.
        int taken = died > 0 ? budget.takeAll() : budget.take(file.size(), protections.guards(partner));
        try {
            crashes.begin(place(partner), file.toString());
            try {
                return send(opened(partner, ready, Files.readAllBytes(fetched)).under(lease));
            } finally {
                crashes.end(place(partner));
            }
        } finally {
            budget.giveBack(taken);
        }
    }

    /** Sends the fault of a file that was not opened. */
    String reject(String partner, ReadyFile ready, Rejection fault, Lease lease) throws JMSException {
        return send(CollectedFile.unfetched(partner, ready.remote(), fault, ready.trial())
                .under(lease));
    }

    /** A file is out of the way: should it come again, it is another. */
    void moved(String partner) throws IOException {
        crashes.forget(place(partner));
    }

    private static String place(String partner) {
        return "outbox." + partner;
    }

    private CollectedFile opened(String partner, ReadyFile ready, byte[] content) {
        RemoteFile file = ready.remote();
        try {
            return CollectedFile.of(partner, file, protections.open(partner, content), ready.trial());
        } catch (Rejection fault) {
            return fault.code() == FaultCode.TOO_LARGE
                    ? CollectedFile.unfetched(partner, file, fault, ready.trial())
                    : CollectedFile.of(partner, file, content, ready.trial()).because(fault);
        }
    }

    private String send(CollectedFile file) throws JMSException {
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
}
