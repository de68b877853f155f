package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.apache.camel.component.file.remote.SftpRemoteFileJCraft;

/** Keeps of a folder the oldest files that are the hub's to take: one of millions must not fill the memory. */
final class OldestFiles implements LsEntrySelector {

    /** Files remembered from one look to the next, and then taken. One more is kept, which says that there are more. */
    static final int MOST = 1_000;

    private final RemoteNames names;
    private final NavigableMap<RemoteFile, LsEntry> oldest = new TreeMap<>(RemoteFile.ORDER);
    private final NavigableSet<RemoteFile> left = new TreeSet<>(RemoteFile.ORDER);

    OldestFiles(RemoteNames names) {
        this.names = names;
    }

    // What is no plain file, a link for one, is left alone.
    @Override
    public int select(LsEntry entry) {
        if (entry.getAttrs().isReg() && names.accepts(entry.getFilename())) {
            oldest.put(RemoteFile.of(entry.getFilename(), entry.getAttrs()), entry);
        } else if (entry.getAttrs().isReg() && names.leaves(entry.getFilename())) {
            left.add(RemoteFile.of(entry.getFilename(), entry.getAttrs()));
        }
        if (oldest.size() > MOST + 1) {
            oldest.pollLastEntry();
        }
        if (left.size() > MOST) {
            left.pollLast();
        }
        return CONTINUE;
    }

    /** The oldest that nobody will ever take. */
    Set<RemoteFile> left() {
        return Set.copyOf(left);
    }

    /** In the order in which they are taken. */
    SftpRemoteFile<?>[] inOrder() {
        return oldest.values().stream().map(SftpRemoteFileJCraft::new).toArray(SftpRemoteFile<?>[]::new);
    }
}
