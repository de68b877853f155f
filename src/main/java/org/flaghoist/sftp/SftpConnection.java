package org.flaghoist.sftp;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.flaghoist.broker.SafeErrorText;
import org.flaghoist.partner.Partner;
import org.flaghoist.partner.Sftp;
import org.jspecify.annotations.Nullable;

/**
 * A partner's server in one direction: the link to it, and whether it works. It shares nothing with other partners. Its
 * link and breaker are used through it alone, so that the breaker knows of all that is done on the link.
 */
public final class SftpConnection {

    private final Sftp site;
    private final SftpLink link;
    private final Breaker breaker;
    private final LoginBackoff loginBackoff;
    private final Clock clock;
    /** Those who wait get their turns in the order in which they came: none that comes often keeps another out. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private final AtomicLong found = new AtomicLong();
    private final LeftAlone leftAlone;
    private volatile @Nullable Instant answered;

    /** @param loginBackoff shared with the partner's other direction */
    SftpConnection(
            Partner partner, Sftp site, Direction direction, SftpLink link, LoginBackoff loginBackoff, Clock clock) {
        this.site = site;
        this.link = link;
        this.loginBackoff = loginBackoff;
        this.clock = clock;
        this.leftAlone = new LeftAlone(partner.id());
        this.breaker = new Breaker(partner.id() + " " + direction, partner.retry(), clock);
    }

    /**
     * Does one thing on the server, when it is this thread's turn. That it went well is no success yet: a server can
     * list its files and not give them.
     *
     * @param what is done, for the log
     * @throws Unreachable when the server is at fault
     */
    <T> T use(String what, SftpLink.SftpWork<T> work) throws IOException {
        turn.lock();
        try {
            if (!link.isConnected() || !link.isCurrent()) {
                loginBackoff.open(link::open);
            }
            T result = link.use(work);
            answered = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            return result;
        } catch (LoginRejected e) {
            if (!link.isCurrent()) {
                // What counts now has not been tried.
                loginBackoff.forget();
                throw breaker.failed(reason(what, e), e);
            }
            throw breaker.refused(reason(what, e), e, loginBackoff.left());
        } catch (IOException e) {
            if (link.isClosed()) {
                throw e;
            }
            throw breaker.failed(reason(what, e), e);
        } finally {
            endOld();
            turn.unlock();
        }
    }

    /** What it logged in by was changed while it was in use, and nobody knows when it is used next. */
    private void endOld() {
        if (!link.isCurrent()) {
            link.disconnectWhenIdle();
        }
    }

    /** To be called when a message or file is through. */
    void succeeded() {
        breaker.succeeded();
    }

    /** To be called when a file was found delivered. */
    void found() {
        found.incrementAndGet();
    }

    /** To be called when the outbox was listed. */
    void listed() {
        leftAlone.look(link.left(), link.names());
    }

    /** Files of the outbox that nobody will ever take. */
    public int countOfLeftAlone() {
        return leftAlone.count();
    }

    /** When the server last did what it was asked; null where it has not yet. */
    @Nullable
    public Instant lastAnswered() {
        return answered;
    }

    long countOfFound() {
        return found.get();
    }

    public Breaker.View view() {
        return breaker.view();
    }

    /** Logs in by this from now on; a session that was opened by another login ends with the work in hand. */
    void become(Sftp read) {
        link.become(read);
        link.disconnectWhenIdle();
    }

    void forgetRefusal() {
        loginBackoff.forget();
    }

    /** Ends the connection where it is idle; it is made anew when it is needed. */
    public void disconnectWhenIdle() {
        link.disconnectWhenIdle();
    }

    /** Camel's client, to be used within {@link #use} alone. */
    SftpLink link() {
        return link;
    }

    void close() {
        link.close();
    }

    private String reason(String what, IOException e) {
        return SafeErrorText.plain("%s:%d: %s: %s".formatted(site.host(), site.port(), what, e.getMessage()));
    }
}
