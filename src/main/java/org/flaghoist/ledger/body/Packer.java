package org.flaghoist.ledger.body;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;

/**
 * Puts bodies of one message into one row: Zstandard of their number (two bytes), and of each its kind and partner
 * (each its length in two bytes, then UTF-8), the 16 bytes of its salt, its length (four bytes) and its bytes.
 * {@link Pack} reads them. To make one takes longer than to pack a message, so it is used again.
 */
public final class Packer implements AutoCloseable {

    /** With more memory than that it is not to be kept. */
    private static final int MOST_KEPT = 1 << 20;

    /** Bytes of UTF-8 for a character. */
    private static final int WIDEST = 3;

    private final ZstdCompressCtx compressor = new ZstdCompressCtx().setLevel(1);
    private ByteBuffer plain = ByteBuffer.allocate(0);
    private byte[] packed = new byte[0];

    public byte[] pack(Collection<KeptBody> bodies) {
        plain = plain.capacity() < size(bodies) ? ByteBuffer.allocate(size(bodies)) : plain.clear();
        plain.putShort((short) bodies.size());
        bodies.forEach(this::put);
        int most = Math.toIntExact(Zstd.compressBound(plain.position()));
        packed = packed.length < most ? new byte[most] : packed;
        int length = compressor.compressByteArray(packed, 0, most, plain.array(), 0, plain.position());
        return Arrays.copyOf(packed, length);
    }

    /** Whether it is worth its memory while nothing is packed. */
    public boolean isToKeep() {
        return plain.capacity() + packed.length <= MOST_KEPT;
    }

    /** At most. */
    private static int size(Collection<KeptBody> bodies) {
        int size = Short.BYTES;
        for (KeptBody body : bodies) {
            size += 2 * Short.BYTES + Digests.SALT_BYTES + Integer.BYTES + body.content().length;
            size += WIDEST
                    * (body.name().kind().length() + body.name().partner().length());
        }
        return size;
    }

    private void put(KeptBody body) {
        put(text(body.name().kind()));
        put(text(body.name().partner()));
        plain.put(body.salt());
        plain.putInt(body.content().length).put(body.content());
    }

    private void put(byte[] text) {
        plain.putShort((short) text.length).put(text);
    }

    private static byte[] text(String word) {
        return word.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        compressor.close();
    }
}
