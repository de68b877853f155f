package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.component.file.remote.RemoteFileConfiguration;
import org.apache.camel.component.file.remote.SftpEndpoint;
import org.apache.camel.component.file.remote.SftpOperations;
import org.apache.camel.component.file.remote.SftpRemoteFile;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.cluster.LeaseLost;
import org.flaghoist.partner.Secret;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/**
 * Camel's SFTP client. Besides, it gives up a server that is silent, tries one login, and can be closed by any thread,
 * also while the server hangs. Its session is opened when it is needed and kept until it fails. Used by one thread at a
 * time.
 */
final class SftpLink extends SftpOperations implements AutoCloseable {

    /** What the names of methods begin with that JSch has from Bouncy Castle. */
    private static final List<String> BOUNCY_CASTLES = List.of("mlkem", "sntrup", "chacha20");

    /** Camel keeps it to itself, and asks for the attributes of one file by listing all of its folder. */
    private static final Field CHANNEL =
            Objects.requireNonNull(ReflectionUtils.findField(SftpOperations.class, "channel"));

    static {
        ReflectionUtils.makeAccessible(CHANNEL);
    }

    private volatile Sftp site;
    /** What the session that is there, or is being opened, logs in by. */
    private volatile Sftp opened;

    private final Deadlines deadlines;
    private final Consumer<Milestone> reached;
    private final ReentrantLock use = new ReentrantLock();
    private volatile boolean closed;
    private volatile @Nullable MonitoredSocketFactory line;
    /** What the server has instead of the key that it should have. */
    private volatile @Nullable String otherKey;

    private volatile Deadlines.@Nullable Deadline watched;
    /** Of what was listed last. */
    private volatile Set<RemoteFile> left = Set.of();

    SftpLink(Sftp site, Deadlines deadlines) {
        this(site, deadlines, milestone -> {});
    }

    /** @param reached is called with how far opening got */
    SftpLink(Sftp site, Deadlines deadlines, Consumer<Milestone> reached) {
        this.site = site;
        this.opened = site;
        this.deadlines = deadlines;
        this.reached = reached;
        SftpEndpoint endpoint = new SftpEndpoint("sftp:" + site.host(), null, SiteConfiguration.of(site));
        endpoint.setMaximumReconnectAttempts(0);
        setEndpoint(endpoint);
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

        T on(ChannelSftp sftp) throws Exception;
    }

    /**
     * Logs in.
     *
     * @throws LoginRejected when the server does not let the hub in
     */
    void open() throws IOException {
        watched(() -> {
            forceDisconnect();
            Sftp now = site;
            opened = now;
            try {
                super.connect(SiteConfiguration.of(now), null);
            } catch (GenericFileOperationFailedException e) {
                throw isRefusal(e) ? new LoginRejected("user " + now.user() + " is refused", e.getCause()) : e;
            }
            reached.accept(Milestone.LOGGED_IN);
            return this;
        });
    }

    /** Logs in by this from the next time on. */
    void become(Sftp read) {
        site = read;
    }

    /** False where it logged in by what does not count any more. */
    boolean isCurrent() {
        return opened == site;
    }

    /** Camel asks for it also in the midst of its work; whether a login may be tried is not the link's to say. */
    @Override
    public boolean connect(RemoteFileConfiguration configuration, @Nullable Exchange exchange) {
        throw new GenericFileOperationFailedException("", new IOException("the connection ended"));
    }

    private boolean isRefusal(GenericFileOperationFailedException e) {
        MonitoredSocketFactory there = line;
        return e.getCause() instanceof JSchException said
                && said.getMessage() != null
                && (said.getMessage().startsWith("Auth ")
                        || said.getMessage().contains("Too many authentication failures"))
                && there != null
                && !there.isBroken();
    }

    /**
     * Does the work, as long as something comes from the server within its timeout.
     *
     * @throws IOException when anything failed; the link is then no longer open
     */
    <T> T use(SftpWork<T> work) throws IOException {
        return watched(() -> {
            if (!isConnected()) {
                throw new IOException("the connection ended");
            }
            return work.on(channel());
        });
    }

    private ChannelSftp channel() {
        return (ChannelSftp) Objects.requireNonNull(ReflectionUtils.getField(CHANNEL, this));
    }

    @Override
    public SftpRemoteFile<?>[] listFiles(String folder) {
        RemoteNames names = new RemoteNames(site.filePattern());
        try {
            OldestFiles listed = FolderListing.list(channel(), folder, () -> new OldestFiles(names));
            left = listed.left();
            return listed.inOrder();
        } catch (SftpException e) {
            throw new GenericFileOperationFailedException(e.getMessage(), e);
        }
    }

