package org.flaghoist.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A partner's SFTP server on a free port, with {@code outbox/} and {@code inbox/}. */
final class SftpServerFixture implements AutoCloseable {

    static final String USER = "flaghoist";
    static final String PASSWORD = "open-sesame";

    private final Path directory;
    private final int port;
    private KeyPair hostKey;
    private SshServer server;

    SftpServerFixture(Path directory) throws Exception {
        this.directory = directory;
        this.port = FreePorts.next();
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
        server.setPasswordAuthenticator((user, password, session) -> USER.equals(user) && PASSWORD.equals(password));
        server.setFileSystemFactory(new VirtualFileSystemFactory(directory));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
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

    int port() {
        return port;
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
    }
}
