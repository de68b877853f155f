package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flaghoist.cluster.Lease;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;

/**
 * A partner's {@code outbox/}. Not Camel's consumer: that tries a login several times in a row, hangs with a server
 * that hangs, and cannot be closed meanwhile. Used by one thread at a time.
 */
public final class RemoteOutbox {

    /** Files remembered from one look to the next, and then taken: a directory of millions must not fill the memory. */
    private static final int MOST = 1_000;

    private static final int BUFFER = 32_768;

    /** So many files of one name and second are kept apart. */
    private static final int MOST_OF_A_NAME = 1_000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Sftp site;
    private final SftpConnection connection;
    private final RemoteNames names;
    private volatile Set<RemoteFile> seen = Set.of();

    RemoteOutbox(Sftp site, SftpConnection connection) {
        this.site = site;
        this.connection = connection;
        this.names = new RemoteNames(site.filePattern());
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

    public OutboxLook look() throws IOException {
        Set<RemoteFile> before = seen;
        NavigableSet<RemoteFile> now = connection.use("listing " + site.outbox(), this::list);
        boolean all = now.size() <= MOST;
        if (!all) {
            now.pollLast();
        }
        seen = now;
        List<RemoteFile> ready = now.stream().filter(before::contains).toList();
        if (ready.isEmpty()) {
            connection.succeeded();
        }
        return new OutboxLook(List.copyOf(now), ready, all);
    }

    /** One more than the most, where there are so many. */
    private NavigableSet<RemoteFile> list(ChannelSftp sftp) throws SftpException {
        NavigableSet<RemoteFile> oldest = new TreeSet<>(RemoteFile.ORDER);
        sftp.ls(site.outbox(), entry -> {
            if (isOurs(entry)) {
                oldest.add(RemoteFile.of(entry.getFilename(), entry.getAttrs()));
            }
            if (oldest.size() > MOST + 1) {
                oldest.pollLast();
            }
            return LsEntrySelector.CONTINUE;
        });
        return oldest;
    }

    // What is no plain file, a link for one, is left alone.
    private boolean isOurs(LsEntry entry) {
        return entry.getAttrs().isReg() && names.accepts(entry.getFilename());
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
        return connection.use("fetching " + file.name(), sftp -> {
            try (InputStream stream = new LeasedStream(sftp.get(path(file.name())), lease);
                    OutputStream copy = Files.newOutputStream(into)) {
                copy(stream, copy, file.size() + 1);
            }
            return now(sftp, file);
        });
    }

    private static void copy(InputStream from, OutputStream to, long most) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long left = most;
        while (left > 0) {
            int read = from.read(buffer, 0, (int) Math.min(BUFFER, left));
            if (read < 0) {
                return;
            }
            to.write(buffer, 0, read);
            left -= read;
        }
    }

    /**
     * Moves a file that is dealt with into a folder of the outbox; where an older one has its name there, under a name
     * of its own. One that was replaced since stays where it is.
     *
     * @return whether it was the file and is moved
     */
    public boolean move(RemoteFile file, String folder) throws IOException {
        boolean moved = connection.use("moving " + file.name() + " to " + folder, sftp -> {
            make(sftp, path(folder));
            String target = free(sftp, path(folder) + "/" + quoted(file.name()), file);
            // Last of all: what the partner puts in its place between this and the rename is moved unread.
            boolean same = now(sftp, file).filter(file::equals).isPresent();
            if (same) {
                sftp.rename(path(file.name()), target);
            }
            return same;
        });
        connection.succeeded();
        return moved;
    }

    private Optional<RemoteFile> now(ChannelSftp sftp, RemoteFile file) throws SftpException {
        SftpATTRS attributes = attributes(sftp, path(file.name()));
        return attributes == null ? Optional.empty() : Optional.of(RemoteFile.of(file.name(), attributes));
    }

    private static String free(ChannelSftp sftp, String path, RemoteFile file) throws SftpException, IOException {
        String dated = path + "." + TIME.format(Instant.ofEpochMilli(file.modified()));
        String free = path;
        for (int number = 1; attributes(sftp, free) != null; number++) {
            if (number > MOST_OF_A_NAME) {
                throw new IOException(path + ": the server says that every name for it is taken; tidy the folder up");
            }
            free = number == 1 ? dated : dated + "-" + number;
        }
        return free;
    }

    private static void make(ChannelSftp sftp, String folder) throws SftpException, IOException {
        SftpATTRS there = attributes(sftp, folder);
        if (there == null) {
            sftp.mkdir(folder);
        } else if (!there.isDir() && !there.isLink()) {
            throw new IOException(folder + " is no folder");
        }
    }

    /** What is there; null where nothing is. */
    static @Nullable SftpATTRS attributes(ChannelSftp sftp, String path) throws SftpException {
        try {
            return sftp.lstat(path);
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return null;
            }
            throw e;
        }
    }

    private String path(String name) {
        return site.outbox() + "/" + quoted(name);
    }

    // JSch takes paths for patterns.
    private static String quoted(String name) {
        return name.replaceAll("[\\\\*?]", "\\\\$0");
    }
}
