package org.flaghoist.sftp;

import com.jcraft.jsch.SftpATTRS;
import java.nio.ByteBuffer;
import java.util.Comparator;

/**
 * A file in a partner's outbox as its server lists it.
 *
 * @param modified in milliseconds
 */
public record RemoteFile(String name, long size, long modified) {

    private static final long SECOND = 1_000;

    /** The order in which files are taken (mappings/README.md, section 1); the size makes it agree with equality. */
    static final Comparator<RemoteFile> ORDER = Comparator.comparingLong(RemoteFile::modified)
            .thenComparing(RemoteFile::name, new NamesByNumber())
            .thenComparingLong(RemoteFile::size);

    /** What the attributes of a file begin with: which of these follow. */
    private static final int WITH_SIZE = 1;

    private static final int WITH_OWNER = 2;
    private static final int WITH_PERMISSIONS = 4;
    private static final int WITH_TIMES = 8;

    /** @param attributes as SFTP writes them */
    static RemoteFile of(String name, ByteBuffer attributes) {
        int flags = attributes.getInt();
        long size = (flags & WITH_SIZE) == 0 ? 0 : attributes.getLong();
        skip(attributes, flags, WITH_OWNER, 2 * Integer.BYTES);
        skip(attributes, flags, WITH_PERMISSIONS, Integer.BYTES);
        if ((flags & WITH_TIMES) == 0) {
            return new RemoteFile(name, size, 0);
        }
        skip(attributes, flags, WITH_TIMES, Integer.BYTES);
        return new RemoteFile(name, size, Integer.toUnsignedLong(attributes.getInt()) * SECOND);
    }

    private static void skip(ByteBuffer attributes, int flags, int flag, int bytes) {
        for (int left = (flags & flag) == 0 ? 0 : bytes; left > 0; left--) {
            attributes.get();
        }
    }

    static RemoteFile of(String name, SftpATTRS attributes) {
        return new RemoteFile(name, attributes.getSize(), Integer.toUnsignedLong(attributes.getMTime()) * SECOND);
    }
}
