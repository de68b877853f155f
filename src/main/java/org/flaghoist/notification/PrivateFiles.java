package org.flaghoist.notification;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Files and directories that only their owner may read, where the file system knows of such. */
public final class PrivateFiles {

    private static final Set<PosixFilePermission> GROUPS = EnumSet.of(
            PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE, PosixFilePermission.GROUP_EXECUTE);
    private static final Set<PosixFilePermission> EVERYBODYS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private PrivateFiles() {}

    /** Makes the directory where it is missing, and shuts one that is there. */
    public static Path directory(Path directory) throws IOException {
        FileAttribute<?>[] owner = hasOwners()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(directory, owner);
        shut(directory);
        return directory;
    }

    public static Writer writer(Path file) throws IOException {
        if (hasOwners()) {
            var owner = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            try {
                Files.createFile(file, owner);
            } catch (FileAlreadyExistsException e) {
                shut(file);
            }
        }
        return Files.newBufferedWriter(file);
    }

    /**
     * Copies the first bytes of a file, and makes the directories that it takes; returns when they are on the disk.
     *
     * @param bytes fewer where the file has not as many any more
     */
    public static void copy(Path file, Path target, long bytes) throws IOException {
        directory(target.toAbsolutePath().resolveSibling(""));
        writer(target).close();
        try (FileChannel from = FileChannel.open(file);
                FileChannel to = FileChannel.open(target, StandardOpenOption.WRITE)) {
            long done = 0;
            long some = 1;
            while (done < bytes && some > 0) {
                some = from.transferTo(done, bytes - done, to);
                done += some;
            }
            to.force(true);
        }
    }

    /** Returns when a file, or the names in a directory, are on the disk. */
    public static void sync(Path file) throws IOException {
        if (Files.isRegularFile(file) || hasOwners()) {
            try (FileChannel channel = FileChannel.open(
                    file, Files.isDirectory(file) ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    /**
     * Takes away what others than the owner may do with a file or directory. What belongs to somebody else, such as a
     * volume that was mounted, is left where it is open to a group alone.
     *
     * @throws IOException where it stays open to everybody
     */
    public static void shut(Path file) throws IOException {
        if (!hasOwners()) {
            return;
        }
        Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
        rights.addAll(Files.getPosixFilePermissions(file));
        boolean toEverybody = rights.removeAll(EVERYBODYS);
        boolean toGroup = rights.removeAll(GROUPS);
        if (toEverybody || toGroup) {
            try {
                Files.setPosixFilePermissions(file, rights);
            } catch (FileSystemException e) {
                if (toEverybody) {
                    throw new IOException(
                            file
                                    + ": everybody on this machine may read it, and the hub may not change that; take these"
                                    + " rights away (chmod o-rwx), or name a directory within it",
                            e);
                }
            }
        }
    }

    private static boolean hasOwners() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
