package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.cluster.LeaseLost;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;

/**
 * A session with a partner's server, opened when it is needed and kept until it fails. Used by one thread at a time;
 * closed by any, also while the server hangs.
 */
final class SftpLink implements AutoCloseable {

    /** What the names of methods begin with that JSch has from Bouncy Castle. */
    private static final List<String> BOUNCY_CASTLES = List.of("mlkem", "sntrup", "chacha20");

    private final Sftp site;
    private final Deadlines deadlines;
    private final Consumer<Milestone> reached;
    private final ReentrantLock use = new ReentrantLock();
    private volatile boolean closed;
    private volatile @Nullable MonitoredSocketFactory line;
    private volatile Deadlines.@Nullable Deadline watched;
    private @Nullable Session session;
    private volatile @Nullable ChannelSftp channel;

    SftpLink(Sftp site, Deadlines deadlines) {
        this(site, deadlines, milestone -> {});
    }

    /** @param reached is called with how far opening got */
    SftpLink(Sftp site, Deadlines deadlines, Consumer<Milestone> reached) {
        this.site = site;
        this.deadlines = deadlines;
        this.reached = reached;
    }

    /** What is done when opening has come so far. */
    enum Milestone {
        /** There is a TCP connection. */
        CONNECTED,
        /** The server has the key that it should have. */
        KNOWN,
        /** The hub is let in, and may use SFTP. */
        LOGGED_IN
    }

    /** What is done on the server. */
    @FunctionalInterface
    interface SftpWork<T> {

        T on(ChannelSftp sftp) throws SftpException, IOException;
    }

    boolean isOpen() {
        ChannelSftp there = channel;
        return there != null && there.isConnected();
    }

    /**
     * Logs in.
     *
     * @throws LoginRejected when the server does not let the hub in
     */
    void open() throws IOException {
        watched(() -> {
            disconnect();
            connect();
            return this;
        });
    }

    /**
     * Does the work, as long as something comes from the server within its timeout.
     *
     * @throws IOException when anything failed; the link is then no longer open
     */
    <T> T use(SftpWork<T> work) throws IOException {
        return watched(() -> {
            ChannelSftp there = channel;
            if (there == null || !there.isConnected()) {
                throw new IOException("the connection ended");
            }
            return work.on(there);
        });
    }

    @FunctionalInterface
    private interface Action<T> {
        T get() throws JSchException, SftpException, IOException;
    }

    // JSch meets a connection that ends with exceptions of every kind.
    private <T> T watched(Action<T> action) throws IOException {
        use.lock();
        boolean done = false;
        try (Deadlines.Deadline deadline = deadlines.watch(site.timeout(), this::cut)) {
            watched = deadline;
            try {
                T result = action.get();
                done = true;
                return result;
            } catch (LoginRejected | LeaseLost e) {
                throw e;
            } catch (JSchException | SftpException | IOException | RuntimeException e) {
                throw new IOException(message(e, deadline), e);
            }
        } finally {
            watched = null;
            if (!done) {
                // First the line: nothing that follows waits for the server then.
                cut();
                disconnect();
            }
            use.unlock();
        }
    }

    private String message(Exception e, Deadlines.Deadline deadline) {
        if (deadline.isExpired()) {
            return "no answer for " + site.timeout().toMillis() / 1000.0 + " s";
        }
        MonitoredSocketFactory there = line;
        if (there != null && there.isBroken()) {
            return "the connection ended (" + e.getMessage() + ")";
        }
        // With a cause it is JSch's own, and the number means nothing.
        if (e instanceof SftpException status && e.getCause() == null) {
            return "status " + status.id + ", " + e.getMessage();
        }
        return SafeErrorText.by(e);
    }

    private void connect() throws JSchException, IOException {
        MonitoredSocketFactory fresh =
                new MonitoredSocketFactory(site.timeout(), this::moved, () -> reached.accept(Milestone.CONNECTED));
        line = fresh;
        // After the line is known: whoever closes sees it, or is seen here.
        if (closed) {
            throw new IOException("the hub stops");
        }
        Session opened = login(fresh);
        session = opened;
        ChannelSftp there = (ChannelSftp) opened.openChannel("sftp");
        there.connect(patience());
        channel = there;
        reached.accept(Milestone.LOGGED_IN);
    }

    // More than the deadline, which knows better when to end it: JSch would take its own for a refused login.
    private int patience() {
        return 2 * (int) site.timeout().toMillis();
    }

    private Session login(MonitoredSocketFactory fresh) throws JSchException, LoginRejected {
        Session opened = session(fresh);
        try {
            opened.connect(patience());
            return opened;
        } catch (JSchException e) {
            if (isRefusal(e) && !fresh.isBroken()) {
                throw new LoginRejected("user " + site.user() + " is refused", e);
            }
            throw e;
        }
    }

    private static boolean isRefusal(JSchException e) {
        return e.getMessage() != null
                && (e.getMessage().startsWith("Auth ") || e.getMessage().contains("Too many authentication failures"));
    }

    private Session session(MonitoredSocketFactory fresh) throws JSchException {
        JSch jsch = new JSch();
        jsch.setKnownHosts(new ByteArrayInputStream((site.knownHostsLine() + "\n").getBytes(StandardCharsets.UTF_8)));
        if (site.key() != null) {
            jsch.addIdentity(site.user(), site.key().reveal().getBytes(StandardCharsets.UTF_8), null, null);
        }
        Session opened = jsch.getSession(site.user(), site.host(), site.port());
        opened.setHostKeyRepository(new PinnedKey(jsch.getHostKeyRepository(), () -> reached.accept(Milestone.KNOWN)));
        opened.setSocketFactory(fresh);
        opened.setDaemonThread(true);
        opened.setConfig("StrictHostKeyChecking", "yes");
        opened.setConfig("PreferredAuthentications", "publickey,password");
        List.of("kex", "CheckKexes", "CheckCiphers").forEach(list -> opened.setConfig(list, ofThePlatform(list)));
        // No UserInfo: JSch would ask it for the password again and again, in one connection.
        if (site.password() != null) {
            opened.setPassword(site.password().reveal());
        }
        // How long the server may be idle before JSch asks whether it is there. Its answer counts as a sign of life, so
        // later than the deadline of a request: a server may answer this and nothing else.
        opened.setTimeout(patience());
        return opened;
    }

    // Bouncy Castle is there for OpenPGP. JSch would load it at each start, and make keys with it in each connection
    // only
    // to see whether it can, for methods that it does without where Bouncy Castle is not.
    private static String ofThePlatform(String list) {
        return Stream.of(JSch.getConfig(list).split(","))
                .filter(method -> BOUNCY_CASTLES.stream().noneMatch(method::startsWith))
                .collect(Collectors.joining(","));
    }

    private void moved() {
        Deadlines.Deadline deadline = watched;
        if (deadline != null) {
            deadline.moved();
        }
    }

    private void disconnect() {
        if (session != null) {
            session.disconnect();
        }
        cut();
        channel = null;
        session = null;
    }

    private void cut() {
        MonitoredSocketFactory there = line;
        if (there != null) {
            there.close();
        }
    }

    /** Ends the session unless it is in use. */
    void disconnectWhenIdle() {
        if (isOpen() && use.tryLock()) {
            try {
                disconnect();
            } finally {
                use.unlock();
            }
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** For good; work in hand fails. */
    @Override
    public void close() {
        closed = true;
        if (use.tryLock()) {
            try {
                disconnect();
            } finally {
                use.unlock();
            }
        } else {
            cut();
        }
    }
}
