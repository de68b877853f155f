package org.flaghoist.route;

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
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.flaghoist.faults.HubProcess;

/** A broker as a process of its own, by the command, over TLS, with config/broker.xml as it is. */
public final class BrokerProcessFixture implements AutoCloseable {

    private final Path directory;
    private final Certificates certificates;
    private final int core = FreePorts.next();
    private final int amqp = FreePorts.next();
    private Process process;

    public BrokerProcessFixture(Path directory, Certificates certificates) throws IOException {
        this.directory = directory;
        this.certificates = certificates;
        certificates.certify("broker");
        start();
    }

    public void start() throws IOException {
        Path log = directory.resolve("broker.log");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                HubProcess.JAR.toString(),
                "broker");
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
        await().atMost(Duration.ofMinutes(1)).until(() -> {
            assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
            return Files.readString(log).contains("The broker runs");
        });
    }

    private Path secret() throws IOException {
        return Files.writeString(directory.resolve("store-password"), Certificates.PASSWORD + "\n");
    }

    /** How the hub comes to it with that store. */
    ExternalBrokerSettings settings(Path store) {
        return new ExternalBrokerSettings(
                List.of("localhost:" + core),
                store,
                Certificates.PASSWORD,
                certificates.trust(),
                Certificates.PASSWORD);
    }

    /** The same as its environment says it. */
    public Map<String, String> hubEnvironment() {
        String prefix = "FLAGHOIST_BROKER_EXTERNAL_";
        return Map.of(
                prefix + "SERVERS",
                "localhost:" + core,
                prefix + "KEYSTORE",
                certificates.store(BrokerRights.HUB).toString(),
                prefix + "KEYSTOREPASSWORD",
                Certificates.PASSWORD,
                prefix + "TRUSTSTORE",
                certificates.trust().toString(),
                prefix + "TRUSTSTOREPASSWORD",
                Certificates.PASSWORD);
    }

    public ActiveMQConnectionFactory core(String user) {
        return HubConnections.over(settings(certificates.store(user)));
    }

    /** The address for AMQP clients. */
    public String amqp() {
        return "amqps://localhost:" + amqp;
    }

    /** Certificate, key and authority of a user as PEM files, in this folder. */
    public Path pem(String user) throws Exception {
        return certificates.pem(user);
    }

    Connection amqp(String user) throws JMSException {
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
    Socket socket(String user, String acceptor) throws Exception {
        return certificates.tls(user).createSocket("localhost", acceptor.equals("core") ? core : amqp);
    }

    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
