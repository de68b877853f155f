package org.flaghoist.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
    private final SendingRate pace;
    private final Map<String, Received> read = new ConcurrentHashMap<>();
    private final Set<String> again = ConcurrentHashMap.newKeySet();
    private final Thread taker = new Thread(this::takeAway, "takes-away");
    private volatile boolean closed;

    SftpParty(String id, OpenSsh server, Book book, Mail mail) throws IOException {
        this.id = id;
        this.server = server;
        this.book = book;
        this.receipts = new NativeReceipts(id);
        this.pace = new SendingRate(id, book, mail, this::receiptsSoFar, this::upload);
    }

    /** One of them leaves all files where they are, the others take them away as partners do. */
    @Override
    public void take() {
        if (!id.equals("bg")) {
            taker.setDaemon(true);
            taker.start();
        }
    }

    private void takeAway() {
        while (!closed) {
            for (Path file : files(server.inbox())) {
                takeAway(file);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private void takeAway(Path file) {
        try {
            Path taken = server.taken().resolve(name(file));
            if (Files.exists(taken)) {
                again.add(name(file));
                Files.delete(file);
            } else {
                Files.move(file, taken);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of files that it got once more after it had taken them away. */
    Set<String> again() {
        return Set.copyOf(again);
    }

    private List<Path> all() {
        List<Path> all = new ArrayList<>(files(server.taken()));
        all.addAll(files(server.inbox()));
        return all;
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
        return (int) all().stream()
                .map(SftpParty::name)
                .filter(name -> name.startsWith("receipt_"))
                .distinct()
                .count();
    }

    @Override
    public List<Received> received() {
        List<Received> received = new ArrayList<>();
        for (Path file : all()) {
            if (!read.containsKey(name(file))) {
                received(file).ifPresent(each -> read.put(each.key(), each));
            }
        }
        received.addAll(read.values());
        received.sort(Comparator.comparingLong(Received::order));
        return received;
    }

    /** Empty where it is being taken away at this moment. */
    private Optional<Received> received(Path file) {
        try {
            String name = name(file);
            byte[] body = Files.readAllBytes(file);
            // The upload's own time, which the rename leaves as it was.
            long written = Files.getLastModifiedTime(file).to(TimeUnit.MICROSECONDS);
            Matcher copy = COPY.matcher(name);
            if (!copy.matches()) {
                return Optional.of(new Received(name, written, body, null, receipts.read(body)));
            }
            Copy of = new Copy(copy.group(1), copy.group(2).replace('~', '/'), Integer.parseInt(copy.group(3)));
            return Optional.of(new Received(name, written, body, of, null));
        } catch (NoSuchFileException e) {
            return Optional.empty();
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
        closed = true;
        pace.stop();
        taker.join();
        server.close();
    }
}
