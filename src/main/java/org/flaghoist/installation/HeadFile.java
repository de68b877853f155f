package org.flaghoist.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.ledger.chain.Seal;
import org.flaghoist.ledger.chain.Witness;
import org.flaghoist.notification.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * The last link of the chain that this hub has seen, in a file beside the database: who can write to the database alone
 * cannot set the chain back unseen. Each hub has its own; one that is behind the chain is well. Thread-safe.
 */
public final class HeadFile {

    private final Path file;
    private final StampedSeal stamped;
    private @Nullable Seal last;

    /** @param key as the {@link Ledger}'s */
    public HeadFile(Path file, byte[] key) {
        this.file = file;
        this.stamped = new StampedSeal(key);
    }

    public Path file() {
        return file;
    }

    /**
     * What it says; empty where there is no file.
     *
     * @throws IllegalStateException where nobody with the key wrote it
     */
    public synchronized Optional<Witness> witness() {
        Seal known = last == null ? read() : last;
        last = known;
        return Optional.ofNullable(known).map(seal -> new Witness(seal, file.toString()));
    }

    private @Nullable Seal read() {
        try {
            if (Files.notExists(file)) {
                return null;
            }
            return stamped.read(Files.readString(file))
                    .orElseThrow(() -> new IllegalStateException("is not what a hub with this ledger.key wrote; restore"
                            + " the two that belong together, or remove this one where it alone is damaged"));
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be read; correct its permissions", e);
        }
    }

    /** Returns when it is on the disk. A link that is there already is not written again. */
    public synchronized void write(Seal seal) {
        if (seal.equals(last)) {
            return;
        }
        try {
            // Moved when whole and on the disk, so that a crash leaves one or the other.
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (Writer writer = PrivateFiles.writer(fresh)) {
                writer.write(stamped.line(seal) + "\n");
            }
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ": cannot be written; free the disk or correct its permissions", e);
        }
        last = seal;
    }
}
