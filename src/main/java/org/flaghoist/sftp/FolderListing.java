package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import com.jcraft.jsch.SftpException;
import java.util.function.Supplier;

/** Lists a folder of a server where others put and take away files meanwhile. */
final class FolderListing {

    private static final int ATTEMPTS = 5;

    private FolderListing() {}

    /**
     * Begins anew where the server says that something is not there: some servers, Apache MINA's among them, give up a
     * listing when a file goes while they are at it.
     *
     * @param fresh makes what is given the entries; each attempt has its own
     * @return what was given all of them
     */
    static <S extends LsEntrySelector> S list(ChannelSftp sftp, String folder, Supplier<S> fresh) throws SftpException {
        for (int attempt = 1; ; attempt++) {
            S entries = fresh.get();
            try {
                sftp.ls(folder, entries);
                return entries;
            } catch (SftpException e) {
                if (e.id != ChannelSftp.SSH_FX_NO_SUCH_FILE || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
