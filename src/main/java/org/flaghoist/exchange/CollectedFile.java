package org.flaghoist.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.flaghoist.cluster.Lease;
import org.flaghoist.notification.Rejection;
import org.flaghoist.sftp.RemoteFile;
import org.jspecify.annotations.Nullable;

/**
 * A file as fetched.
 *
 * @param modified as its server says, in milliseconds
 * @param fault of the whole file, found before it was fetched, or when it was opened
 * @param testRun which of the partner's test runs it was put there for, 0 for none
 * @param lease as long as it is held, this hub may go on with it
 */
public record CollectedFile(
        String partner,
        String name,
        long modified,
        byte[] content,
        @Nullable Rejection fault,
        int testRun,
        Lease lease) {

    private static final byte[] NOTHING = new byte[0];

    static CollectedFile of(String partner, RemoteFile file, byte[] content, int testRun) {
        return new CollectedFile(partner, file.name(), file.modified(), content, null, testRun, Lease.UNSHARED);
    }

    static CollectedFile unfetched(String partner, RemoteFile file, Rejection fault, int testRun) {
        return new CollectedFile(partner, file.name(), file.modified(), NOTHING, fault, testRun, Lease.UNSHARED);
    }

    CollectedFile because(Rejection wrong) {
        return new CollectedFile(partner, name, modified, content, wrong, testRun, lease);
    }

    CollectedFile under(Lease held) {
        return new CollectedFile(partner, name, modified, content, fault, testRun, held);
    }

    /** Makes the duplicate ids of its pieces: the same when the same file is read again. */
    PieceIds pieceIds() {
        MessageDigest sha = sha256();
        sha.update(name.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        sha.update(ByteBuffer.allocate(Long.BYTES).putLong(modified).array());
        if (testRun > 0) {
            // Put there once more when the partner is active, the same file is no longer a test.
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(testRun).array());
        }
        return new PieceIds(sha.digest(content));
    }

    /** The pieces' duplicate ids. */
    record PieceIds(byte[] file) {

        /** Of the pieces that are sent together: of others, as another cutting gives, the broker must not know it. */
        String of(int first, int last) {
            MessageDigest sha = sha256();
            sha.update(file);
            byte[] id = sha.digest(ByteBuffer.allocate(2 * Integer.BYTES)
                    .putInt(first)
                    .putInt(last)
                    .array());
            return Base64.getUrlEncoder().encodeToString(id).substring(0, 22);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must have SHA-256", e);
        }
    }
}
