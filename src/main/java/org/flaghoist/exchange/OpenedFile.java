package org.flaghoist.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * What a partner's file says.
 *
 * @param content as it was before it was encrypted; as it came where it could not be opened, or empty where that may
 *     not be kept
 * @param fault of the whole file
 */
record OpenedFile(
        FetchedFile fetched, byte[] content, @Nullable Rejection fault) {

    static final byte[] NOTHING = new byte[0];

    OpenedFile because(Rejection wrong) {
        return new OpenedFile(fetched, content, wrong);
    }

    String partner() {
        return fetched.partner();
    }

    String name() {
        return fetched.ready().remote().name();
    }

    int testRun() {
        return fetched.ready().testRun();
    }

    /** Makes the duplicate ids of its pieces: the same when the same file is read again. */
    PieceIds pieceIds() {
        MessageDigest sha = sha256();
        sha.update(name().getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
        sha.update(ByteBuffer.allocate(Long.BYTES)
                .putLong(fetched.ready().remote().modified())
                .array());
        if (testRun() > 0) {
            // Put there once more when the partner is active, the same file is no longer a test.
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(testRun()).array());
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
