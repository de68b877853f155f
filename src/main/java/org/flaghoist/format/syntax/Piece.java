package org.flaghoist.format.syntax;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.flaghoist.notification.FaultCode;
import org.flaghoist.notification.Rejection;
import org.jspecify.annotations.Nullable;

/**
 * One notification within a collected file.
 *
 * @param number the number of its (first) record in the file, 1 where a file is one notification
 * @param size bytes of the notification, without what is put before it so that it can be read alone
 * @param content makes so many of its bytes when they are needed, so that a large file is not held twice
 * @param fault what was seen to be wrong with it when it was cut; only its beginning is then given
 */
public record Piece(
        int number,
        int size,
        IntFunction<byte[]> content,
        @Nullable Rejection fault) {

    /** A piece that nothing is known against. */
    public static Piece of(int number, byte[] bytes) {
        IntFunction<byte[]> content = most -> most < bytes.length ? Arrays.copyOf(bytes, most) : bytes;
        return new Piece(number, bytes.length, content, null);
    }

    public byte[] bytes() {
        return content.apply(size);
    }

    /** This piece; where it has more than {@code most} bytes, with that fault and one byte more than may be. */
    public Piece ofMost(int most) {
        return size <= most || fault != null ? this : faulty(FaultCode.TOO_LARGE, most);
    }

    /** This piece with a fault that is the whole notification's, and one byte more of it than may be. */
    public Piece faulty(FaultCode code, int most) {
        Rejection fault = new Rejection(code, "", null, null).ofRecord(number);
        return new Piece(number, Math.min(size, most + 1), content, fault);
    }

    /** This piece, its fault with what is known of the notification from another, that of its beginning. */
    public Piece about(Rejection beginning) {
        return fault == null
                ? this
                : new Piece(
                        number,
                        size,
                        content,
                        fault.of(beginning.id(), beginning.revision()).spilling(beginning.isSpill()));
    }
}
