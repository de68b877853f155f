package org.flaghoist.exchange;

import java.time.Instant;

/** The last time that a partner was heard of in one way. */
public record Contact(String partner, Way way, Instant at) {

    /** How. */
    public enum Way {
        /** Something that it sent was translated. */
        RECEIVED,
        /** A file got its final name on its server; or it took a message from its queue. */
        DELIVERED,
        /** Its server did what it was asked. */
        CONNECTED
    }
}
