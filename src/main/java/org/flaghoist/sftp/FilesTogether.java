package org.flaghoist.sftp;

import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.flaghoist.cluster.Lease;
import org.flaghoist.partner.Sftp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the same to several files of a partner's outbox at once. It leaves out what cannot be done this way, and all
 * where the server allows no second channel: that is to be done file by file, which also says what is wrong. For one
 * thread at a time.
 */
final class FilesTogether {

    private static final Logger LOG = LoggerFactory.getLogger(FilesTogether.class);

    private final OutboxPaths paths;
    private final SecondChannel channel;

    FilesTogether(Sftp site, SftpConnection connection) {
        this.paths = new OutboxPaths(site);
        this.channel = new SecondChannel(site, connection, "files are collected one by one");
    }

    /** Asks the server something about a file. */
    @FunctionalInterface
    private interface FileQuestion<V, T> {

        PendingAnswer<T> about(RemoteFile file, V value) throws IOException;
    }

    /** The contents of those that are as they were listed, also after they were read. */
    Map<RemoteFile, byte[]> fetch(Collection<RemoteFile> files, Lease lease) throws IOException {
        Map<RemoteFile, byte[]> fetched = new LinkedHashMap<>();
        channel.use("fetching " + files.size() + " files", requests -> {
            lease.check();
            Map<RemoteFile, String> from = paths(files);
            Map<RemoteFile, byte[]> handles = answers(requests, ask(from, (file, path) -> requests.open(path)));
            Map<RemoteFile, byte[]> contents =
                    answers(requests, ask(handles, (file, handle) -> requests.read(handle, (int) file.size())));
            ask(handles, (file, handle) -> requests.close(handle));
            Map<RemoteFile, Optional<RemoteFile>> now =
                    answers(requests, ask(from, (file, path) -> requests.look(path)));
            contents.forEach((file, content) -> {
                if (content.length == file.size() && isSame(now, file)) {
                    fetched.put(file, content);
                }
            });
        });
        return fetched;
    }

    /**
     * Moves those whose new place is free.
     *
     * @param targets where to
     * @param mayMove asked again just before
     * @return whether it was moved; it was not where it is gone, or is another
     */
    Map<RemoteFile, Boolean> move(Map<RemoteFile, String> targets, Predicate<RemoteFile> mayMove) throws IOException {
        Map<RemoteFile, Boolean> moved = new LinkedHashMap<>();
        channel.use("moving " + targets.size() + " files", requests -> {
            var there = ask(targets, (file, target) -> requests.look(target));
            // Last of all: what the partner puts in its place between this and the rename is moved unread.
            Map<RemoteFile, Optional<RemoteFile>> now =
                    answers(requests, ask(paths(targets.keySet()), (file, path) -> requests.look(path)));
            Map<RemoteFile, String> free = new LinkedHashMap<>(targets);
            free.keySet().retainAll(absent(answers(requests, there)));
            now.keySet().stream().filter(file -> !isSame(now, file)).forEach(file -> moved.put(file, false));
            free.keySet().removeIf(file -> !isSame(now, file) || !mayMove.test(file));
            answers(
                    requests,
                    ask(free, (file, target) -> requests.rename(paths.of(file), target)),
                    (file, done) -> moved.put(file, true));
        });
        return moved;
    }

    private static boolean isSame(Map<RemoteFile, Optional<RemoteFile>> now, RemoteFile file) {
        return now.getOrDefault(file, Optional.empty()).filter(file::equals).isPresent();
    }

    private static Collection<RemoteFile> absent(Map<RemoteFile, Optional<RemoteFile>> there) {
        return there.keySet().stream()
                .filter(file -> there.getOrDefault(file, Optional.of(file)).isEmpty())
                .toList();
    }

    private Map<RemoteFile, String> paths(Collection<RemoteFile> files) {
        Map<RemoteFile, String> all = new LinkedHashMap<>();
        files.forEach(file -> all.put(file, paths.of(file)));
        return all;
    }

    private static <V, T> Map<RemoteFile, PendingAnswer<T>> ask(Map<RemoteFile, V> files, FileQuestion<V, T> question)
            throws IOException {
        Map<RemoteFile, PendingAnswer<T>> asked = new LinkedHashMap<>();
        for (Map.Entry<RemoteFile, V> file : files.entrySet()) {
            asked.put(file.getKey(), question.about(file.getKey(), file.getValue()));
        }
        return asked;
    }

    private static <T> Map<RemoteFile, T> answers(RequestPipeline requests, Map<RemoteFile, PendingAnswer<T>> asked)
            throws IOException {
        Map<RemoteFile, T> answers = new LinkedHashMap<>();
        answers(requests, asked, answers::put);
        return answers;
    }

    /** @param then at each as it comes: those that came before the channel ends are known */
    private static <T> void answers(
            RequestPipeline requests, Map<RemoteFile, PendingAnswer<T>> asked, BiConsumer<RemoteFile, T> then)
            throws IOException {
        requests.flush();
        for (Map.Entry<RemoteFile, PendingAnswer<T>> each : asked.entrySet()) {
            try {
                then.accept(each.getKey(), each.getValue().get());
            } catch (SftpException refused) {
                // Left out: done alone, it says so where it still is.
                LOG.debug("{}: {}", each.getKey().name(), refused.id);
            }
        }
    }

    /** Ends the channel, where there is one. */
    void close() {
        channel.close();
    }
}
