package org.flaghoist.route;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;

/**
 * A session with a partner's server, opened when it is needed and kept until it fails. Used by one thread at a time;
 * closed by any, also while the server hangs.
 */
final class SftpLink implements AutoCloseable {

    private final Sftp site;
    private final Deadlines deadlines;
    private final ReentrantLock use = new ReentrantLock();
    private volatile boolean closed;
    private volatile @Nullable Line line;
    private @Nullable Session session;
    private @Nullable ChannelSftp channel;

    SftpLink(Sftp site, Deadlines deadlines) {
        this.site = site;
        this.deadlines = deadlines;
    }

    /** What is done on the server. */
    @FunctionalInterface
    interface Work<T> {

        /** @param watch to be told of each step: work without one for the site's timeout is ended */
        T on(ChannelSftp sftp, Deadlines.Watch watch) throws SftpException, IOException;
    }

    /**
     * Does the work, logged in.
     *
     * @throws RefusedLogin when the server does not let the hub in
     * @throws IOException when anything else failed; the next use begins with a new session
     */
    <T> T use(Work<T> work) throws IOException {
        use.lock();
        try (Deadlines.Watch watch = deadlines.watch(site.timeout(), this::cut)) {
            return on(work, watch);
        } finally {
            use.unlock();
        }
    }

    // JSch meets a connection that ends with exceptions of every kind.
    private <T> T on(Work<T> work, Deadlines.Watch watch) throws IOException {
        boolean done = false;
        try {
            T result = work.on(connected(watch), watch);
            done = true;
            return result;
        } catch (JSchException | SftpException | RuntimeException e) {
            throw new IOException(told(e, watch), e);
        } finally {
            if (!done) {
                // First the line: nothing that follows waits for the server then.
                cut();
                disconnect();
            }
        }
    }

    private String told(Exception e, Deadlines.Watch watch) {
        if (watch.isExpired()) {
            return "no answer for " + site.timeout().toMillis() / 1000.0 + " s";
        }
        if (e instanceof SftpException status) {
            return "status " + status.id + ", " + e.getMessage();
        }
        return e instanceof JSchException ? String.valueOf(e.getMessage()) : e.toString();
    }

    private ChannelSftp connected(Deadlines.Watch watch) throws JSchException, IOException {
        if (channel != null && channel.isConnected()) {
            return channel;
        }
        disconnect();
        Line fresh = new Line(site.timeout());
        line = fresh;
        // After the line is known: whoever closes sees it, or is seen here.
        if (closed) {
            throw new IOException("the hub stops");
        }
        session = login(fresh);
        watch.moved();
        channel = (ChannelSftp) session.openChannel("sftp");
        channel.connect((int) site.timeout().toMillis());
        watch.moved();
        return channel;
    }

    private Session login(Line fresh) throws JSchException, RefusedLogin {
        Session opened = session(fresh);
        try {
            opened.connect((int) site.timeout().toMillis());
            return opened;
        } catch (JSchException e) {
            if (isRefusal(e) && !fresh.isBroken()) {
                throw new RefusedLogin("user " + site.user() + " is refused", e);
            }
            throw e;
        }
    }

    private static boolean isRefusal(JSchException e) {
        return e.getMessage() != null
                && (e.getMessage().startsWith("Auth ") || e.getMessage().contains("Too many authentication failures"));
    }

    private Session session(Line fresh) throws JSchException {
        JSch jsch = new JSch();
        jsch.setKnownHosts(new ByteArrayInputStream((site.knownHostsLine() + "\n").getBytes(StandardCharsets.UTF_8)));
        if (site.key() != null) {
            jsch.addIdentity(site.user(), site.key().reveal().getBytes(StandardCharsets.UTF_8), null, null);
        }
        Session opened = jsch.getSession(site.user(), site.host(), site.port());
        opened.setSocketFactory(fresh);
        opened.setDaemonThread(true);
        opened.setConfig("StrictHostKeyChecking", "yes");
        opened.setConfig("PreferredAuthentications", "publickey,password");
        // No UserInfo: JSch would ask it for the password again and again, in one connection.
        if (site.password() != null) {
            opened.setPassword(site.password().reveal());
        }
        // Also how long it may be idle before JSch asks whether the server is there.
        opened.setTimeout((int) site.timeout().toMillis());
        return opened;
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
        Line there = line;
        if (there != null) {
            there.close();
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
