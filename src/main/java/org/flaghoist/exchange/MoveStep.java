package org.flaghoist.exchange;

import java.io.IOException;
import org.flaghoist.sftp.ReadyFile;
import org.flaghoist.sftp.RemoteFile;
import org.flaghoist.sftp.RemoteOutbox;
import org.flaghoist.sftp.Servers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Moves a file that was queued out of the way on its partner's server. */
public final class MoveStep {

    private static final Logger LOG = LoggerFactory.getLogger(MoveStep.class);

    private final Servers servers;
    private final TestFileCheck testFiles;
    private final CrashCount crashes;
    private final CollectionGate gate;

    public MoveStep(Servers servers, TestFileCheck testFiles, CrashCount crashes, CollectionGate gate) {
        this.servers = servers;
        this.testFiles = testFiles;
        this.crashes = crashes;
        this.gate = gate;
    }

    /** Where another hub has taken over, that does it. Some wait for others, and are moved with them. */
    public void move(QueuedFile file) throws IOException {
        String partner = file.partner();
        RemoteFile remote = file.ready().remote();
        RemoteOutbox outbox = servers.of(partner).outbox();
        outbox.move(remote, file.folder(), gate.lease(partner), moved -> ended(partner, file.ready(), moved));
    }

    private void ended(String partner, ReadyFile ready, boolean moved) throws IOException {
        if (moved) {
            testFiles.moved(partner, ready);
            // Should it come again, it is another.
            crashes.forget(FileInHand.place(partner), ready.remote().toString());
        } else {
            LOG.info(
                    "{}: {} was replaced or removed after it was fetched; what lies there is taken as a new file",
                    partner,
                    ready.remote().name());
        }
    }
}
