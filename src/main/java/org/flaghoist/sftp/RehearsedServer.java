package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Sftp;

/** A partner's server as the hub reaches it, by the same session and names, without routes: for a rehearsal. */
public final class RehearsedServer implements AutoCloseable {

    private final Sftp site;
    private final RemoteNames names;
    private final Deadlines deadlines = new Deadlines();
    private final SftpLink link;
    private final ServerCheck check;

    public RehearsedServer(Partner partner, Sftp site, Clock clock) {
        this.site = site;
        this.names = new RemoteNames(site.filePattern());
        this.link = new SftpLink(site, deadlines);
        this.check = new ServerCheck(
                partner.id(), site, deadlines, new LoginBackoff(partner.retry().afterRefusedLogin(), clock));
    }

    /**
     * A file there.
     *
     * @param changed in seconds since 1970, as the server says
     * @param ours whether the hub would take it from the outbox
     */
    public record RehearsedFile(String name, long size, int changed, boolean ours) {}

    /** Tries what the hub needs; moves nothing. */
    public ConnectionReport check() {
        return check.run();
    }

    public List<RehearsedFile> outbox() throws IOException {
        return list(site.outbox());
    }

    public List<RehearsedFile> inbox() throws IOException {
        return list(site.inbox());
    }

    private List<RehearsedFile> list(String folder) throws IOException {
        List<RehearsedFile> files = new ArrayList<>();
        use(sftp -> {
            sftp.ls(folder, entry -> {
                if (entry.getAttrs().isReg()) {
                    files.add(seen(entry));
                }
                return ChannelSftp.LsEntrySelector.CONTINUE;
            });
            return true;
        });
        return files;
    }

    private RehearsedFile seen(LsEntry entry) {
        return new RehearsedFile(
                entry.getFilename(),
                entry.getAttrs().getSize(),
                entry.getAttrs().getMTime(),
                names.accepts(entry.getFilename()));
    }

    /** Puts it there under a name that no partner takes, looks at its size, and renames it. */
    public void deliver(String name, byte[] content) throws IOException {
        String part = site.inbox() + "/." + name + ".part";
        String whole = site.inbox() + "/" + name;
        use(sftp -> {
            sftp.put(new ByteArrayInputStream(content), part, ChannelSftp.OVERWRITE);
            long size = sftp.stat(part).getSize();
            if (size != content.length) {
                throw new IOException("has " + size + " bytes there, of " + content.length);
            }
            sftp.rename(part, whole);
            return true;
        });
    }

    /** Removes it; the partner may just have taken it. */
    public void removeFromInbox(String name) throws IOException {
        use(sftp -> {
            try {
                sftp.rm(site.inbox() + "/" + name);
            } catch (SftpException e) {
                if (e.id != ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                    throw e;
                }
            }
            return true;
        });
    }

    public byte[] fetch(String name) throws IOException {
        return use(sftp -> {
            try (var in = sftp.get(site.outbox() + "/" + name)) {
                return in.readAllBytes();
            }
        });
    }

    /** Moves a file of the outbox into a folder there, which is made where it is not there. */
    public void move(String name, String folder) throws IOException {
        String into = site.outbox() + "/" + folder;
        use(sftp -> {
            makeSure(sftp, into);
            sftp.rename(site.outbox() + "/" + name, into + "/" + System.nanoTime() + "-" + name);
            return true;
        });
    }

    private static void makeSure(ChannelSftp sftp, String folder) throws SftpException {
        try {
            sftp.stat(folder);
        } catch (SftpException missing) {
            sftp.mkdir(folder);
        }
    }

    private <T> T use(SftpLink.SftpWork<T> work) throws IOException {
        if (!link.isConnected()) {
            link.open();
        }
        return link.use(work);
    }

    @Override
    public void close() {
        link.close();
        deadlines.close();
    }
}
