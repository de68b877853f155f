package org.flaghoist.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flaghoist.testing.FreePorts;

/** A partner's OpenSSH server, with a key of its own and {@code outbox/} and {@code inbox/}; outlives the hub. */
final class OpenSsh implements AutoCloseable {

    private static final Path SSHD = Path.of("/usr/sbin/sshd");
    private static final List<Path> SFTP_SERVERS = Stream.of("lib/openssh", "libexec/openssh", "lib/ssh", "libexec")
            .map(folder -> Path.of("/usr", folder, "sftp-server"))
            .toList();

    private static final Pattern OPENED = Pattern.compile("open \"[^\"]*/inbox/([^/\"]+)\" flags READ ");
    private static final Pattern RENAMED = Pattern.compile("rename old .* new \"[^\"]*/inbox/([^/\"]+)\"");

    private final Path directory;
    private final int port = FreePorts.next();
    private final Process process;

    /** Skips the test where the machine has no OpenSSH server, unless {@code -Dflaghoist.openssh=required}. */
    static void assumeInstalled() {
        if (Files.isExecutable(SSHD) && sftpServer() != null) {
            return;
        }
        String missing = "no OpenSSH server here (Debian: apt-get install openssh-server)";
        if ("required".equals(System.getProperty("flaghoist.openssh"))) {
            fail(missing + ", and it is required");
        }
        abort(missing);
    }

    OpenSsh(Path directory) throws Exception {
        this.directory = directory;
        Files.createDirectories(outbox());
        Files.createDirectories(inbox());
        Files.createDirectories(taken());
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path("host-key"));
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", path("login-key"));
        if (user().equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
        Path configuration = directory.resolve("sshd_config");
        Files.writeString(configuration, configuration());
        // Of newer servers: without it they shut out a client that the test kills in the middle of its login.
        List<String> forgiving = runs(SSHD.toString(), "-t", "-f", configuration.toString(), "-oPerSourcePenalties=no")
                ? List.of("-oPerSourcePenalties=no")
                : List.of();
        List<String> command = new ArrayList<>(List.of(SSHD.toString(), "-D", "-e", "-f", configuration.toString()));
        command.addAll(forgiving);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("sshd.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        await().until(this::listens);
    }

    // The server apart from sshd, since that one's own would have no place for its log where no syslog is.
    private String configuration() {
        return """
                Port %d
                ListenAddress 127.0.0.1
                HostKey %s
                AuthorizedKeysFile %s
                StrictModes no
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PermitRootLogin yes
                PidFile none
                Subsystem sftp internal-sftp
                ForceCommand exec %s -e -l INFO -d %s 2>>%s
                """.formatted(
                        port, path("host-key"), path("login-key.pub"), sftpServer(), path("home"), path("sftp.log"));
    }

    /** The partner's file, as the hub reads it. */
    String partnerFile(String name, String filePattern) throws IOException {
        String hostKey = Files.readString(directory.resolve("host-key.pub"));
        return """
                name: %s
                sftp:
                  host: 127.0.0.1
                  port: %d
                  user: %s
                  key: {file: %s}
                  hostKey: %s
                  outbox: outbox
                  inbox: inbox
                  filePattern: %s
                """.formatted(name, port, user(), path("login-key"), hostKey.strip(), filePattern);
    }

    Path outbox() {
        return directory.resolve("home/outbox");
    }

    /** Where the partner puts what it takes out of its inbox. */
    Path taken() {
        return directory.resolve("home/taken");
    }

    Path inbox() {
        return directory.resolve("home/inbox");
    }

    /** Names that a client looked into after it had found them there, by the server's own log. */
    Set<String> looked() throws IOException {
        return new HashSet<>(logged(OPENED));
    }

    /** Names that files were given, each as often as it was. */
    List<String> named() throws IOException {
        return logged(RENAMED);
    }

    private List<String> logged(Pattern what) throws IOException {
        Path log = directory.resolve("sftp.log");
        if (Files.notExists(log)) {
            return List.of();
        }
        return Files.readAllLines(log).stream()
                .map(what::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    private boolean listens() {
        assertThat(process.isAlive())
                .as("sshd runs; see %s", directory.resolve("sshd.log"))
                .isTrue();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }

    private static String user() {
        return System.getProperty("user.name");
    }

    private static Path sftpServer() {
        return SFTP_SERVERS.stream().filter(Files::isExecutable).findFirst().orElse(null);
    }

    private static void run(String... command) throws Exception {
        assertThat(runs(command)).as(String.join(" ", command)).isTrue();
    }

    private static boolean runs(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0;
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
