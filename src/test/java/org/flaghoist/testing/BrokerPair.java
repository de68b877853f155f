package org.flaghoist.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Two brokers on one directory: the primary works, its backup waits for its end. */
public final class BrokerPair implements AutoCloseable {

    private final Certificates certificates;
    private final BrokerProcessFixture primary;
    private final BrokerProcessFixture backup;

    public BrokerPair(Path directory, Certificates certificates) throws IOException {
        this.certificates = certificates;
        certificates.certify("broker");
        primary = new BrokerProcessFixture(directory, certificates, "primary.log");
        backup = new BrokerProcessFixture(directory, certificates, "backup.log");
        primary.start();
        backup.launch();
    }

    public BrokerProcessFixture primary() {
        return primary;
    }

    public BrokerProcessFixture backup() {
        return backup;
    }

    public BrokerWays ways() {
        List<Integer> ports = Stream.of(primary, backup)
                .flatMap(broker -> broker.ways().ports().stream())
                .toList();
        return new BrokerWays(ports, certificates);
    }

    @Override
    public void close() {
        primary.close();
        backup.close();
    }
}
