package org.flaghoist.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.time.Duration;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection's {@link RequestPipeline}, opened when it is needed, and done without where the server allows no second
 * channel. For one thread at a time.
 */
final class SecondChannel {

    private static final Logger LOG = LoggerFactory.getLogger(SecondChannel.class);

    /** A server with which the connection ends when it is asked for a second channel is not asked again so soon. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private final Sftp site;
    private final SftpConnection connection;
    private final String otherwise;
    private @Nullable RequestPipeline pipeline;
    private @Nullable Session refusing;
    /** When a channel may be asked for again, in nanoseconds as the system counts. */
    private long again = System.nanoTime();

    /** @param otherwise what is done without it, for the log */
    SecondChannel(Sftp site, SftpConnection connection, String otherwise) {
        this.site = site;
        this.connection = connection;
        this.otherwise = otherwise;
    }

    @FunctionalInterface
    interface PipelineWork {

        void on(RequestPipeline requests) throws IOException;
    }

    /** Whether it is worth a try, as far as is known. */
    boolean isAllowed() {
        return (refusing == null || !refusing.isConnected()) && System.nanoTime() - again >= 0;
    }

    /**
     * Does the work where there is a second channel; it may have been begun where that ends.
     *
     * @param what is done, for the log
     * @throws Unreachable when the connection ends
     */
    void use(String what, PipelineWork work) throws IOException {
        connection.use(what, sftp -> {
            if (sftp.getSession() != refusing && System.nanoTime() - again >= 0) {
                try {
                    work.on(opened(sftp));
                } catch (JSchException | SftpException | IOException e) {
                    if (connection.link().isBroken()) {
                        throw e;
                    }
                    refused(sftp.getSession(), e);
                }
            }
            return work;
        });
    }

    private RequestPipeline opened(ChannelSftp beside) throws JSchException, SftpException, IOException {
        RequestPipeline open = pipeline;
        if (open == null || !open.isOpen()) {
            // Before: a server that does not answer, or hangs up, ends the connection with it.
            again = System.nanoTime() + PAUSE.toNanos();
            open = RequestPipeline.open(beside, 2 * (int) site.timeout().toMillis());
            again = System.nanoTime();
            pipeline = open;
        }
        return open;
    }

    // Not tried again in this session: a server that allows few channels allows no more later.
    private void refused(Session session, Exception why) {
        again = System.nanoTime();
        refusing = session;
        close();
        LOG.info(
                "{}:{}: {}, as a second channel does not work: {}",
                site.host(),
                site.port(),
                otherwise,
                SafeErrorText.by(why));
    }

    /** Ends the channel, where there is one. */
    void close() {
        RequestPipeline open = pipeline;
        pipeline = null;
        if (open != null) {
            open.close();
        }
    }
}
