import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** The servers of SFTP partners, each on a port of its own, so that one can be away. */
final class PartnerServerSet {

    private final Path homes;
    private final KeyPair key;
    private final Map<String, Integer> ports = new TreeMap<>();
    private final Set<String> toEmpty = ConcurrentHashMap.newKeySet();
    private final Map<String, SshServer> running = new TreeMap<>();

    PartnerServerSet(Path homes, List<RecordedPartner> partners) throws IOException, GeneralSecurityException {
        this.homes = homes;
        this.key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        int port = Hub.FIRST_SERVER;
        for (RecordedPartner partner : partners) {
            if (partner.hasServer()) {
                ports.put(partner.id(), port++);
                Files.createDirectories(outbox(partner.id()).resolve(".done"));
                Files.createDirectories(inbox(partner.id()));
                start(partner.id());
            }
        }
    }

    String hostKey() {
        return PublicKeyEntry.toString(key.getPublic());
    }

    Path outbox(String partner) {
        return homes.resolve(partner).resolve("outbox");
    }

    Path inbox(String partner) {
        return homes.resolve(partner).resolve("inbox");
    }

    void start(String partner) throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(ports.get(partner));
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator((user, password, session) -> password.equals(Hub.PASSWORD));
        server.setFileSystemFactory(new VirtualFileSystemFactory(homes.resolve(partner)));
        SftpSubsystemFactory files = new SftpSubsystemFactory();
        files.addSftpEventListener(new AfterListing(partner));
        files.setFileSystemAccessor(new WholeFiles());
        server.setSubsystemFactories(List.of(files));
        server.start();
        running.put(partner, server);
    }

    /** Empties a partner's inbox when the hub has next listed it: in the middle of that it would meet half of it. */
    void emptyWhenListed(String partner) {
        toEmpty.add(partner);
    }

    /** Lists no hidden files: one that gets its final name while it is listed would end the listing with an error. */
    private static final class WholeFiles implements SftpFileSystemAccessor {

        @Override
        public DirectoryStream<Path> openDirectory(
                SftpSubsystemProxy subsystem,
                DirectoryHandle handle,
                Path directory,
                String name,
                LinkOption... options)
                throws IOException {
            return Files.newDirectoryStream(
                    directory, file -> !file.getFileName().toString().startsWith("."));
        }
    }

    private final class AfterListing implements SftpEventListener {

        private final String partner;

        AfterListing(String partner) {
            this.partner = partner;
        }

        @Override
        public void closed(ServerSession session, String remoteHandle, Handle handle, Throwable thrown)
                throws IOException {
            if (handle instanceof DirectoryHandle && handle.getFile().endsWith("inbox") && toEmpty.remove(partner)) {
                for (Path file : FileTrees.files(inbox(partner))) {
                    Files.delete(file);
                }
            }
        }
    }

    void stop(String partner) throws IOException {
        running.remove(partner).stop(true);
    }

    void stop() throws IOException {
        for (String partner : List.copyOf(running.keySet())) {
            stop(partner);
        }
    }

    /** Puts a file there, whole. */
    void put(String partner, String name, byte[] content) throws IOException {
        Path part = outbox(partner).resolve(name + ".tmp");
        Files.write(part, content);
        Files.move(part, outbox(partner).resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    boolean isFetched(String partner) throws IOException {
        return FileTrees.files(outbox(partner)).isEmpty();
    }
}
