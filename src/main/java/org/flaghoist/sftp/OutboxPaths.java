package org.flaghoist.sftp;

import org.flaghoist.partner.Sftp;

/** Where files of a partner's outbox are, on its server. */
record OutboxPaths(String outbox) {

    OutboxPaths(Sftp site) {
        this(site.outbox());
    }

    String of(RemoteFile file) {
        return outbox + "/" + file.name();
    }

    /** @param folder of the outbox */
    String of(String folder) {
        return outbox + "/" + folder;
    }

    String of(String folder, RemoteFile file) {
        return of(folder) + "/" + file.name();
    }

    /** As JSch is to be told it, which takes paths for patterns. */
    static String quoted(String path) {
        return path.replaceAll("[\\\\*?]", "\\\\$0");
    }
}
