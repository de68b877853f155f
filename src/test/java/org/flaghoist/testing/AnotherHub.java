package org.flaghoist.testing;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.flaghoist.broker.Broker;
import org.flaghoist.broker.QueueNames;
import org.flaghoist.broker.SharedConnection;
import org.flaghoist.broker.UrgencySight;
import org.flaghoist.cluster.ClusterLeases;
import org.flaghoist.cluster.Lease;
import org.flaghoist.cluster.LeaseLost;
import org.flaghoist.exchange.CollectionGate;
import org.flaghoist.exchange.CollectionRules;
import org.flaghoist.exchange.CrashCount;
import org.flaghoist.exchange.CutStep;
import org.flaghoist.exchange.FetchStep;
import org.flaghoist.exchange.FetchedFile;
import org.flaghoist.exchange.MoveStep;
import org.flaghoist.exchange.OpenStep;
import org.flaghoist.exchange.PartnerGates;
import org.flaghoist.exchange.PartnerStates;
import org.flaghoist.exchange.PieceSender;
import org.flaghoist.exchange.Protections;
import org.flaghoist.exchange.QueueStep;
import org.flaghoist.exchange.QueuedFile;
import org.flaghoist.exchange.Setup;
import org.flaghoist.exchange.TestFileCheck;
import org.flaghoist.exchange.TestModeFiles;
import org.flaghoist.mapping.Mappings;
import org.flaghoist.sftp.Direction;
import org.flaghoist.sftp.ReadyFile;
import org.flaghoist.sftp.RemoteFile;
import org.flaghoist.sftp.ServerComponent;
import org.flaghoist.sftp.Servers;
import org.springframework.util.unit.DataSize;

/** What collects and delivers for {@code east} at a second hub on the broker and the database of the first. */
public final class AnotherHub implements AutoCloseable {

    private static final String EAST = "east";
    private static final int LARGEST = (int) DataSize.ofMegabytes(1).toBytes();
    private static final long LARGEST_FILE = DataSize.ofMegabytes(64).toBytes();

    private final CutDatabase database;
    private final ClusterLeases leases;
    private final Servers servers;
    private final SharedConnection broker;
    private final Path fetched;
    private final CollectionRules rules;
    private final FetchStep fetch;
    private final OpenStep open;
    private final CutStep cut;
    private final QueueStep queue;
    private final MoveStep move;
    private final DefaultCamelContext collecting = new DefaultCamelContext();

    public AnotherHub(HubFixture hub, Path directory) throws IOException {
        database = new CutDatabase(hub.bean(DataSource.class));
        leases = ClusterLeases.sharedBy(database, ShortLeases.TIMES);
        servers = new Servers(hub.bean(Setup.class).partners().all(), directory, Clock.systemUTC(), leases);
        broker = new SharedConnection(hub.bean(Broker.class).connectionFactory(), 1);
        fetched = directory.resolve("fetched-by-the-test");
        CollectionGate gate = new CollectionGate(hub.bean(PartnerGates.class), leases);
        TestFileCheck testFiles = new TestFileCheck(hub.bean(PartnerStates.class), new TestModeFiles(database));
        CrashCount crashes = new CrashCount(directory.resolve("in-hand"), Duration.ZERO);
        rules = new CollectionRules(testFiles, gate);
        fetch = new FetchStep(
                servers, hub.bean(Mappings.class), gate, crashes, directory.resolve("fetched"), LARGEST_FILE);
        open = new OpenStep(hub.bean(Protections.class));
        cut = new CutStep(hub.bean(Mappings.class), LARGEST);
        queue = new QueueStep(new PieceSender(broker, LARGEST, hub.bean(UrgencySight.class)));
        move = new MoveStep(servers, testFiles, crashes, gate);
    }

    public CutDatabase database() {
        return database;
    }

    public ClusterLeases leases() {
        return leases;
    }

    public Servers servers() {
        return servers;
    }

    /** A file that is fetched and not sent. */
    public record InHand(ReadyFile file, Lease lease) {}

    public InHand fetch(RemoteFile file) {
        Lease lease = leases.of(Direction.COLLECT.route(EAST));
        try {
            servers.of(EAST).outbox().fetch(file, fetched, lease);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new InHand(new ReadyFile(file, 0), lease);
    }

    public String queue(InHand file) throws IOException, JMSException {
        return queue(FetchedFile.of(EAST, file.file(), fetched, file.lease())).folder();
    }

    private QueuedFile queue(FetchedFile file) throws IOException, JMSException {
        return queue.queue(cut.cut(open.open(file)));
    }

    /** As routes/collect-sftp.camel.yaml does, until it is closed. */
    public void collectAllTheTime() throws Exception {
        collecting.addComponent("sftp", new ServerComponent(servers, rules));
        RouteBuilder.addRoutes(
                collecting,
                routes -> routes.from(
                                "sftp:east/outbox?bridgeErrorHandler=true&download=false&idempotent=false&noop=true")
                        .process(exchange ->
                                move.move(queue(fetch.fetch(exchange.getProperty("ready", ReadyFile.class), EAST)))));
        collecting.start();
    }

    /** As routes/deliver-sftp.camel.yaml does. */
    public void deliver(String name, byte[] content) {
        servers.of(EAST).inbox(QueueNames.out(EAST)).expect(name, false, 0);
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            camel.addComponent("sftp", new ServerComponent(servers, rules));
            camel.start();
            camel.createFluentProducerTemplate()
                    .to("sftp:east/inbox?autoCreate=false&fileExist=TryRename&tempFileName=.${file:name}.part")
                    .withExchangeProperty("takenFrom", QueueNames.out(EAST))
                    .withHeader("CamelFileName", name)
                    .withBody(content)
                    .request();
        } catch (CamelExecutionException e) {
            throw e.getCause() instanceof LeaseLost lost ? lost : new CompletionException(e.getCause());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        collecting.stop();
        leases.close();
        servers.close();
        broker.destroy();
    }
}
