package org.flaghoist.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** A partner's SFTP server on a free port, with {@code outbox/} and {@code inbox/}. */
final class SftpServerFixture implements AutoCloseable {

    static final String USER = "flaghoist";
    static final String PASSWORD = "open-sesame";

    private final Path directory;
    private final int port;
    private final @Nullable FaultProxy proxy;
    private final ServerFaults faults = new ServerFaults();
    private KeyPair hostKey;
    private SshServer server;

    SftpServerFixture(Path directory) throws Exception {
        this(directory, false);
    }

    /** A server that is only reached through a {@link FaultProxy}. */
    static SftpServerFixture proxied(Path directory) throws Exception {
        return new SftpServerFixture(directory, true);
    }

    private SftpServerFixture(Path directory, boolean proxied) throws Exception {
        this.directory = directory;
        this.port = FreePorts.next();
        this.proxy = proxied ? new FaultProxy(port) : null;
        this.hostKey = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        Files.createDirectories(outbox());
        Files.createDirectories(inbox());
        start();
    }

    void start() throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator(
                (user, password, session) -> faults.admits(USER.equals(user) && PASSWORD.equals(password)));
        server.setFileSystemFactory(new VirtualFileSystemFactory(directory));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(faults);
        server.setSubsystemFactories(List.of(sftp));
        server.start();
    }

    /** Goes down; {@link #start} brings it up again under the same address and key. */
    void stop() throws IOException {
        server.stop(true);
    }

    /** Comes up again with another key, as somebody else's server would. */
    void startAsAnother() throws Exception {
        KeyPair own = hostKey;
        hostKey = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        start();
        hostKey = own;
    }

    Path outbox() {
        return directory.resolve("outbox");
    }

    Path inbox() {
        return directory.resolve("inbox");
    }

    /** Where the hub reaches it. */
    int port() {
        return proxy == null ? port : proxy.port();
    }

    FaultProxy proxy() {
        return Objects.requireNonNull(proxy, "not made by proxied()");
    }

    ServerFaults faults() {
        return faults;
    }

    String hostKey() {
        return PublicKeyEntry.toString(hostKey.getPublic());
    }

    /** Uploads as partners do: under a name that ends in .tmp, then renamed. */
    void upload(String name, byte[] content) throws IOException {
        Path part = outbox().resolve(name + ".tmp");
        Files.write(part, content);
        Files.move(part, outbox().resolve(name));
    }

    /** The names of the plain files in a folder, in order. */
    static List<String> names(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        stop();
        if (proxy != null) {
            proxy.close();
        }
    }
}
