package org.flaghoist.exchange;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.sftp.Direction;
import org.flaghoist.sftp.ReadyFile;
import org.flaghoist.sftp.RemoteFile;
import org.flaghoist.sftp.Servers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Takes over files from a partner's server: fetches each, has it put on the partner's queue, and moves it away. */
public final class FileCollection {

    private static final Logger LOG = LoggerFactory.getLogger(FileCollection.class);

    private final Servers servers;
    private final TestFileCheck trials;
    private final FileIntake intake;
    private final Path folder;
    private final long largest;
    private final PartnerGates gates;
    private final ClusterLeases leases;

    /**
     * @param folder where files are until they are sent: a slow server takes long to give one, and that must cost no memory.
     *     What a hub that died has left there is deleted
     * @param largest bytes of a file; a larger one is not even fetched
     */
    public FileCollection(
            Servers servers,
            TestFileCheck trials,
            FileIntake intake,
            Path folder,
            long largest,
            PartnerGates gates,
            ClusterLeases leases)
            throws IOException {
        this.servers = servers;
        this.trials = trials;
        this.intake = intake;
        FileSystemUtils.deleteRecursively(folder);
        this.folder = Files.createDirectories(folder);
        this.largest = largest;
        this.gates = gates;
        this.leases = leases;
    }

    /** The files that are to be taken now, in order; none where nothing is to be taken. */
    public List<ReadyFile> ready(String partner) throws IOException {
        return isOpen(partner) ? trials.look(partner, servers.of(partner).outbox()) : List.of();
    }

    /** False while the partner is paused or over its quota, the disk is full, or another hub collects from it. */
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
     * Fetches a file unless it is too large, and sends what it holds.
     *
     * @return the folder in {@code outbox/} that the file is to be moved to
     * @throws IOException when it did not come as it was listed; it stays where it is and is tried again
     * @throws LeaseLost when another hub may be doing it; likewise the next step
     */
    public String take(ReadyFile ready, String partner) throws IOException, JMSException {
        Lease lease = lease(partner);
        lease.check();
        RemoteFile file = ready.remote();
        if (file.size() > largest) {
            Rejection fault = new Rejection(FaultCode.TOO_LARGE, "0", null, file.size() + " bytes");
            return intake.reject(partner, ready, fault, lease);
        }
        Path fetched = folder.resolve(partner);
        try {
            fetch(file, partner, fetched, lease);
            return intake.take(partner, ready, fetched, lease);
        } finally {
            Files.deleteIfExists(fetched);
        }
    }

    private void fetch(RemoteFile file, String partner, Path fetched, Lease lease) throws IOException {
        Optional<RemoteFile> now = servers.of(partner).outbox().fetch(file, fetched, lease);
        if (Files.size(fetched) != file.size()) {
            throw new IOException(file.name() + " is not of the " + file.size() + " bytes that were listed");
        }
        if (now.filter(file::equals).isEmpty()) {
            throw new IOException(file.name() + " was replaced while it was fetched");
        }
    }

    /** Puts a file that was queued out of the way; where another hub has taken over, that does it. */
    public void move(ReadyFile file, String partner, String folder) throws IOException {
        if (!isMine(partner)) {
            return;
        }
        if (servers.of(partner).outbox().move(file.remote(), folder)) {
            trials.moved(partner, file);
            intake.moved(partner);
        } else {
            LOG.info(
                    "{}: {} was replaced or removed after it was fetched; what lies there is taken as a new file",
                    partner,
                    file.remote().name());
        }
    }
}
