package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Keeps of a folder what is asked for. */
final class FoundEntries implements LsEntrySelector {

    private final Predicate<LsEntry> wanted;
    private final List<LsEntry> found = new ArrayList<>();

    FoundEntries(Predicate<LsEntry> wanted) {
        this.wanted = wanted;
    }

    @Override
    public int select(LsEntry entry) {
        if (wanted.test(entry)) {
            found.add(entry);
        }
        return CONTINUE;
    }

    /** In the server's order. */
    List<LsEntry> all() {
        return found;
    }
}
