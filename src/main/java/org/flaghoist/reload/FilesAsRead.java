package org.flaghoist.reload;

import java.util.Collection;
import java.util.SortedMap;
import org.flaghoist.exchange.Setup;
import org.flaghoist.installation.Configuration;
import org.flaghoist.partner.Partner;

/**
 * What the files said when they were read.
 *
 * @param credentials stands for what the partners' files name and do not have in them; nobody without the ledger's key
 *     can guess from it what that is
 * @param files digests of what a reload takes over, by the files' names
 * @param others the same of what only a start reads
 * @param laidOver what was read, and over what; closed by now
 */
record FilesAsRead(
        Setup setup,
        Configuration configuration,
        String credentials,
        SortedMap<String, String> files,
        SortedMap<String, String> others,
        LaidOver laidOver) {

    /** Stands for all that hubs have to have alike. */
    String name() {
        return configuration.name() + "." + credentials;
    }

    Collection<Partner> partners() {
        return setup.partners().all();
    }
}
