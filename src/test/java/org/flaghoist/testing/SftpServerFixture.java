package org.flaghoist.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelListener;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** A partner's SFTP server on a free port, with {@code outbox/} and {@code inbox/}. */
public final class SftpServerFixture implements AutoCloseable {

    public static final String USER = "flaghoist";
    public static final String PASSWORD = "open-sesame";

    private final Path directory;
    private final int port;
    private final @Nullable KeyPair clientKey;
    private final Map<String, String> growing = new ConcurrentHashMap<>();
    private final @Nullable FaultProxy proxy;
    private final ServerFaults faults = new ServerFaults();
    private volatile String password = PASSWORD;
    private KeyPair hostKey;
    private SshServer server;
    private int channels = 10;

    public SftpServerFixture(Path directory) throws Exception {
        this(directory, null, false);
    }

    /** A server that is only reached through a {@link FaultProxy}. */
    static SftpServerFixture proxied(Path directory) throws Exception {
        return new SftpServerFixture(directory, null, true);
    }

    private SftpServerFixture(Path directory, @Nullable KeyPair clientKey, boolean proxied) throws Exception {
        this.directory = directory;
        this.clientKey = clientKey;
        this.port = FreePorts.next();
        this.proxy = proxied ? new FaultProxy(port) : null;
        this.hostKey = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        Files.createDirectories(outbox());
        Files.createDirectories(inbox());
        start();
    }

    /** A server that lets nobody in by password. */
    static SftpServerFixture withKeyLogin(Path directory) throws Exception {
        KeyPair key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        SftpServerFixture fixture = new SftpServerFixture(directory, key, false);
        try (OutputStream file = Files.newOutputStream(fixture.keyFile())) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "", null, file);
        }
        return fixture;
    }

    /** How a partner file says that the hub logs in. */
    String login() {
        return clientKey == null ? "password: {env: SFTP_PASSWORD}" : "key: {file: '" + keyFile() + "'}";
    }

    private Path keyFile() {
        return directory.resolveSibling(directory.getFileName() + ".key").toAbsolutePath();
    }

    public void start() throws IOException {
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, password, session) ->
                faults.admits(clientKey == null && USER.equals(user) && this.password.equals(password)));
        server.setPublickeyAuthenticator((user, key, session) ->
                clientKey != null && USER.equals(user) && KeyUtils.compareKeys(key, clientKey.getPublic()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(directory));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(faults);
        sftp.addSftpEventListener(new SftpEventListener() {
            @Override
            public void open(ServerSession session, String handle, Handle file) {
                grow(file.getFile());
            }
        });
        server.setSubsystemFactories(List.of(sftp));
        // As many as are open when one more is still taken.
        CoreModuleProperties.MAX_CONCURRENT_CHANNELS.set(server, channels - 1);
        server.start();
    }

    /** Allows so many channels in each connection to come. */
    public void allowChannels(int most) throws IOException {
        channels = most;
        stop();
        start();
    }

    /** Hangs up, from the next connection on, when it is asked for a second channel in it. */
    public void hangUpOnSecondChannels() {
        server.addChannelListener(new ChannelListener() {
            @Override
            public void channelInitialized(Channel channel) {
                if (channel.getChannelId() > 0) {
                    channel.getSession().close(true);
                }
            }
        });
    }

    /** Has nothing wrong, where a test left it down, locked or behind a fault. */
    void restore() throws Exception {
        faults.end();
        faults.forget();
        password = PASSWORD;
        if (proxy != null) {
            proxy.heal();
        }
        if (!server.isStarted()) {
            start();
        }
    }

    /** Goes down; {@link #start} brings it up again under the same address and key. */
    public void stop() throws IOException {
        server.stop(true);
    }

    /** Comes up again with another key, as somebody else's server would. */
    public void startAsAnother() throws Exception {
        KeyPair own = hostKey;
        hostKey = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        start();
        hostKey = own;
    }

    /** From now on it lets the hub in by this one alone; sessions that are there stay. */
    public void setPassword(String next) {
        password = next;
    }

    /** Has another host key from now on; sessions that are there end. */
    public void changeHostKey() throws Exception {
        stop();
        hostKey = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        start();
    }

    /** How many are logged in. */
    public int sessions() {
        return server.getActiveSessions().size();
    }

    public Path outbox() {
        return directory.resolve("outbox");
    }

    public Path inbox() {
        return directory.resolve("inbox");
    }

    /** Where the hub reaches it. */
    public int port() {
        return proxy == null ? port : proxy.port();
    }

    public FaultProxy proxy() {
        return Objects.requireNonNull(proxy, "not made by proxied()");
    }

    public ServerFaults faults() {
        return faults;
    }

    public String hostKey() {
        return PublicKeyEntry.toString(hostKey.getPublic());
    }

    /** Uploads as partners do: under a name that ends in .tmp, then renamed. */
    public void upload(String name, byte[] content) throws IOException {
        Path part = outbox().resolve(name + ".tmp");
        Files.write(part, content);
        Files.move(part, outbox().resolve(name));
    }

    /** Puts more into a file when it is opened the first time, so that it is longer than it was when listed. */
    public void growWhenOpened(String name, String more) {
        growing.put(name, more);
    }

    private void grow(Path opened) {
        String more = growing.remove(opened.getFileName().toString());
        try {
            if (more != null) {
                Files.writeString(opened, more, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the plain files in a folder, in order. */
    public static List<String> names(Path folder) {
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
