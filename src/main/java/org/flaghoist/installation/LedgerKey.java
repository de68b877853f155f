package org.flaghoist.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import org.flaghoist.notification.PrivateFiles;

/**
 * The secret that stamps events, so that one put in by somebody who can only write to the database is found. It lies
 * outside the database; hubs that share a database share the key.
 */
public final class LedgerKey {

    private static final int BYTES = 32;

    private LedgerKey() {}

    /**
     * Reads the key file, and shuts it to others where that can be done; where there is none, makes one with new random
     * bytes.
     *
     * @throws IllegalStateException where the file is shorter than 32 bytes
     */
    public static byte[] readOrMake(Path file) throws IOException {
        if (Files.notExists(file)) {
            make(file);
        }
        shut(file);
        return read(file);
    }

    private static void shut(Path file) throws IOException {
        try {
            PrivateFiles.shut(file);
        } catch (IOException e) {
            // A secret that was mounted for reading is shut by who mounts it.
            if (Files.isWritable(file)) {
                throw e;
            }
        }
    }

    /**
     * Reads the key file.
     *
     * @throws java.nio.file.NoSuchFileException where there is none
     * @throws IllegalStateException where it is shorter than 32 bytes
     */
    public static byte[] read(Path file) throws IOException {
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
