package org.flaghoist.sftp;

import java.util.List;
import java.util.Locale;
import org.flaghoist.broker.QueueNames;

/** Which way files go between the hub and a partner's server; each has a connection, and routes. */
public enum Direction {
    COLLECT,
    DELIVER;

    /** The id of the partner's route, as made from the template. */
    public String route(String partner) {
        return this + "-sftp-" + partner;
    }

    /** The ids of all the partner's routes of this direction. */
    public List<String> routes(String partner) {
        return this == COLLECT
                ? List.of(route(partner))
                : List.of(routeOf(QueueNames.out(partner)), routeOf(QueueNames.urgentOut(partner)));
    }

    /** The id of the route that takes from one of the ways to a partner. */
    public static String routeOf(String queue) {
        String partner = QueueNames.partner(queue);
        return QueueNames.isUrgent(queue) ? DELIVER + "-urgent-sftp-" + partner : DELIVER.route(partner);
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
