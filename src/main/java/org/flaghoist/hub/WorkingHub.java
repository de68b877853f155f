package org.flaghoist.hub;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.flaghoist.broker.OutageLog;
import org.flaghoist.exchange.HubSettings;
import org.flaghoist.installation.Configuration;
import org.flaghoist.installation.Configurations;
import org.flaghoist.ledger.DecidedBy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** This hub among those of the ledger: it says by what it decides, and that it lives. */
final class WorkingHub implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkingHub.class);
    private static final int LONGEST_HOST = 40;
    private static final int OWN = 8;

    private final OutageLog outageLog = new OutageLog(LOG, "Saying that this hub lives");
    private final Configurations configurations;
    private final HubSettings settings;
    private final boolean shared;
    private final String name;
    private volatile DecidedBy by = DecidedBy.NOBODY;

    /** @param shared whether there may be other hubs */
    WorkingHub(Configurations configurations, HubSettings settings, boolean shared) {
        this.configurations = configurations;
        this.settings = settings;
        this.shared = shared;
        // There may be two on one host.
        this.name = host() + "/" + UUID.randomUUID().toString().substring(0, OWN);
    }

    /** To be called when it is certain that database and key belong together: it leaves an event. */
    void begin() throws IOException {
        Configuration configuration = ConfigurationFiles.read(settings.config(), settings.mappings());
        by = configurations.begin(name, configuration);
        LOG.info("This hub is {} and decides by configuration {}", name, by.name());
    }

    DecidedBy decidesBy() {
        return by;
    }

    @Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
    void live() {
        if (shared && by.number() != null) {
            outageLog.attempt(() -> configurations.seen(name, by));
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
