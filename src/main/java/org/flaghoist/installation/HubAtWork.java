package org.flaghoist.installation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A hub that lives.
 *
 * @param hub its name: of its host, and what distinguishes it from others there
 * @param credentials stands for those that it has; nobody without the ledger's key can guess from it what they are
 * @param since when it began to work by this configuration, by the database's clock; likewise {@code now}
 */
public record HubAtWork(String hub, Configuration configuration, String credentials, Instant since, Instant now) {

    /** What this one does not have as another has it, in words. */
    public List<String> differences(HubAtWork other) {
        List<String> differences = new ArrayList<>(configuration.differences(other.configuration));
        if (!credentials.equals(other.credentials)) {
            differences.add("credentials");
        }
        return differences;
    }
}
