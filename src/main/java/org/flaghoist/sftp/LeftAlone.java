package org.flaghoist.sftp;

import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the files of a partner's outbox that are not the hub's to take, and says so whenever there are more of them:
 * one may be a notification under a wrong name. Their names are not said. They are somebody else's words, which may
 * name a person. For one thread at a time; the count is for all.
 */
final class LeftAlone {

    private static final Logger LOG = LoggerFactory.getLogger(LeftAlone.class);

    private final String partner;
    private Set<RemoteFile> before = Set.of();
    private volatile int count;

    LeftAlone(String partner) {
        this.partner = partner;
    }

    /**
     * @param now what a look has found of them; what is not as it was at the look before is still being written
     * @param names what the hub takes
     */
    void look(Set<RemoteFile> now, Pattern names) {
        int there = (int) now.stream().filter(before::contains).count();
        before = now;
        if (there > count) {
            LOG.warn(
                    "{}: files in the outbox that are not taken, as their names do not match sftp.filePattern {} or have"
                            + " characters that no name may have: {}; let the partner rename or remove them, or correct"
                            + " the pattern",
                    partner,
                    names,
                    there);
        }
        count = there;
    }

    int count() {
        return count;
    }
}