    /** Of the files that were listed last, the oldest that nobody will ever take. */
    Set<RemoteFile> left() {
        return left;
    }

    /** What the names of files to take must match. */
    Pattern names() {
        return site.filePattern();
    }

    /** Within work on the server. */
    long size(String path) throws SftpException {
        return channel().lstat(path).getSize();
    }

    // JSch meets a connection that ends with exceptions of every kind.
    private <T> T watched(Callable<T> action) throws IOException {
        use.lock();
        boolean done = false;
        try (Deadlines.Deadline deadline = deadlines.watch(site.timeout(), this::cut)) {
            watched = deadline;
            try {
                T result = action.call();
                done = true;
                return result;
            } catch (LoginRejected | LeaseLost e) {
                throw e;
            } catch (Exception e) {
                // Camel would take its own exception out again, and lose what is said about it here.
                Throwable met = isCamels(e) && e.getCause() != null ? e.getCause() : e;
                throw new IOException(message(met, deadline), isCamels(met) ? null : met);
            }
        } finally {
            watched = null;
            if (!done) {
                // First the line: nothing that follows waits for the server then.
                cut();
                forceDisconnect();
            }
            use.unlock();
        }
    }

    private static boolean isCamels(Throwable e) {
        return e instanceof GenericFileOperationFailedException;
    }

    private String message(Throwable e, Deadlines.Deadline deadline) {
        if (deadline.isExpired()) {
            return "no answer for " + site.timeout().toMillis() / 1000.0 + " s";
        }
        String other = otherKey;
        if (other != null) {
            return "the server's key is " + other + ", not the one that is given (" + SafeErrorText.by(e) + ")";
        }
        if (line != null && isBroken()) {
            return "the connection ended (" + e.getMessage() + ")";
        }
        // With a cause it is JSch's own, and the number means nothing.
        if (e instanceof SftpException status && e.getCause() == null) {
            return "status " + status.id + ", " + e.getMessage();
        }
        return SafeErrorText.by(e);
    }

    @Override
    protected Session createSession(RemoteFileConfiguration configuration) throws JSchException {
        MonitoredSocketFactory fresh =
                new MonitoredSocketFactory(site.timeout(), this::moved, () -> reached.accept(Milestone.CONNECTED));
        line = fresh;
        // After the line is known: whoever closes sees it, or is seen here.
        if (closed) {
            throw new JSchException("the hub stops");
        }
        Session made = super.createSession(configuration);
        made.setSocketFactory(fresh);
        otherKey = null;
        made.setHostKeyRepository(new PinnedKey(
                made.getHostKeyRepository(), () -> reached.accept(Milestone.KNOWN), other -> otherKey = other));
        made.setDaemonThread(true);
        List.of("kex", "CheckKexes", "CheckCiphers").forEach(list -> made.setConfig(list, ofThePlatform(list)));
        // JSch would ask Camel's for the password again and again, in one connection.
        made.setUserInfo(null);
        Secret password = opened.password();
        if (password != null) {
            made.setPassword(password.reveal());
        }
        return made;
    }

    // Bouncy Castle is there for OpenPGP. JSch would load it at each start, and make keys with it in each connection
    // only to see whether it can, for methods that it does without where Bouncy Castle is not.
    private static String ofThePlatform(String list) {
        return Stream.of(JSch.getConfig(list).split(","))
                .filter(method -> BOUNCY_CASTLES.stream().noneMatch(method::startsWith))
                .collect(Collectors.joining(","));
    }

    /** What is there; null where nothing is. */
    static @Nullable SftpATTRS attributes(ChannelSftp sftp, String path) throws SftpException {
        try {
            return sftp.lstat(path);
        } catch (SftpException e) {
            if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return null;
            }
            throw e;
        }
    }

    private void moved() {
        Deadlines.Deadline deadline = watched;
        if (deadline != null) {
            deadline.moved();
        }
    }

    private void cut() {
        MonitoredSocketFactory there = line;
        if (there != null) {
            there.close();
        }
    }

    /** @return false where it is in use, and so is not ended */
    boolean disconnectWhenIdle() {
        if (!use.tryLock()) {
            return false;
        }
        try {
            forceDisconnect();
        } finally {
            use.unlock();
        }
        return true;
    }

    boolean isClosed() {
        return closed;
    }

    /** Whether the connection itself has ended, and not only a channel of it. */
    boolean isBroken() {
        MonitoredSocketFactory there = line;
        return there == null || there.isBroken();
    }

    /** For good; work in hand fails. */
    @Override
    public void close() {
        closed = true;
        if (!disconnectWhenIdle()) {
            cut();
        }
    }
}
