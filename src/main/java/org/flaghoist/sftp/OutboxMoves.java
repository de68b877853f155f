package org.flaghoist.sftp;

import static org.flaghoist.sftp.OutboxPaths.quoted;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.flaghoist.cluster.Lease;
import org.flaghoist.partner.Sftp;

/**
 * Moves files that are dealt with into folders of the outbox; where an older one has the name there, under a name of
 * its own. One that was replaced since stays where it is. For one thread at a time.
 */
final class OutboxMoves {

    /** So many files of one name and second are kept apart. */
    private static final int MOST_OF_A_NAME = 1_000;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final OutboxPaths paths;
    private final SftpConnection connection;
    private final FilesTogether together;
    private final List<Move> moves = new ArrayList<>();

    OutboxMoves(Sftp site, SftpConnection connection, FilesTogether together) {
        this.paths = new OutboxPaths(site);
        this.connection = connection;
        this.together = together;
    }

    /** @param lease where it is lost by then, another hub moves the file */
    record Move(RemoteFile file, String folder, Lease lease, AfterMove then) {}

    void add(Move move) {
        moves.add(move);
    }

    /** Moves those that were added. */
    void make() throws IOException {
        List<Move> held = moves.stream().filter(move -> move.lease().isHeld()).toList();
        moves.clear();
        Map<RemoteFile, Boolean> moved = held.size() > 1 ? moveTogether(held) : Map.of();
        tell(held, moved);
        for (Move move : held) {
            if (!moved.containsKey(move.file()) && move.lease().isHeld()) {
                move.then().moved(moveAlone(move.file(), move.folder()));
            }
        }
        if (!held.isEmpty()) {
            connection.succeeded();
        }
    }

    /** Tells all, also where one cannot be told. */
    private static void tell(List<Move> all, Map<RemoteFile, Boolean> moved) throws IOException {
        List<Exception> faults = new ArrayList<>();
        for (Move move : all) {
            try {
                if (moved.containsKey(move.file())) {
                    move.then().moved(Boolean.TRUE.equals(moved.get(move.file())));
                }
            } catch (IOException | RuntimeException e) {
                faults.add(e);
            }
        }
        if (!faults.isEmpty()) {
            throw new IOException("what became of " + faults.size() + " moved files is not recorded", faults.get(0));
        }
    }

    private Map<RemoteFile, Boolean> moveTogether(List<Move> held) throws IOException {
        Map<RemoteFile, Move> moving = new LinkedHashMap<>();
        Map<RemoteFile, String> targets = new LinkedHashMap<>();
        for (Move move : held) {
            moving.put(move.file(), move);
            targets.put(move.file(), paths.of(move.folder(), move.file()));
        }
        return together.move(
                targets,
                file -> Objects.requireNonNull(moving.get(file)).lease().isHeld());
    }

    private boolean moveAlone(RemoteFile file, String folder) throws IOException {
        return connection.use("moving " + file.name() + " to " + folder, sftp -> {
            makeFolder(sftp, quoted(paths.of(folder)));
            String target = free(sftp, quoted(paths.of(folder, file)), file);
            // Last of all: what the partner puts in its place between this and the rename is moved unread.
            Optional<RemoteFile> now = now(sftp, paths, file);
            boolean same = now.filter(file::equals).isPresent();
            if (same) {
                sftp.rename(quoted(paths.of(file)), target);
            }
            return same || (now.isEmpty() && isThere(sftp, quoted(paths.of(folder, file)), file));
        });
    }

    // It was moved, and the answer never came.
    private static boolean isThere(ChannelSftp sftp, String target, RemoteFile file) throws SftpException {
        SftpATTRS there = SftpLink.attributes(sftp, target);
        return there != null && RemoteFile.of(file.name(), there).equals(file);
    }

    /** How the server lists it now; empty where it is gone. */
    static Optional<RemoteFile> now(ChannelSftp sftp, OutboxPaths paths, RemoteFile file) throws SftpException {
        SftpATTRS attributes = SftpLink.attributes(sftp, quoted(paths.of(file)));
        return attributes == null ? Optional.empty() : Optional.of(RemoteFile.of(file.name(), attributes));
    }

    private static String free(ChannelSftp sftp, String path, RemoteFile file) throws SftpException, IOException {
        String dated = path + "." + TIME.format(Instant.ofEpochMilli(file.modified()));
        String free = path;
        for (int number = 1; SftpLink.attributes(sftp, free) != null; number++) {
            if (number > MOST_OF_A_NAME) {
                throw new IOException(path + ": the server says that every name for it is taken; tidy the folder up");
            }
            free = number == 1 ? dated : dated + "-" + number;
        }
        return free;
    }

    private static void makeFolder(ChannelSftp sftp, String folder) throws SftpException, IOException {
        SftpATTRS there = SftpLink.attributes(sftp, folder);
        if (there == null) {
            sftp.mkdir(folder);
        } else if (!there.isDir() && !there.isLink()) {
            throw new IOException(folder + " is no folder");
        }
    }
}
