package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flaghoist.partner.Sftp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Uploads several files at once to a partner's inbox, and gives them their names one after the other: were several
 * renames under way, a later file could be there without an earlier one that the server refused to rename. It stops at
 * the first that is not as expected, and where the server allows no second channel: what is left is to be done alone,
 * which also says what is wrong. For one thread at a time.
 */
final class UploadsTogether {

    private static final Logger LOG = LoggerFactory.getLogger(UploadsTogether.class);

    private final Sftp site;
    private final SecondChannel channel;

    UploadsTogether(Sftp site, SftpConnection connection) {
        this.site = site;
        this.channel = new SecondChannel(site, connection, "files are delivered one by one");
    }

    /** Is asked and told what is done. */
    interface UploadProgress {

        /** Files are written next. */
        void begins();

        /** A file gets its name next; false where it must not. */
        boolean mayRename(String name);

        /** It has its name. */
        void renamed(String name);
    }

    /** Whether it is worth a try, as far as is known. */
    boolean isPossible() {
        return channel.isAllowed();
    }

    /** @param files whose names differ */
    void put(List<InboxFile> files, UploadProgress progress) throws IOException {
        channel.use("delivering " + files.size() + " files", requests -> {
            try {
                if (areFree(files, requests)) {
                    progress.begins();
                    upload(files, requests);
                    rename(files, requests, progress);
                }
            } catch (SftpException refused) {
                LOG.info(
                        "{}: one of {} files is refused (status {}); they are delivered one by one",
                        site.host(),
                        files.size(),
                        refused.id);
            }
        });
    }

    private boolean areFree(List<InboxFile> files, RequestPipeline requests) throws SftpException, IOException {
        List<PendingAnswer<Optional<RemoteFile>>> looks = new ArrayList<>();
        for (InboxFile file : files) {
            looks.add(requests.look(path(file)));
        }
        return answers(looks, requests).stream().noneMatch(Optional::isPresent);
    }

    private void upload(List<InboxFile> files, RequestPipeline requests) throws SftpException, IOException {
        List<PendingAnswer<byte[]>> handles = new ArrayList<>();
        for (InboxFile file : files) {
            handles.add(requests.create(part(file)));
        }
        requests.flush();
        List<PendingAnswer<ByteBuffer>> written = new ArrayList<>();
        List<PendingAnswer<Optional<RemoteFile>>> looks = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            byte[] handle = handles.get(i).get();
            written.addAll(requests.write(handle, files.get(i).content()));
            written.add(requests.close(handle));
            looks.add(requests.look(part(files.get(i))));
        }
        answers(written, requests);
        List<Optional<RemoteFile>> there = answers(looks, requests);
        for (int i = 0; i < files.size(); i++) {
            check(files.get(i), there.get(i));
        }
    }

    private static void check(InboxFile file, Optional<RemoteFile> there) throws SftpException {
        long arrived = there.map(RemoteFile::size).orElse(0L);
        if (arrived != file.content().length) {
            LOG.debug("{}: only {} of {} bytes arrived", file.name(), arrived, file.content().length);
            throw new SftpException(ChannelSftp.SSH_FX_FAILURE, "cut");
        }
    }

    private void rename(List<InboxFile> files, RequestPipeline requests, UploadProgress progress)
            throws SftpException, IOException {
        for (InboxFile file : files) {
            if (!progress.mayRename(file.name())) {
                return;
            }
            answers(List.of(requests.rename(part(file), path(file))), requests);
            progress.renamed(file.name());
        }
    }

    private static <T> List<T> answers(List<PendingAnswer<T>> asked, RequestPipeline requests)
            throws SftpException, IOException {
        requests.flush();
        List<T> answers = new ArrayList<>();
        for (PendingAnswer<T> each : asked) {
            answers.add(each.get());
        }
        return answers;
    }

    private String path(InboxFile file) {
        return site.inbox() + "/" + file.name();
    }

    /** As the route has Camel name it, which then writes it anew. */
    private String part(InboxFile file) {
        return site.inbox() + "/." + file.name() + ".part";
    }

    /** Ends the channel, where there is one. */
    void close() {
        channel.close();
    }
}
