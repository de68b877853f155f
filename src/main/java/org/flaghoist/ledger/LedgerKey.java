package org.flaghoist.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;

/**
 * The secret that stamps events, so that one put in by somebody who can only write to the database is found. It lies
 * outside the database; hubs that share a database share the key.
 */
public final class LedgerKey {

    private static final int BYTES = 32;

    private LedgerKey() {}

    /**
     * Reads the key file; where there is none, makes one with new random bytes, readable by its owner only where the
     * file system knows owners.
     *
     * @throws IllegalStateException where the file is shorter than 32 bytes
     */
    public static byte[] readOrMake(Path file) throws IOException {
        if (Files.notExists(file)) {
            make(file);
        }
        byte[] key = Files.readAllBytes(file);
        if (key.length < BYTES) {
            throw new IllegalStateException(file + ": a ledger key has at least " + BYTES + " bytes, this has "
                    + key.length + "; restore it from where it was kept");
        }
        return key;
    }

    private static void make(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        // createTempFile gives the file to its owner alone; moved when whole, so that a crash leaves no short key.
        Path fresh = Files.createTempFile(folder, "ledger", ".key");
        Files.write(fresh, key);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
