package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.partner.Sftp;
import org.flaghoist.people.OperationRejected;
import org.flaghoist.sftp.SftpLink.Milestone;
import org.jspecify.annotations.Nullable;

/**
 * Tries all that the hub needs of a partner's server, over a connection of its own, and moves nothing. A refused login
 * counts for the hub's other connections as theirs do, so that testing locks no account.
 */
public final class ServerCheck {

    /** Hidden, ends as unfinished files do and is never renamed: no partner takes it for a notification. */
    private static final String PROBE = ".connection-test.part";

    /** Something, as a disk that is full still takes empty files. */
    private static final byte[] CONTENT = "test of the connection\n".getBytes(StandardCharsets.US_ASCII);

    private final String partner;
    private volatile Sftp site;
    private final Deadlines deadlines;
    private final LoginBackoff loginBackoff;
    private final RemoteNames names;
    private final ReentrantLock running = new ReentrantLock();
    private volatile @Nullable SftpLink open;

    ServerCheck(String partner, Sftp site, Deadlines deadlines, LoginBackoff loginBackoff) {
        this.partner = partner;
        this.site = site;
        this.deadlines = deadlines;
        this.loginBackoff = loginBackoff;
        this.names = new RemoteNames(site.filePattern());
    }

    /** Logs in by this from the next test on. */
    void become(Sftp read) {
        site = read;
    }

    /** @throws OperationRejected while another test of this server runs */
    public ConnectionReport run() {
        if (!running.tryLock()) {
            throw new OperationRejected(
                    "the connection to " + partner + " is being tested just now; wait for that test's answer");
        }
        try {
            ReportWriter report = new ReportWriter();
            if (resolves(report)) {
                connect(report);
            }
            return report.report();
        } finally {
            running.unlock();
        }
    }

    private boolean resolves(ReportWriter report) {
        try {
            report.passed(
                    "resolve",
                    site.host() + " is " + InetAddress.getByName(site.host()).getHostAddress());
            return true;
        } catch (IOException e) {
            report.failed("resolve", site.host() + " is not known to the name service");
            return false;
        }
    }

    private void connect(ReportWriter report) {
        CheckedOpening opening = new CheckedOpening(report);
        try (SftpLink link = new SftpLink(site, deadlines, opening::reached)) {
            open = link;
            loginBackoff.open(link::open);
            list(link, report);
            opening.next = "write inbox";
            write(link, report);
        } catch (LoginRejected e) {
            report.failed("login", SafeErrorText.plain(String.valueOf(e.getMessage())));
        } catch (IOException e) {
            report.failed(opening.next, SafeErrorText.plain(String.valueOf(e.getMessage())));
        } finally {
            open = null;
        }
    }

    /** How far opening came. */
    private final class CheckedOpening {

        private final ReportWriter report;
        private String next = "connect";

        CheckedOpening(ReportWriter report) {
            this.report = report;
        }

        void reached(Milestone milestone) {
            switch (milestone) {
                case CONNECTED -> passed("connect", "port " + site.port() + " answers", "host key");
                case KNOWN -> passed("host key", "is the one that is pinned", "login");
                case LOGGED_IN -> passed("login", "user " + site.user() + " is let in", "list outbox");
            }
        }

        private void passed(String step, String text, String then) {
            report.passed(step, text);
            next = then;
        }
    }

    private void list(SftpLink link, ReportWriter report) throws IOException {
        int[] files = new int[2];
        Optional<String> fault = link.use(sftp -> fault(() -> FolderListing.list(sftp, site.outbox(), () -> {
            files[0] = 0;
            files[1] = 0;
            return entry -> {
                files[0] += entry.getAttrs().isReg() ? 1 : 0;
                files[1] += entry.getAttrs().isReg() && names.accepts(entry.getFilename()) ? 1 : 0;
                return LsEntrySelector.CONTINUE;
            };
        })));
        note("list outbox", site.outbox(), files[0] + " files, of which the hub takes " + files[1], fault, report);
    }

    private void write(SftpLink link, ReportWriter report) throws IOException {
        String probe = site.inbox() + "/" + PROBE;
        Optional<String> fault = link.use(sftp -> fault(() -> {
            sftp.put(new ByteArrayInputStream(CONTENT), probe, ChannelSftp.OVERWRITE);
            sftp.rm(probe);
        }));
        note("write inbox", site.inbox(), "a hidden file was written and removed", fault, report);
    }

    @FunctionalInterface
    private interface SftpRequest {
        void send() throws SftpException;
    }

    /** What the server answers where it refuses. Anything else that goes wrong ends the connection. */
    private static Optional<String> fault(SftpRequest request) throws SftpException {
        try {
            request.send();
            return Optional.empty();
        } catch (SftpException e) {
            if (e.getCause() != null) {
                throw e;
            }
            return Optional.of("status " + e.id + ", " + e.getMessage());
        }
    }

    private static void note(String step, String folder, String found, Optional<String> fault, ReportWriter report) {
        fault.ifPresentOrElse(
                refusal -> report.failed(step, SafeErrorText.plain(folder + ": " + refusal)),
                () -> report.passed(step, folder + ": " + found));
    }

    /** Ends a test that runs. */
    void close() {
        SftpLink link = open;
        if (link != null) {
            link.close();
        }
    }
}
