package org.flaghoist.broker;

import org.apache.activemq.artemis.api.core.management.ResourceNames;
import org.jspecify.annotations.Nullable;

/**
 * What a broker copies, or sends elsewhere.
 *
 * @param exclusive whether it keeps none where it was sent to
 * @param filter which messages; blank for all
 */
record DivertFacts(String address, String to, boolean exclusive, String filter, String transformer) {

    static DivertFacts of(Management management, String name) {
        String divert = ResourceNames.DIVERT + name;
        return new DivertFacts(
                text(management.attribute(divert, "Address")),
                text(management.attribute(divert, "ForwardingAddress")),
                Boolean.TRUE.equals(management.attribute(divert, "Exclusive")),
                text(management.attribute(divert, "Filter")),
                text(management.attribute(divert, "TransformerClassName")));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** The one that puts a copy of what looks urgent in its lane. */
    static DivertFacts due(String partner) {
        return new DivertFacts(
                QueueNames.in(partner),
                QueueNames.urgentIn(partner),
                false,
                UrgentCopy.FILTER,
                UrgentCopy.class.getName());
    }
}
