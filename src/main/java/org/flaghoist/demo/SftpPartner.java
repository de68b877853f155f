package org.flaghoist.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.flaghoist.partner.Secret;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;

/**
 * A simulated partner with a server of its own on this machine; its files lie in {@code outbox/} and {@code inbox/}.
 */
final class SftpPartner implements SimulatedPartner {

    private final String id;
    private final Path directory;
    private final Sftp site;
    private final KeyPair hostKey;
    private @Nullable SshServer server;

    SftpPartner(String id, Path directory, Sftp site, KeyPair hostKey) {
        this.id = id;
        this.directory = directory;
        this.site = site;
        this.hostKey = hostKey;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public synchronized void start() throws IOException {
        Files.createDirectories(directory.resolve(site.outbox()));
        Files.createDirectories(directory.resolve(site.inbox()));
        try {
            SshServer fresh = server();
            fresh.start();
            server = fresh;
        } catch (IOException e) {
            throw new IOException(
                    "the simulated server of " + id + " cannot listen on port " + site.port()
                            + "; free it or set another in config/partners/" + id + ".yaml (" + e.getMessage() + ")",
                    e);
        }
    }

    // One that was stopped cannot be started again.
    private SshServer server() {
        Secret password = site.password();
        SshServer fresh = SshServer.setUpDefaultServer();
        fresh.setHost("127.0.0.1");
        fresh.setPort(site.port());
        fresh.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        fresh.setPasswordAuthenticator((user, given, session) ->
                site.user().equals(user) && password != null && password.equals(new Secret(given)));
        fresh.setFileSystemFactory(new VirtualFileSystemFactory(directory.toAbsolutePath()));
        fresh.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        return fresh;
    }

    @Override
    public void send(String name, byte[] content) throws IOException {
        Path outbox = directory.resolve(site.outbox());
        Path part = outbox.resolve(name + ".tmp");
        Files.write(part, content);
        Files.move(part, outbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public synchronized void stop() throws IOException {
        if (server != null) {
            server.stop(true);
            server = null;
        }
    }
}
