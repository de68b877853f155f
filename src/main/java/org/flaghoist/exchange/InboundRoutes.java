package org.flaghoist.exchange;

import org.flaghoist.broker.QueueNames;

/** The ids of the routes that take what partners send. */
public final class InboundRoutes {

    private static final String TRANSLATE = "translate-";

    private InboundRoutes() {}

    /** With a dot where it is the urgent lane's, which no partner's id has. */
    public static String routeOf(String queue) {
        return TRANSLATE + (QueueNames.isUrgent(queue) ? "urgent." : "") + QueueNames.partner(queue);
    }
}
