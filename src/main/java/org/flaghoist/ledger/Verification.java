package org.flaghoist.ledger;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What checking the chain found.
 *
 * @param kind OK, or what was done to the first event that is not as it was sealed
 * @param event the number of that event; null where OK, or where it is gone without a trace of its number
 * @param link its place in the chain; null where OK or not sealed yet
 * @param last the last good link: kept elsewhere (a log, another machine), it proves later that the chain was this
 * @param pending events that wait for the next seal
 */
public record Verification(
        Kind kind, @Nullable Long event, @Nullable Long link, Seal last, long pending) {

    /** What became of an event. */
    public enum Kind {
        OK,
        CHANGED,
        REMOVED,
        PUT_IN
    }

    public boolean ok() {
        return kind == Kind.OK;
    }

    /** One line for people: what was found, where, and the last good link. */
    public String inWords() {
        String good = "good up to link " + last.link() + ", " + last.hash();
        if (ok()) {
            return "the chain is whole: " + good + "; " + pending + " events wait for the next seal";
        }
        String number = event == null ? "an event" : "event " + event;
        String place = link == null ? "not sealed yet" : "link " + link;
        return "the chain is broken: " + number + " (" + place + ") was "
                + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "; " + good
                + "; restore the ledger from a backup and find out who wrote to the database";
    }
}
