package org.flaghoist.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.flaghoist.notification.PrivateFiles;
import org.jspecify.annotations.Nullable;

/**
 * What deliveries to one server were busy with when a process, or a connection with the broker, ended. The broker may
 * have lost the count of it, and it need not be what comes first afterwards: messages of two commits that came to the
 * disk together may stand in the queue the other way round than in the journal, and from that the queue is made again.
 *
 * <p>Files that are delivered together get their names one after the other, and each name is noted: so at most one of
 * them is in doubt afterwards. What is known of one that is delivered alone outlasts the process, and not the machine;
 * of several it outlasts both.
 */
final class InFlightDeliveries {

    /** Most of these were committed before the end and never come again. */
    private static final int MOST_IN_DOUBT = 10;

    private static final int MOST = 320;

    private static final String UNTOUCHED = "UNTOUCHED";
    private static final String NEXT = "NEXT";

    private final Path file;
    private final Set<String> doubtful = new LinkedHashSet<>();
    private final Set<String> untouched = new LinkedHashSet<>();
    private final Map<String, UploadResult> named = new LinkedHashMap<>();
    private List<String> current = List.of();
    private long connection = Long.MAX_VALUE;

    /** @param file where the names outlast the process */
    InFlightDeliveries(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            if (Files.exists(file)) {
                read(Files.readAllLines(file));
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** What a line says of a name; it says nothing where the name is in doubt. */
    private void read(List<String> lines) {
        List<String> together = new ArrayList<>();
        for (String line : lines) {
            String name = line.substring(line.indexOf(' ') + 1);
            String what = line.equals(name) ? "" : line.substring(0, line.indexOf(' '));
            switch (what) {
                case "" -> {
                    leave(together);
                    together.clear();
                    together.add(name);
                }
                case NEXT -> together.add(name);
                case UNTOUCHED -> untouched.add(name);
                default -> {
                    named.put(name, UploadResult.valueOf(what));
                    doubtful.remove(name);
                }
            }
        }
        leave(together);
    }

    /** @param together in the order in which they were to get their names */
    private void leave(List<String> together) {
        unnamed(together).findFirst().ifPresent(doubtful::add);
        leaveUntouched(together);
    }

    private void leaveUntouched(List<String> together) {
        unnamed(together).skip(1).filter(name -> !doubtful.contains(name)).forEach(untouched::add);
    }

    private Stream<String> unnamed(List<String> together) {
        return together.stream().filter(name -> !named.containsKey(name));
    }

    /** Whether nothing was tried yet of what came by that connection with the broker. */
    synchronized boolean isFirst(long connection) {
        return this.connection != connection;
    }

    /** Whether this may have got its name before an earlier process or connection ended, and was not tried since. */
    synchronized boolean isLeft(String name, long connection) {
        return doubtful.contains(name)
                || (named.containsKey(name) && !(this.connection == connection && current.contains(name)))
                || (this.connection != connection && name.equals(next()));
    }

    /** Whether it was to get its name after another, which did not get it, when an earlier process ended. */
    synchronized boolean isUntouched(String name) {
        return untouched.contains(name);
    }

    private @Nullable String next() {
        return unnamed(current).findFirst().orElse(null);
    }

    /** What is known to have become of it in a try before; null where nothing is. */
    synchronized @Nullable UploadResult known(String name) {
        return named.get(name);
    }

    /**
     * They are tried now; when this returns, the next process knows.
     *
     * @param names in the order in which they get theirs
     */
    synchronized void begin(List<String> names, long connection) {
        if (this.connection == connection) {
            leaveUntouched(current);
            named.keySet().removeAll(current);
        } else {
            leave(current);
        }
        doubtful.remove(names.get(0));
        untouched.removeAll(names);
        named.keySet().removeAll(names);
        forget(doubtful, MOST_IN_DOUBT);
        forget(untouched, MOST);
        forget(named.keySet(), MOST);
        current = List.copyOf(names);
        this.connection = connection;
        write();
    }

    private static void forget(Collection<String> oldest, int most) {
        while (oldest.size() > most) {
            oldest.remove(oldest.iterator().next());
        }
    }

    /** What was begun has its name; when this returns, the next process knows. */
    synchronized void named(String name, UploadResult result) {
        named.put(name, result);
        doubtful.remove(name);
        try {
            Files.writeString(file, result + " " + name + "\n", StandardOpenOption.APPEND);
            sync(file);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    // In one step: of a file that is being written anew, a process that is killed would leave nothing.
    private void write() {
        List<String> lines = new ArrayList<>();
        named.forEach((name, result) -> lines.add(result + " " + name));
        untouched.forEach(name -> lines.add(UNTOUCHED + " " + name));
        lines.addAll(doubtful);
        current.forEach(name -> lines.add(name.equals(current.get(0)) ? name : NEXT + " " + name));
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(fresh, lines);
            sync(fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            sync(file.toAbsolutePath().resolveSibling(""));
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private void sync(Path written) throws IOException {
        if (current.size() > 1) {
            PrivateFiles.sync(written);
        }
    }

    private UncheckedIOException unusable(IOException e) {
        return new UncheckedIOException(file + ": cannot be used; free the disk or correct its permissions", e);
    }
}
