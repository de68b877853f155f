package org.flaghoist.sftp;

import com.jcraft.jsch.SftpATTRS;
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

    static RemoteFile of(String name, SftpATTRS attributes) {
        return new RemoteFile(name, attributes.getSize(), Integer.toUnsignedLong(attributes.getMTime()) * SECOND);
    }
}
