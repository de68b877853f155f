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

/** A simulated partner with a server of its own on this machine; its files lie in {@code outbox/} and {@code inbox/}. */
final class SftpPartner implements SimulatedPartner {

    private final String id;
    private final Path directory;
    private final Sftp site;
    private final SshServer server = SshServer.setUpDefaultServer();

    SftpPartner(String id, Path directory, Sftp site, KeyPair hostKey) {
        this.id = id;
        this.directory = directory;
        this.site = site;
        Secret password = site.password();
        server.setHost("127.0.0.1");
        server.setPort(site.port());
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPasswordAuthenticator((user, given, session) ->
                site.user().equals(user) && password != null && password.equals(new Secret(given)));
        server.setFileSystemFactory(new VirtualFileSystemFactory(directory.toAbsolutePath()));
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public void start() throws IOException {
        Files.createDirectories(directory.resolve(site.outbox()));
        Files.createDirectories(directory.resolve(site.inbox()));
        try {
            server.start();
        } catch (IOException e) {
            throw new IOException(
                    "the simulated server of " + id + " cannot listen on port " + site.port()
                            + "; free it or set another in config/partners/" + id + ".yaml (" + e.getMessage() + ")",
                    e);
        }
    }

    @Override
    public void send(String name, byte[] content) throws IOException {
        Path outbox = directory.resolve(site.outbox());
        Path part = outbox.resolve(name + ".tmp");
        Files.write(part, content);
        Files.move(part, outbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void stop() throws IOException {
        server.stop(true);
    }
}
