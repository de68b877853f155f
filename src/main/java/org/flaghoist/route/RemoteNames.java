package org.flaghoist.route;

import com.jcraft.jsch.ChannelSftp.LsEntry;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/**
 * Picks the files that are the hub's. A name on somebody else's server is hostile input: what does not match, and what
 * is no plain file, is left alone. Whatever the partner's pattern allows, a name is harmless and is not that of a file
 * which is still being written.
 */
final class RemoteNames implements GenericFileFilter<SftpRemoteFile<LsEntry>> {

    /** No paths, hidden files, control characters or marks of direction. */
    private static final Pattern HARMLESS = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}._~+=@(), -]{0,199}");

    private static final int MOST_BYTES = 200;
    private static final String UNFINISHED = ".tmp";

    private final Pattern names;

    RemoteNames(Pattern names) {
        this.names = names;
    }

    @Override
    public boolean accept(GenericFile<SftpRemoteFile<LsEntry>> file) {
        // The entry's own name: Camel has by then taken apart what looks like a path.
        LsEntry entry = file.getFile().getRemoteFile();
        return entry.getAttrs().isReg() && accepts(entry.getFilename());
    }

    boolean accepts(String name) {
        return HARMLESS.matcher(name).matches()
                && !name.endsWith(UNFINISHED)
                && name.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES
                && names.matcher(name).matches();
    }
}
