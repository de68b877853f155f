package org.flaghoist.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.flaghoist.cluster.Lease;
import org.flaghoist.cluster.LeaseLost;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.flaghoist.sftp.ReadyFile;
import org.flaghoist.sftp.RemoteFile;
import org.flaghoist.sftp.Servers;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/** Fetches a file from a partner's server to the disk. */
public final class FetchStep {

    /** A file is given up when the process has died with it in hand as often as this. */
    private static final int MOST_CRASHES = 5;

    private final Servers servers;
    private final Mappings mappings;
    private final CollectionGate gate;
    private final CrashCount crashes;
    private final Path folder;
    private final long largest;

    /**
     * @param folder where files are until they are sent: a slow server takes long to give one, and that must cost no
     *     memory. What a hub that died has left there is deleted
     * @param largest bytes of a file; a larger one is not even fetched
     */
    public FetchStep(
            Servers servers, Mappings mappings, CollectionGate gate, CrashCount crashes, Path folder, long largest)
            throws IOException {
        this.servers = servers;
        this.mappings = mappings;
        this.gate = gate;
        this.crashes = crashes;
        FileSystemUtils.deleteRecursively(folder);
        this.folder = Files.createDirectories(folder);
        this.largest = largest;
    }

    /**
     * @throws IOException when it did not come as it was listed; it stays where it is and is tried again
     * @throws LeaseLost when another hub may be doing it; likewise the next steps
     */
    public FetchedFile fetch(ReadyFile ready, String partner) throws IOException {
        Lease lease = gate.lease(partner);
        lease.check();
        Rejection fault = fault(ready.remote(), partner);
        if (fault != null) {
            return FetchedFile.unfetched(partner, ready, fault, lease);
        }
        Path content = folder.resolve(partner);
        boolean whole = false;
        try {
            fetch(ready.remote(), partner, content, lease);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(content);
            }
        }
        return FetchedFile.of(partner, ready, content, lease);
    }

    private @Nullable Rejection fault(RemoteFile file, String partner) throws IOException {
        if (file.size() > largest) {
            return new Rejection(FaultCode.TOO_LARGE, mappings.of(partner).wholeFile(), null, file.size() + " bytes");
        }
        if (crashes.deaths(FileInHand.place(partner), file.toString()) >= MOST_CRASHES) {
            // Without its bytes: whatever it was that they did must not be done again.
            String detail = "the hub died with it in hand, again and again; it is in .failed";
            return new Rejection(FaultCode.INTERNAL, mappings.of(partner).wholeFile(), null, detail);
        }
        return null;
    }

    private void fetch(RemoteFile file, String partner, Path content, Lease lease) throws IOException {
        Optional<RemoteFile> now = servers.of(partner).outbox().fetch(file, content, lease);
        if (Files.size(content) != file.size()) {
            throw new IOException(file.name() + " is not of the " + file.size() + " bytes that were listed");
        }
        if (now.filter(file::equals).isEmpty()) {
            throw new IOException(file.name() + " was replaced while it was fetched");
        }
    }
}
