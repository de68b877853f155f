package org.flaghoist.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What deliveries to one server were busy with when a process, or a connection with the broker, ended. The broker may
 * have lost the count of it, and it need not be what comes first afterwards: messages of two commits that came to the
 * disk together may stand in the queue the other way round than in the journal, and from that the queue is made again.
 *
 * <p>The file is not synced: it outlasts the process, not the machine.
 */
final class InFlightDeliveries {

    /** Most of these were committed before the end and never come again. */
    private static final int MOST = 10;

    private final Path file;
    private final Set<String> left;
    private @Nullable String last;
    private long connection = Long.MAX_VALUE;

    /** @param file where the names outlast the process */
    InFlightDeliveries(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.left = new LinkedHashSet<>(Files.exists(file) ? Files.readAllLines(file) : Set.of());
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Whether nothing was tried yet of what came by that connection with the broker. */
    synchronized boolean isFirst(long connection) {
        return this.connection != connection;
    }

    /** Whether this was in hand when an earlier process or connection ended, and was not tried since. */
    synchronized boolean isLeft(String name, long connection) {
        return left.contains(name) || (this.connection != connection && name.equals(last));
    }

    /** It is tried now; when this returns, the next process knows. */
    synchronized void begin(String name, long connection) {
        if (this.connection != connection && last != null) {
            left.add(last);
        }
        left.remove(name);
        if (left.size() > MOST) {
            left.remove(left.iterator().next());
        }
        last = name;
        this.connection = connection;
        write();
    }

    private void write() {
        Set<String> names = new LinkedHashSet<>(left);
        names.add(String.valueOf(last));
        try {
            Files.write(file, names);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private UncheckedIOException unusable(IOException e) {
        return new UncheckedIOException(file + ": cannot be used; free the disk or correct its permissions", e);
    }
}
