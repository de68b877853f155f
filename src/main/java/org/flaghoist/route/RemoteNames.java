package org.flaghoist.route;

import com.jcraft.jsch.ChannelSftp.LsEntry;
import java.util.regex.Pattern;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.component.file.remote.SftpRemoteFile;

/**
 * Picks the files that are the hub's. A name on somebody else's server is hostile input: what does not match, and what
 * is no plain file, is left alone.
 */
final class RemoteNames implements GenericFileFilter<SftpRemoteFile<LsEntry>> {

    private final Pattern names;

    RemoteNames(Pattern names) {
        this.names = names;
    }

    @Override
    public boolean accept(GenericFile<SftpRemoteFile<LsEntry>> file) {
        // The entry's own name: Camel has by then taken apart what looks like a path.
        LsEntry entry = file.getFile().getRemoteFile();
        return entry.getAttrs().isReg() && names.matcher(entry.getFilename()).matches();
    }
}
