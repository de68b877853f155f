import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** One listener that is the SFTP server of all partners: each is a user with a home of its own. */
public final class PartnerServers {

    private PartnerServers() {}

    /** @param args port, password, directory of the homes, partners */
    public static void main(String[] args) throws Exception {
        Path homes = Path.of(args[2]).toAbsolutePath();
        VirtualFileSystemFactory files = new VirtualFileSystemFactory(homes);
        for (String partner : List.of(args).subList(3, args.length)) {
            files.setUserHomeDir(partner, home(homes, partner));
        }
        KeyPair key = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        SshServer server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(Integer.parseInt(args[0]));
        server.setKeyPairProvider(KeyPairProvider.wrap(key));
        server.setPasswordAuthenticator((user, password, session) -> password.equals(args[1]));
        server.setFileSystemFactory(files);
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.start();
        System.out.println(PublicKeyEntry.toString(key.getPublic()));
        Thread.currentThread().join();
    }

    private static Path home(Path homes, String partner) throws IOException {
        Path home = homes.resolve(partner);
        Files.createDirectories(home.resolve("outbox/.done"));
        Files.createDirectories(home.resolve("inbox"));
        return home;
    }
}
