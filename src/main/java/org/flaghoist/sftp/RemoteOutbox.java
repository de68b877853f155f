package org.flaghoist.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.flaghoist.cluster.Lease;
import org.flaghoist.partner.Sftp;

/**
 * What the hub knows and does of a partner's {@code outbox/} besides what Camel does. Used by one thread at a time.
 */
public final class RemoteOutbox {

    private static final int BUFFER = 32_768;

    private final OutboxPaths paths;
    private final SftpConnection connection;
    private final FilesAhead ahead;
    private final OutboxMoves moves;
    private volatile Set<RemoteFile> seen = Set.of();

    RemoteOutbox(Sftp site, SftpConnection connection) {
        this.paths = new OutboxPaths(site);
        this.connection = connection;
        FilesTogether together = new FilesTogether(site, connection);
        this.ahead = new FilesAhead(together);
        this.moves = new OutboxMoves(site, connection, together);
    }

    /**
     * What one look has found, in order.
     *
     * @param listed the files that lie there, the oldest first
     * @param ready those of them to be taken now: they are as they were at the last look. Another is still being
     *     written
     * @param all false where more lie there than are listed
     */
    public record OutboxLook(List<RemoteFile> listed, List<RemoteFile> ready, boolean all) {}

    /** @param listed the oldest of what lies there now, in order */
    OutboxLook look(List<RemoteFile> listed) {
        Set<RemoteFile> before = seen;
        boolean all = listed.size() <= OldestFiles.MOST;
        List<RemoteFile> now = all ? listed : listed.subList(0, OldestFiles.MOST);
        seen = Set.copyOf(now);
        List<RemoteFile> ready = now.stream().filter(before::contains).toList();
        if (ready.isEmpty()) {
            connection.succeeded();
        }
        return new OutboxLook(now, ready, all);
    }

    /** @param next what is taken of a look, in order: what is small is fetched, and moved, with its neighbours */
    void begin(Collection<RemoteFile> next) {
        ahead.begin(next);
    }

    /** Of a look no more is taken. */
    void end() throws IOException {
        try {
            moves.make();
        } finally {
            ahead.end();
        }
    }

    /** Whether the last look showed nothing that is to be taken, now or later. */
    public boolean isQuiet() {
        return seen.isEmpty();
    }

    /**
     * Fetches a file, and no more than one byte more than it had, as long as the lease is held.
     *
     * @return how the server lists it afterwards; empty where it is gone
     */
    public Optional<RemoteFile> fetch(RemoteFile file, Path into, Lease lease) throws IOException {
        if (ahead.take(file, into)) {
            return Optional.of(file);
        }
        moves.make();
        ahead.fetch(file, into, lease);
        return ahead.take(file, into) ? Optional.of(file) : fetchAlone(file, into, lease);
    }

    private Optional<RemoteFile> fetchAlone(RemoteFile file, Path into, Lease lease) throws IOException {
        return connection.use("fetching " + file.name(), sftp -> {
            try (InputStream stream = sftp.get(OutboxPaths.quoted(paths.of(file)));
                    OutputStream copy = Files.newOutputStream(into)) {
                copy(stream, copy, file.size() + 1, lease);
            }
            return OutboxMoves.now(sftp, paths, file);
        });
    }

    // A large file from a slow server takes minutes.
    private static void copy(InputStream from, OutputStream to, long most, Lease lease) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = most;
        while (left > 0) {
            lease.check();
            int read = from.read(buffer, 0, (int) Math.min(BUFFER, left));
            if (read < 0) {
                return;
            }
            to.write(buffer, 0, read);
            left -= read;
        }
    }

    /**
     * Moves a file that is dealt with into a folder of the outbox, as {@link OutboxMoves} says; those that were fetched
     * together after the last of them.
     *
     * @param lease where it is lost by then, another hub moves the file
     */
    public void move(RemoteFile file, String folder, Lease lease, AfterMove then) throws IOException {
        moves.add(new OutboxMoves.Move(file, folder, lease, then));
        if (!ahead.isAny()) {
            moves.make();
        }
    }
}
