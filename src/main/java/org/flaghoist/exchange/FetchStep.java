package org.flaghoist.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.flaghoist.cluster.Lease;
import org.flaghoist.sftp.ReadyFile;
import org.flaghoist.sftp.RemoteFile;
import org.flaghoist.sftp.Servers;
import org.springframework.util.FileSystemUtils;

/** Fetches a file from a partner's server to the disk. */
public final class FetchStep {

    private final Servers servers;
    private final CollectionGate gate;
    private final Path folder;
    private final long largest;

    /**
     * @param folder where files are until they are sent: a slow server takes long to give one, and that must cost no
     *     memory. What a hub that died has left there is deleted
     * @param largest bytes of a file; a larger one is not even fetched
     */
    public FetchStep(Servers servers, CollectionGate gate, Path folder, long largest) throws IOException {
        this.servers = servers;
        this.gate = gate;
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
        if (ready.remote().size() > largest) {
            return new FetchedFile(partner, ready, null, lease);
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
        return new FetchedFile(partner, ready, content, lease);
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
