package org.flaghoist.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.flaghoist.testing.SftpServerFixture;

/** A partner's client beside its own server: takes files from the inbox, and puts what is asked for in the outbox. */
final class FileClient implements AutoCloseable {

    private static final int EVERY_MILLIS = 20;
    private static final Map<String, String> NAMES =
            Map.of("bg", "BG_20260601_%04d.csv", "ly", "LY20260601%03d.DAT", "ro", "RO-SENT-%d-r1.xml");

    private final RehearsedPartner partner;
    private final SftpServerFixture server;
    private final Predicate<String> takes;
    private final Putter putter;
    private final Set<Path> put = new HashSet<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /** Puts one file into the outbox; is asked again until it says that it is done. */
    @FunctionalInterface
    interface Putter {
        boolean put(Path file, Path outbox, String name) throws IOException;
    }

    FileClient(RehearsedPartner partner, SftpServerFixture server, Predicate<String> takes, Putter putter) {
        this.partner = partner;
        this.server = server;
        this.takes = takes;
        this.putter = putter;
        var unused = clock.scheduleWithFixedDelay(this::work, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** As a client should. */
    static boolean whole(Path file, Path outbox, String name) throws IOException {
        Path part = outbox.resolve(name + ".tmp");
        Files.copy(file, part);
        Files.move(part, outbox.resolve(name));
        return true;
    }

    private void work() {
        try {
            for (Path file : files(server.inbox())) {
                if (!file.getFileName().toString().startsWith(".")
                        && takes.test(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
            for (Path file : files(partner.asked())) {
                if (!put.contains(file) && putter.put(file, server.outbox(), name(partner.id(), put.size() + 1))) {
                    put.add(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(String id, int number) {
        return Objects.requireNonNull(NAMES.get(id)).formatted(number);
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
