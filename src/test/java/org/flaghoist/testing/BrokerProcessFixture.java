package org.flaghoist.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.jspecify.annotations.Nullable;

/**
 * A broker as a process of its own, by the command, over TLS, with config/broker.xml as it is unless another is given.
 */
public final class BrokerProcessFixture implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);

    private final Path directory;
    private final Certificates certificates;
    private final Path log;
    private final Path config;
    private final int core = FreePorts.next();
    private final int amqp = FreePorts.next();
    private @Nullable Process process;

    public BrokerProcessFixture(Path directory, Certificates certificates) throws IOException {
        this(directory, certificates, Path.of("config/broker.xml"));
    }

    /** @param config in the place of config/broker.xml, with its folder broker/ */
    public BrokerProcessFixture(Path directory, Certificates certificates, Path config) throws IOException {
        this(directory, certificates, config, "broker.log");
        certificates.certify("broker");
        start();
    }

    /** One of several on the same directory; not started, and not certified. */
    public BrokerProcessFixture(Path directory, Certificates certificates, String log) {
        this(directory, certificates, Path.of("config/broker.xml"), log);
    }

    private BrokerProcessFixture(Path directory, Certificates certificates, Path config, String log) {
        this.directory = directory;
        this.config = config;
        this.certificates = certificates;
        this.log = directory.resolve(log);
    }

    /** Returns when it works. */
    public void start() throws IOException {
        launch();
        await().atMost(LONGEST_START).until(this::works);
    }

    /** Where another works on the same directory, it waits for that one's end. */
    public void launch() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(HubJar.line(List.of("-Xmx256m"), List.of("broker", "--config", config.toString())));
        builder.environment()
                .putAll(Map.of(
                        "FLAGHOIST_BROKER_DATA", directory.resolve("broker").toString(),
                        "FLAGHOIST_BROKER_HOST", "127.0.0.1",
                        "FLAGHOIST_BROKER_CORE_PORT", String.valueOf(core),
                        "FLAGHOIST_BROKER_AMQP_PORT", String.valueOf(amqp),
                        "FLAGHOIST_BROKER_KEY_STORE",
                                certificates.store("broker").toString(),
                        "FLAGHOIST_BROKER_KEY_STORE_PASSWORD_FILE", secret().toString(),
                        "FLAGHOIST_BROKER_TRUST_STORE", certificates.trust().toString(),
                        "FLAGHOIST_BROKER_TRUST_STORE_PASSWORD_FILE", secret().toString(),
                        "FLAGHOIST_BROKER_CRL", certificates.revoked().toString()));
        process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        // A run that is broken off must not leave it behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    public boolean works() throws IOException {
        assertThat(running().isAlive()).as(Files.readString(log)).isTrue();
        return Files.readString(log).contains("The broker runs");
    }

    private Path secret() throws IOException {
        return Files.writeString(directory.resolve("store-password"), Certificates.PASSWORD + "\n");
    }

    public BrokerWays ways() {
        return new BrokerWays(List.of(core), certificates);
    }

    /** The address for AMQP clients. */
    public String amqp() {
        return "amqps://localhost:" + amqp;
    }

    /** Certificate, key and authority of a user as PEM files, in this folder. */
    public Path pem(String user) throws Exception {
        return certificates.pem(user);
    }

    public Connection amqp(String user) throws JMSException {
        Connection connection = new JmsConnectionFactory(amqp()
                        + "?amqp.saslMechanisms=EXTERNAL&transport.storeType=PKCS12&transport.keyStoreLocation="
                        + certificates.store(user) + "&transport.keyStorePassword=" + Certificates.PASSWORD
                        + "&transport.trustStoreLocation=" + certificates.trust()
                        + "&transport.trustStorePassword=" + Certificates.PASSWORD)
                .createConnection();
        connection.start();
        return connection;
    }

    /** @param acceptor {@code core} or {@code amqp} */
    public Socket socket(String user, String acceptor) throws Exception {
        return certificates.tls(user).createSocket("localhost", acceptor.equals("core") ? core : amqp);
    }

    /** SIGTERM. */
    public void terminate() throws InterruptedException {
        running().destroy();
        running().waitFor();
    }

    /** SIGSTOP, or any other signal by its name. */
    public void signal(String name) throws Exception {
        Process kill =
                new ProcessBuilder("kill", "-" + name, Long.toString(running().pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    public void kill() throws InterruptedException {
        running().destroyForcibly().waitFor();
    }

    private Process running() {
        return Objects.requireNonNull(process, "not launched");
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }
}
