package org.flaghoist.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A partner with a server of its own. It uploads under a name that ends in .tmp and renames. */
final class SftpParty implements Party {

    private static final Pattern COPY = Pattern.compile("([a-z]+)_([^_]+)_r(\\d+)\\.[A-Za-z]+");

    private final String id;
    private final OpenSsh server;
    private final NativeReceipts receipts;
    private final Book book;
    private final Pace pace;
    private final Map<Path, Received> read = new ConcurrentHashMap<>();

    SftpParty(String id, OpenSsh server, Book book, Mail mail) throws IOException {
        this.id = id;
        this.server = server;
        this.book = book;
        this.receipts = new NativeReceipts(id);
        this.pace = new Pace(id, book, mail, this::receiptsSoFar, this::upload);
    }

    @Override
    public void take() {
        // The hub brings it.
    }

    @Override
    public void sendSteadily() {
        pace.start();
    }

    @Override
    public void send(Parcel parcel) throws IOException {
        book.sending(parcel);
        upload(parcel);
    }

    OpenSsh server() {
        return server;
    }

    @Override
    public String id() {
        return id;
    }

    private void upload(Parcel parcel) throws IOException {
        Path part = server.outbox().resolve(parcel.name() + ".tmp");
        Files.write(part, parcel.content());
        Files.move(part, server.outbox().resolve(parcel.name()), StandardCopyOption.ATOMIC_MOVE);
    }

    private int receiptsSoFar() {
        return (int) files(server.inbox()).stream()
                .filter(file -> name(file).startsWith("receipt_"))
                .count();
    }

    @Override
    public List<Received> received() {
        List<Received> received = new ArrayList<>();
        for (Path file : files(server.inbox())) {
            received.add(read.computeIfAbsent(file, this::received));
        }
        received.sort(Comparator.comparingLong(Received::order));
        return received;
    }

    private Received received(Path file) {
        try {
            String name = name(file);
            byte[] body = Files.readAllBytes(file);
            // The upload's own time, which the rename leaves as it was.
            FileTime written = Files.getLastModifiedTime(file);
            Matcher copy = COPY.matcher(name);
            if (!copy.matches()) {
                return new Received(name, written.to(TimeUnit.MICROSECONDS), body, null, receipts.read(body));
            }
            Copy of = new Copy(copy.group(1), copy.group(2).replace('~', '/'), Integer.parseInt(copy.group(3)));
            return new Received(name, written.to(TimeUnit.MICROSECONDS), body, of, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Under their final names. */
    static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !name(file).startsWith(".") && Files.isRegularFile(file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }

    @Override
    public void stopSending() throws InterruptedException {
        pace.stop();
    }

    @Override
    public void close() throws Exception {
        pace.stop();
        server.close();
    }
}
