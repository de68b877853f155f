package org.flaghoist.linked;

import java.util.List;
import java.util.Set;
import org.flaghoist.index.LinkKind;

/**
 * Notifications that hang together.
 *
 * @param notifications the newest first
 * @param links between two of them each
 * @param isMore whether there are more of them than are shown
 */
public record LinkCluster(List<LinkedNotification> notifications, List<ClusterLink> links, boolean isMore) {

    /** What two notifications have in common; {@code weak} where that says little alone. */
    public record ClusterLink(long from, long to, Set<LinkKind> kinds, boolean weak) {}

    /** The one by which it is listed. */
    long newest() {
        return notifications.get(0).entry();
    }
}
