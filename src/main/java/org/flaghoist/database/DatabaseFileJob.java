package org.flaghoist.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks after the ledger's file while the hub works: whether it is still the one that was opened, and that its WAL does
 * not grow without end. SQLite begins the WAL anew only where nobody reads from it; of readers that overlap there is
 * always one.
 */
public final class DatabaseFileJob {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFileJob.class);

    /** Sixteen times what SQLite lets it grow to where nobody reads. */
    private static final long LARGE = 64L * 1024 * 1024;

    private static final int MUCH_TOO_LARGE = 16;

    /** All who write wait as long for who reads. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final @Nullable WriteTurns turns;
    private final Path file;
    private final Path wal;
    private final Map<Path, Object> opened;
    private final long large;
    private final Duration pause;
    private @Nullable Long tried;
    private boolean warned;

    public DatabaseFileJob(DataSource database) throws SQLException {
        this(database, LARGE, PAUSE);
    }

    /**
     * @param large from how many bytes on its WAL is begun anew
     * @param pause until that is tried again
     */
    DatabaseFileJob(DataSource database, long large, Duration pause) throws SQLException {
        boolean isFile = DatabaseFile.isFile(database);
        this.turns = isFile ? database.unwrap(WriteTurns.class) : null;
        this.file = Path.of(isFile ? DatabaseFile.path(database) : "");
        this.wal = Path.of(file + "-wal");
        // Where the lock is gone, another hub may have the file, too.
        Path lock = Path.of(file + ".lock");
        this.opened = isFile ? Map.of(file, key(file), lock, key(lock)) : Map.of();
        this.large = large;
        this.pause = pause;
    }

    @Scheduled(fixedDelay = 1_000)
    public void look() {
        if (turns != null) {
            identify(turns);
            shorten(turns);
        }
    }

    /** What is committed to a file that has no name any more is lost with the process. */
    private void identify(WriteTurns all) {
        opened.forEach((path, key) -> {
            String fault = path + " is not the file any more that this hub has opened: somebody moved, deleted or"
                    + " replaced it. Stop the hub, put back what was there, with its -wal, or restore a backup, and"
                    + " start again";
            if (!key.equals(key(path)) && all.close(fault)) {
                LOG.error("{}. Nothing is read or written until then", fault);
            }
        });
    }

    private static Object key(Path file) {
        try {
            return String.valueOf(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (NoSuchFileException e) {
            return "gone";
        } catch (IOException e) {
            return e.toString();
        }
    }

    private void shorten(WriteTurns all) {
        long bytes = wal.toFile().length();
        boolean isEarly = tried != null && System.nanoTime() - tried < pause.toNanos();
        if (bytes < large || isEarly) {
            return;
        }
        if (all.checkpoint(LONGEST_WAIT)) {
            warned = false;
            return;
        }
        tried = System.nanoTime();
        if (bytes > large * MUCH_TOO_LARGE && !warned) {
            warned = true;
            LOG.warn(
                    "{} has {} MB and grows, as somebody has been reading the ledger for long: a backup, verify, or"
                            + " another program. Let that come to its end",
                    wal,
                    bytes / 1_000_000);
        }
    }
}
