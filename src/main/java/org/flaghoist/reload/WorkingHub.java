package org.flaghoist.reload;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.installation.Configuration;
import org.flaghoist.installation.Configurations;
import org.flaghoist.ledger.DecidedBy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** This hub among those of the ledger: it says by what it decides, and that it lives. */
public final class WorkingHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkingHub.class);
    private static final int LONGEST_HOST = 40;
    private static final int OWN = 8;

    /** Three times what a hub that lives takes to say so. */
    private static final Duration LIVES = Duration.ofSeconds(30);

    /** Longer than it takes until others see that a reload has ended. */
    private static final Duration UNSEEN = Duration.ofSeconds(10);

    private final OutageLog outageLog = new OutageLog(LOG, "Saying that this hub lives");
    private final Configurations configurations;
    private final ReloadRows reloads;
    private final CurrentSetup current;
    private final boolean shared;
    private final String name;
    private volatile DecidedBy by = DecidedBy.NOBODY;
    private volatile long through;

    /** @param shared whether there may be other hubs */
    public WorkingHub(Configurations configurations, ReloadRows reloads, CurrentSetup current, boolean shared) {
        this.configurations = configurations;
        this.reloads = reloads;
        this.current = current;
        this.shared = shared;
        // There may be two on one host.
        this.name = host() + "/" + UUID.randomUUID().toString().substring(0, OWN);
    }

    /** To be called when it is certain that database and key belong together: it leaves an event. */
    public void begin() {
        by = known(current.files().configuration());
        enter();
        // From here on no reload is agreed on without this hub. Of one that was while it started it may have read the
        // files as they were before, or in part.
        through = reloads.lastEnded(current.age().plus(UNSEEN));
        LOG.info("This hub is {} and decides by configuration {}", name, by.name());
    }

    DecidedBy known(Configuration configuration) {
        return configurations.known(configuration);
    }

    void decideBy(DecidedBy next) {
        by = next;
    }

    /** Others see that it works by what it works by now. */
    void enter() {
        configurations.begin(name, by, current.files().credentials());
    }

    public DecidedBy decidesBy() {
        return by;
    }

    public String name() {
        return name;
    }

    /** Whether all hubs at work work by the same files, those of an agreed reload or of a later one. */
    public boolean allWorkBy(long reload) {
        return through >= reload
                && (!shared
                        || configurations.atWork(LIVES).stream()
                                        .map(each -> each.configuration().name())
                                        .distinct()
                                        .count()
                                == 1);
    }

    /** The last reload that this hub has nothing more to do about. */
    long through() {
        return through;
    }

    void setThrough(long reload) {
        through = reload;
    }

    /**
     * To be called before something is done again that this hub, or another, has recorded: by the files of before it
     * could come to something else than it has come to since, at another hub.
     *
     * @throws IllegalStateException where the others have gone over to other files and this one has not yet
     */
    public void refuseIfBehind() {
        if (shared && isBehind()) {
            throw new IllegalStateException(
                    "other hubs work by changed files already; it is done when this one does, too");
        }
    }

    /** Whether it has yet to go over to files that all hubs have agreed on. */
    public boolean isBehind() {
        return reloads.lastAgreed() > through;
    }

    /** The names of all hubs at work, this one included. */
    public Set<String> atWork() {
        Set<String> names = new TreeSet<>(Set.of(name));
        if (shared) {
            configurations.atWork(LIVES).forEach(each -> names.add(each.hub()));
        }
        return names;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void live() {
        if (shared && by.number() != null) {
            outageLog.attempt(
                    () -> configurations.seen(name, by, current.files().credentials()));
        }
    }

    /** Others need not wait until it is known to be gone. */
    @Override
    public void close() {
        if (shared && by.number() != null) {
            configurations.leave(name);
        }
    }

    private static String host() {
        try {
            String host = InetAddress.getLocalHost().getHostName();
            return host.length() > LONGEST_HOST ? host.substring(0, LONGEST_HOST) : host;
        } catch (UnknownHostException e) {
            return "a host without a name";
        }
    }
}
