package org.flaghoist.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.flaghoist.notification.PrivateFiles;
import org.flaghoist.notification.SetupException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a second hub from a ledger's file while one has it: SQLite itself would let both write, each as if it were
 * alone. Closing it, or the end of the process, lets the next one in.
 */
public final class DatabaseFileLock implements AutoCloseable {

    /** Null where the database is a server's. */
    private final @Nullable FileChannel file;

    private DatabaseFileLock(@Nullable FileChannel file) {
        this.file = file;
    }

    /**
     * To be called before the first connection is opened.
     *
     * @param url of the database
     * @throws SetupException where another hub has the file
     */
    public static DatabaseFileLock of(String url) {
        if (!DatabaseFile.isUrl(url)) {
            return new DatabaseFileLock(null);
        }
        // A file of its own: to close any file of SQLite's would take its locks away, too.
        Path path = Path.of(DatabaseFile.path(url) + ".lock");
        try {
            return of(path);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    path + ": cannot be made, or shut to others (" + e
                            + "); correct the permissions of its directory, or name another in spring.datasource.url",
                    e);
        }
    }

    private static DatabaseFileLock of(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        PrivateFiles.shut(path);
        if (lock(file) == null) {
            file.close();
            throw new SetupException(List.of(path + ": another hub has this ledger; stop it first, or give this one a"
                    + " flaghoist.data of its own. Hubs that share a ledger need PostgreSQL"));
        }
        return new DatabaseFileLock(file);
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // another hub in this process
        }
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
