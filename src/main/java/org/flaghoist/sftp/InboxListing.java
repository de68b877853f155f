package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.flaghoist.partner.Sftp;

/**
 * Sees which files lie in a partner's {@code inbox/}. It asks by the connection that collects: a poll of the outbox
 * finds out when the server works again, and how it stands with the login.
 */
public final class InboxListing {

    private final Sftp site;
    private final SftpConnection connection;

    InboxListing(Sftp site, SftpConnection connection) {
        this.site = site;
        this.connection = connection;
    }

    /** False while the server is not known to work. */
    public boolean mayAsk() {
        return connection.view().failures() == 0;
    }

    /**
     * Asks once for all.
     *
     * @return those of the names that are there; empty where the server does not let the hub list the folder
     */
    public Optional<Set<String>> present(Set<String> names) throws IOException {
        return connection.use("listing " + site.inbox(), sftp -> list(sftp, names));
    }

    private Optional<Set<String>> list(ChannelSftp sftp, Set<String> names) throws SftpException {
        try {
            FoundEntries there = FolderListing.list(
                    sftp, site.inbox(), () -> new FoundEntries(entry -> names.contains(entry.getFilename())));
            return Optional.of(there.all().stream().map(LsEntry::getFilename).collect(Collectors.toSet()));
        } catch (SftpException e) {
            // With a cause it is the connection that failed.
            if (e.getCause() != null) {
                throw e;
            }
            return Optional.empty();
        }
    }
}
