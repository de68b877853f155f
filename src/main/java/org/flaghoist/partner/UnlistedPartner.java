package org.flaghoist.partner;

import java.nio.file.Path;
import org.flaghoist.notification.SetupFaults;
import org.flaghoist.notification.YamlLines;

/** A partner that is configured, and that the release policy does not list. */
public final class UnlistedPartner {

    private static final String PARTNERS = "partners";

    private UnlistedPartner() {}

    /** @param policy the file {@code release-policy.yaml} */
    public static void report(Path policy, String partner, SetupFaults faults) {
        faults.add(
                policy,
                YamlLines.near(policy, PARTNERS),
                PARTNERS + "[" + partner + "]",
                "'%s' has no block here, so it sends and gets nothing; add '- partner: %s'".formatted(partner, partner)
                        + " with its terms under 'partners' (docs/add-a-partner.md, section 7), or remove "
                        + policy.resolveSibling(PARTNERS).resolve(partner + ".yaml"));
    }
}
