package org.flaghoist.route;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.flaghoist.ledger.TestModeFiles;
import org.springframework.util.unit.DataSize;

/** What collects and delivers for {@code east} at a second hub on the broker and the database of the first. */
final class AnotherHub implements AutoCloseable {

    private static final String EAST = "east";
    private static final int LARGEST = (int) DataSize.ofMegabytes(1).toBytes();
    private static final long LARGEST_FILE = DataSize.ofMegabytes(64).toBytes();

    private final CutDatabase database;
    private final ClusterLeases leases;
    private final Servers servers;
    private final SharedConnection broker;
    private final Path fetched;
    private final FileIntake intake;
    private final FileCollection files;
    private volatile boolean closed;

    AnotherHub(HubFixture hub, Path directory) throws IOException {
        database = new CutDatabase(hub.bean(DataSource.class));
        leases = ClusterLeases.sharedBy(database, ClusterLeasesTest.SHORT);
        servers = new Servers(hub.bean(Setup.class).partners().all(), directory, Clock.systemUTC(), leases);
        broker = new SharedConnection(hub.bean(Broker.class).connectionFactory(), 1);
        fetched = directory.resolve("fetched-by-the-test");
        intake = new FileIntake(
                hub.bean(PartnerMappings.class),
                hub.bean(Protections.class),
                new PieceSender(broker, LARGEST),
                new FileBudget(LARGEST_FILE, LARGEST_FILE),
                new CrashCount(directory.resolve("in-hand")));
        files = new FileCollection(
                servers,
                new FileTrials(hub.bean(PartnerStates.class), new TestModeFiles(database)),
                intake,
                directory.resolve("fetched"),
                LARGEST_FILE,
                hub.bean(PartnerGates.class),
                leases);
    }

    CutDatabase database() {
        return database;
    }

    ClusterLeases leases() {
        return leases;
    }

    Servers servers() {
        return servers;
    }

    /** A file that is fetched and not sent. */
    record InHand(ReadyFile file, Lease lease) {}

    InHand fetch(RemoteFile file) {
        Lease lease = leases.of(Direction.COLLECT.route(EAST));
        try {
            servers.of(EAST).outbox().fetch(file, fetched, lease);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new InHand(new ReadyFile(file, 0), lease);
    }

    String queue(InHand file) throws IOException, JMSException {
        return intake.take(EAST, file.file(), fetched, file.lease());
    }

    /** As routes/collect-sftp.camel.yaml does, in a thread of its own, until it is closed. */
    void collectAllTheTime() {
        Thread thread = new Thread(() -> {
            while (!closed) {
                try {
                    for (ReadyFile file : files.ready(EAST)) {
                        files.move(file, EAST, files.take(file, EAST));
                    }
                } catch (Exception e) {
                    throw new CompletionException(e);
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        leases.close();
        servers.close();
        broker.destroy();
    }
}
