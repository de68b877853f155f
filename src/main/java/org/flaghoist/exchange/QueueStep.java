package org.flaghoist.exchange;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flaghoist.format.syntax.Piece;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.sftp.ReadyFile;
import org.flaghoist.sftp.RemoteFile;

/** Opens a file that was fetched, cuts it, and puts the pieces, or its fault, on the partner's inbound queue. */
public final class QueueStep {

    /** A file is given up when the process has died with it in hand as often as this. */
    private static final int MOST_CRASHES = 5;

    private final Mappings mappings;
    private final Protections protections;
    private final PieceSender sender;
    private final FileBudget budget;
    private final CrashCount crashes;

    public QueueStep(
            Mappings mappings, Protections protections, PieceSender sender, FileBudget budget, CrashCount crashes) {
        this.mappings = mappings;
        this.protections = protections;
        this.sender = sender;
        this.budget = budget;
        this.crashes = crashes;
    }

    /** @throws LeaseLost when another hub may be doing it */
    public QueuedFile queue(FetchedFile file) throws IOException, JMSException {
        Path content = file.content();
        if (content == null) {
            String size = file.ready().remote().size() + " bytes";
            return rejected(file, new Rejection(FaultCode.TOO_LARGE, "0", null, size));
        }
        try {
            return queue(file, content);
        } finally {
            Files.deleteIfExists(content);
        }
    }

    private QueuedFile queue(FetchedFile file, Path content) throws IOException, JMSException {
        RemoteFile remote = file.ready().remote();
        int died = crashes.deaths(place(file.partner()), remote.toString());
        if (died >= MOST_CRASHES) {
            // Without its bytes: whatever it was that they did must not be done again.
            String detail = "the hub died with it in hand, again and again; it is in .failed";
            return rejected(file, new Rejection(FaultCode.INTERNAL, "0", null, detail));
        }
        // One that the process died with is handled alone, so that no other is suspected.
        int taken = died > 0 ? budget.takeAll() : budget.take(remote.size(), protections.covers(file.partner()));
        try {
            crashes.begin(place(file.partner()), remote.toString());
            try {
                return sent(file, opened(file, Files.readAllBytes(content)));
            } finally {
                crashes.end(place(file.partner()));
            }
        } finally {
            budget.giveBack(taken);
        }
    }

    private QueuedFile rejected(FetchedFile file, Rejection fault) throws JMSException {
        ReadyFile ready = file.ready();
        return sent(file, CollectedFile.unfetched(file.partner(), ready.remote(), fault, ready.testRun()));
    }

    /** Names a partner's file in hand. */
    static String place(String partner) {
        return "outbox." + partner;
    }

    private CollectedFile opened(FetchedFile fetched, byte[] content) {
        String partner = fetched.partner();
        ReadyFile ready = fetched.ready();
        RemoteFile file = ready.remote();
        try {
            return CollectedFile.of(partner, file, protections.open(partner, content), ready.testRun());
        } catch (Rejection fault) {
            return fault.code() == FaultCode.TOO_LARGE
                    ? CollectedFile.unfetched(partner, file, fault, ready.testRun())
                    : CollectedFile.of(partner, file, content, ready.testRun()).because(fault);
        }
    }

    private QueuedFile sent(FetchedFile fetched, CollectedFile collected) throws JMSException {
        return new QueuedFile(fetched.partner(), fetched.ready(), send(collected.under(fetched.lease())));
    }

    /** @return the folder that it is to be moved to */
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
