package org.flaghoist.ledger.body;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the bodies of one row, as a {@link Packer} has put them there. */
public final class Pack {

    private static final int CHUNK = 1 << 13;
    private static final byte[] NOTHING = new byte[0];

    /** What a row unpacks to at most: more is not the hub's, and must not exhaust the memory, or never end. */
    private static final int MOST = 128 << 20;

    private final long entry;
    private final DataInputStream in;
    private final boolean withContents;
    private int room = MOST;

    private Pack(long entry, DataInputStream in, boolean withContents) {
        this.entry = entry;
        this.in = in;
        this.withContents = withContents;
    }

    public static List<KeptBody> bodies(long entry, byte[] packed) {
        try {
            return read(entry, packed, true);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the contents of entry " + entry + " cannot be read; verify the ledger, restore it from a backup",
                    e);
        }
    }

    /**
     * Without their contents, so that no more than a part of these is in memory at once; empty where somebody has
     * damaged them.
     */
    public static Optional<List<KeptBody>> digests(long entry, byte[] packed) {
        try {
            return Optional.of(read(entry, packed, false));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static List<KeptBody> read(long entry, byte[] packed, boolean withContents) throws IOException {
        var source = new ByteArrayInputStream(packed);
        // Its buffer of 128 KiB is used again.
        var unpacked = new ZstdInputStreamNoFinalizer(source, RecyclingBufferPool.INSTANCE);
        try (var in = new DataInputStream(unpacked)) {
            return new Pack(entry, in, withContents).all();
        }
    }

    private List<KeptBody> all() throws IOException {
        List<KeptBody> bodies = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            bodies.add(body());
        }
        if (in.read() >= 0) {
            throw new IOException("more than the bodies");
        }
        return bodies;
    }

    private KeptBody body() throws IOException {
        KeptBody.Name name = new KeptBody.Name(entry, text(), text());
        byte[] salt = new byte[Digests.SALT_BYTES];
        in.readFully(salt);
        MessageDigest digest = Digests.begun(salt);
        byte[] content = content(in.readInt(), digest);
        return new KeptBody(name, salt, Digests.text(digest.digest()), content);
    }

    private byte[] content(int length, MessageDigest digest) throws IOException {
        if (length < 0 || length > room) {
            throw new IOException("more than the hub writes");
        }
        room -= length;
        byte[] read = NOTHING;
        for (int left = length; left > 0; left -= read.length) {
            // Not into an array of that length: it may be more than there is.
            read = in.readNBytes(withContents ? left : Math.min(left, CHUNK));
            if (read.length == 0) {
                throw new IOException("less than the bodies");
            }
            digest.update(read);
        }
        return withContents ? read : NOTHING;
    }

    private String text() throws IOException {
        byte[] text = new byte[in.readUnsignedShort()];
        in.readFully(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
