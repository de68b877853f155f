package org.flaghoist.sftp;

import java.util.Locale;

/** Which way files go between the hub and a partner's server; each has a connection and a route of its own. */
public enum Direction {
    COLLECT,
    DELIVER;

    /** The id of the partner's route, as made from the template. */
    public String route(String partner) {
        return this + "-sftp-" + partner;
    }

    /** Whose route it is, as {@link #route} names it. */
    public String partner(String route) {
        return route.substring(route("").length());
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
