package org.flaghoist.installation;

import java.util.ArrayList;
import java.util.List;
import org.flaghoist.ledger.body.Digests;

/**
 * What a hub decides by.
 *
 * @param policy digest of the release policy
 * @param mappings digest of all mappings, code tables and the schema
 * @param partners digest of the partners' files, which have no secrets
 * @param version of the product
 */
public record Configuration(String policy, String mappings, String partners, String version) {

    private static final int NAME = 12;

    /** Stands for all of it, in few letters. */
    public String name() {
        return Digests.plain(policy + " " + mappings + " " + partners + " " + version)
                .substring(0, NAME);
    }

    /** What is not as it is there, in words. */
    public List<String> differences(Configuration other) {
        List<String> differences = new ArrayList<>();
        if (!policy.equals(other.policy)) {
            differences.add("release policy");
        }
        if (!mappings.equals(other.mappings)) {
            differences.add("mappings");
        }
        if (!partners.equals(other.partners)) {
            differences.add("partners' files");
        }
        if (!version.equals(other.version)) {
            differences.add("version");
        }
        return differences;
    }
}
