package org.flaghoist.operator;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;
import org.flaghoist.notification.PrivateFiles;
import org.flaghoist.people.OperationRejected;
import org.springframework.util.FileSystemUtils;

/**
 * Where a backup is made. It has its name only when it is whole and on the disk; until then it is {@code <name>.part}.
 */
final class BackupTarget {

    private static final long MEGABYTE = 1_000_000;
    private static final int PERCENT = 100;

    private final Path directory;
    private final Path part;

    private BackupTarget(Path directory) {
        this.directory = directory;
        this.part = directory.resolveSibling(directory.getFileName() + ".part");
    }

    /**
     * @param root within which backups may be made
     * @throws OperationRejected where none may be made there
     */
    static BackupTarget of(Path root, String name) throws IOException {
        Path within = root.toAbsolutePath().normalize();
        Path directory = within.resolve(path(name)).normalize();
        if (!directory.startsWith(within) || directory.equals(within)) {
            throw new OperationRejected(directory + " is not within " + within
                    + ", where backups are made; name a directory within it, or start the hub with another"
                    + " flaghoist.hub.backups");
        }
        BackupTarget target = new BackupTarget(directory);
        target.refuseWhatIsThere();
        return target;
    }

    private static Path path(String name) {
        try {
            return Path.of(name.strip());
        } catch (InvalidPathException e) {
            throw new OperationRejected("'" + name + "' is no directory: " + e.getReason());
        }
    }

    private void refuseWhatIsThere() throws IOException {
        if (Files.exists(part)) {
            throw new OperationRejected(
                    part + " is there: a backup that was broken off. Remove it, or name another directory");
        }
        if (Files.exists(directory) && !isEmptyDirectory()) {
            throw new OperationRejected(directory + " is there and not empty; name a new directory");
        }
    }

    private boolean isEmptyDirectory() throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    Path directory() {
        return directory;
    }

    Path begin() throws IOException {
        return PrivateFiles.directory(part);
    }

    /**
     * Leaves the hub the room that it needs to go on.
     *
     * @param busy a directory of the hub's
     * @param percent of whose disk the hub may take at most
     */
    void checkRoom(long bytes, Path busy, int percent) throws IOException {
        FileStore disk = Files.getFileStore(part);
        boolean shared = disk.equals(Files.getFileStore(busy));
        long kept = shared ? disk.getTotalSpace() / PERCENT * (PERCENT - percent) : 0;
        long room = Math.max(0, disk.getUsableSpace() - kept);
        if (bytes > room) {
            throw new OperationRejected("the backup takes " + bytes / MEGABYTE + " MB, and there is room for "
                    + room / MEGABYTE + " MB"
                    + (shared ? "; the hub, which has the same disk, stops above " + percent + " %" : "")
                    + "; free it, or name a directory on another disk");
        }
    }

    void finish() throws IOException {
        try (Stream<Path> all = Files.walk(part)) {
            for (Path folder : all.filter(Files::isDirectory).toList()) {
                PrivateFiles.sync(folder);
            }
        }
        Files.move(part, directory, StandardCopyOption.ATOMIC_MOVE);
        PrivateFiles.sync(directory.resolveSibling(""));
    }

    /** A disk that it has filled is the hub's, too. */
    void giveUp() throws IOException {
        FileSystemUtils.deleteRecursively(part);
    }
}
