package org.flaghoist.ledger.chain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What checking the chain found.
 *
 * @param kind OK, or what was done to the first record that is not as it was sealed
 * @param record the number of that record; null where OK, or where it is gone without a trace of its number
 * @param link its place in the chain; null where OK, not sealed yet, or no record
 * @param what in words, where it is no record of which the number is known
 * @param last the last good link: kept elsewhere (a log, another machine), it proves later that the chain was this
 * @param pending records that wait for the next link
 */
public record ChainFinding(
        FindingKind kind,
        @Nullable Long record,
        @Nullable Long link,
        @Nullable String what,
        Seal last,
        long pending) {

    /** What became of a record. */
    public enum FindingKind {
        OK,
        CHANGED,
        REMOVED,
        PUT_IN,
        /** Nothing can be verified: none of the stamps is of this key. */
        OTHER_KEY
    }

    /** A record was changed, removed or put in. */
    static ChainFinding broken(FindingKind kind, @Nullable Long record, @Nullable Long link, Seal last) {
        return new ChainFinding(kind, record, link, null, last, 0);
    }

    public boolean ok() {
        return kind == FindingKind.OK;
    }

    /** One line for people: what was found, where, and the last good link. */
    public String inWords() {
        if (kind == FindingKind.OTHER_KEY) {
            return "the ledger cannot be verified: none of its stamps is of this ledger.key; give the key that belongs to it."
                    + " Where this is certain to be that key, somebody wrote over all stamps";
        }
        String good = "good up to link " + last.link() + ", " + last.hash();
        if (ok()) {
            return "the chain is whole, and the bodies are those of its records: " + good + "; " + pending
                    + " records wait for the next link";
        }
        return (isBody() ? "the chain is whole, but " : "the chain is broken: ") + found() + " was "
                + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "; " + good
                + "; restore the ledger from a backup and find out who wrote to the database";
    }

    private boolean isBody() {
        return what != null && link == null;
    }

    private String found() {
        if (what != null) {
            return link == null ? what : what + " (link " + link + ")";
        }
        return (record == null ? "a record" : "record " + record)
                + (link == null ? " (not sealed yet)" : " (link " + link + ")");
    }
}
