package org.flaghoist.sftp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.cluster.Lease;

/**
 * Files of a look that were fetched together with one before them, and wait on the disk for their turn. Of a look the
 * first is fetched alone, then two, then four: so a few files cost what one did, and as long as one cannot be fetched,
 * nobody fetches those behind it. For one thread at a time.
 */
final class FilesAhead {

    /** So many, and so many bytes, are fetched together; a larger file is fetched alone. */
    private static final int MOST = 32;

    private static final int LARGEST = 32_768;
    private static final int MOST_BYTES = 262_144;

    private final FilesTogether together;
    private final Deque<RemoteFile> order = new ArrayDeque<>();
    private final Map<RemoteFile, Path> fetched = new LinkedHashMap<>();
    private Lease lease = Lease.UNSHARED;
    private int most = 1;

    FilesAhead(FilesTogether together) {
        this.together = together;
    }

    /** @param next what a look has found, in the order in which it is taken */
    void begin(Collection<RemoteFile> next) {
        order.addAll(next);
    }

    /** Whether there are files that were fetched and are still to be taken. */
    boolean isAny() {
        return !fetched.isEmpty();
    }

    /**
     * Whether a file was fetched with one before it.
     *
     * @param into where it is put then
     */
    boolean take(RemoteFile file, Path into) throws IOException {
        Path content = fetched.remove(file);
        if (content == null) {
            return false;
        }
        Files.move(content, into, StandardCopyOption.REPLACE_EXISTING);
        // What another hub may have taken meanwhile is fetched anew, with the lease of now.
        return lease.isHeld();
    }

    /** Fetches a file and those behind it, where they may be fetched together. */
    void fetch(RemoteFile file, Path into, Lease held) throws IOException {
        List<RemoteFile> batch = batch(file);
        if (batch.size() > 1) {
            discard();
            lease = held;
            for (Map.Entry<RemoteFile, byte[]> each :
                    together.fetch(batch, held).entrySet()) {
                Path content = into.resolveSibling(into.getFileName() + "." + fetched.size());
                // First: what a full disk lets be written in part is deleted, too.
                fetched.put(each.getKey(), content);
                Files.write(content, each.getValue());
            }
        }
        most = Math.min(MOST, 2 * most);
    }

    private List<RemoteFile> batch(RemoteFile first) {
        List<RemoteFile> batch = new ArrayList<>();
        if (order.contains(first)) {
            while (!first.equals(order.peek())) {
                order.remove();
            }
            long bytes = 0;
            for (RemoteFile next = first; next != null && fits(next, batch, bytes); next = order.peek()) {
                batch.add(order.remove());
                bytes += next.size();
            }
        }
        return batch;
    }

    private boolean fits(RemoteFile next, List<RemoteFile> batch, long bytes) {
        return batch.size() < most && next.size() > 0 && next.size() <= LARGEST && bytes + next.size() <= MOST_BYTES;
    }

    /** The look is over. */
    void end() throws IOException {
        order.clear();
        most = 1;
        together.close();
        discard();
    }

    private void discard() throws IOException {
        for (Path content : fetched.values()) {
            Files.deleteIfExists(content);
        }
        fetched.clear();
    }
}
