package org.flaghoist.installation;

import java.time.Instant;

/**
 * A hub that lives.
 *
 * @param hub its name: of its host, and what distinguishes it from others there
 * @param since when it began to work by this configuration, by the database's clock; likewise {@code now}
 */
public record HubAtWork(String hub, Configuration configuration, Instant since, Instant now) {}
