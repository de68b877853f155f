package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntry;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Sftp;

/** A partner's server as the hub reaches it, by the same session and names, without routes: for a rehearsal. */
public final class RehearsedServer implements AutoCloseable {

    public static final String OUTBOX = "move in outbox";
    public static final String INBOX = "rename in inbox";

    private static final List<String> FOLDERS = List.of(".done", ".failed");
    /** Hidden, so that no partner takes them. */
    private static final String PROBE = ".rehearsal.part";

    private static final String RENAMED = ".rehearsal.renamed";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

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

    /**
     * A file that was dealt with.
     *
     * @param path where it is now
     * @param size when it was taken
     */
    public record MovedFile(String name, String path, long size) {}

    /** Tries what the hub needs; moves nothing. */
    public ConnectionReport check() {
        return check.run();
    }

    /**
     * Tries what that leaves out: to move in the outbox, and to rename in the inbox.
     *
     * @return by step, what the server says against it; empty where it allows it
     */
    public Map<String, String> moves() throws IOException {
        Map<String, String> faults = new LinkedHashMap<>();
        faults.put(OUTBOX, attempt(site.outbox(), sftp -> {
            for (String folder : FOLDERS) {
                makeSure(sftp, site.outbox() + "/" + folder);
            }
            String probe = site.outbox() + "/" + PROBE;
            sftp.mkdir(probe);
            sftp.rename(probe, site.outbox() + "/" + FOLDERS.get(0) + "/" + RENAMED);
            sftp.rmdir(site.outbox() + "/" + FOLDERS.get(0) + "/" + RENAMED);
            return true;
        }));
        faults.put(INBOX, attempt(site.inbox(), sftp -> {
            sftp.put(new ByteArrayInputStream(new byte[] {'x'}), site.inbox() + "/" + PROBE, ChannelSftp.OVERWRITE);
            sftp.rename(site.inbox() + "/" + PROBE, site.inbox() + "/" + RENAMED);
            sftp.rm(site.inbox() + "/" + RENAMED);
            return true;
        }));
        return faults;
    }

    private String attempt(String folder, SftpLink.SftpWork<Boolean> work) throws IOException {
        return use(sftp -> {
            try {
                work.on(sftp);
                return "";
            } catch (SftpException e) {
                return folder + ": status " + e.id + ", " + e.getMessage();
            }
        });
    }

    /** In the order in which the hub takes them. */
    public List<RehearsedFile> outbox() throws IOException {
        return list(site.outbox()).stream()
                .sorted(Comparator.comparingInt(RehearsedFile::changed)
                        .thenComparing(RehearsedFile::name, new NamesByNumber()))
                .toList();
    }

    public List<RehearsedFile> inbox() throws IOException {
        return list(site.inbox());
    }

    private List<RehearsedFile> list(String folder) throws IOException {
        FoundEntries files = use(sftp -> FolderListing.list(
                sftp, folder, () -> new FoundEntries(entry -> entry.getAttrs().isReg())));
        return files.all().stream().map(this::seen).toList();
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

    /**
     * Moves a file of the outbox into a folder there, which is made where it is not there; as the hub, under a name of
     * its own where that is taken.
     */
    public MovedFile move(RehearsedFile file, String folder) throws IOException {
        String into = site.outbox() + "/" + folder;
        return use(sftp -> {
            makeSure(sftp, into);
            String path = free(sftp, into + "/" + file.name(), file);
            sftp.rename(site.outbox() + "/" + file.name(), path);
            return new MovedFile(file.name(), path, file.size());
        });
    }

    private static String free(ChannelSftp sftp, String path, RehearsedFile file) throws SftpException {
        String dated = path + "." + TIME.format(Instant.ofEpochSecond(Integer.toUnsignedLong(file.changed())));
        String free = path;
        for (int number = 1; SftpLink.attributes(sftp, free) != null; number++) {
            free = number == 1 ? dated : dated + "-" + number;
        }
        return free;
    }

    /** Those that are not of the size any more with which they were taken. */
    public List<MovedFile> grown(List<MovedFile> moved) throws IOException {
        return use(sftp -> {
            List<MovedFile> grown = new ArrayList<>();
            for (MovedFile file : moved) {
                SftpATTRS now = SftpLink.attributes(sftp, file.path());
                if (now != null && now.getSize() != file.size()) {
                    grown.add(file);
                }
            }
            return grown;
        });
    }

    private static void makeSure(ChannelSftp sftp, String folder) throws SftpException {
        if (SftpLink.attributes(sftp, folder) == null) {
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
