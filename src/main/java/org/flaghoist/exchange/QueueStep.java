package org.flaghoist.exchange;

import jakarta.jms.JMSException;
import org.flaghoist.cluster.LeaseLost;
import org.flaghoist.notification.Rejection;

/** Puts the pieces of a file, or its fault, on the partner's inbound queue. */
public final class QueueStep {

    private final PieceSender sender;

    public QueueStep(PieceSender sender) {
        this.sender = sender;
    }

    /** @throws LeaseLost when another hub may be doing it */
    public QueuedFile queue(CutFile cut) throws JMSException {
        OpenedFile file = cut.file();
        Rejection fault = file.fault();
        if (fault == null) {
            sender.send(file, cut.pieces());
        } else {
            sender.send(file, fault);
        }
        return new QueuedFile(file.partner(), file.fetched().ready(), cut.rejected() ? ".failed" : ".done");
    }
}
