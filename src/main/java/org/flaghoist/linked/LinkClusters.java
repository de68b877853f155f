package org.flaghoist.linked;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What hangs together by what notifications of several senders have in common. Thread-safe. */
public final class LinkClusters {

    private static final int PAGE = 20;
    private static final int AT_ONCE = 50;

    /** So that a page takes no longer, whatever has lost its links since. */
    private static final int LOOKED_AT = 500;

    private final LinkQueries queries;

    public LinkClusters(DataSource database) {
        this.queries = new LinkQueries(database);
    }

    /**
     * Some of them, the newest first.
     *
     * @param next from which message on to go on, null where there are no more
     */
    public record ClusterPage(
            List<LinkCluster> clusters, @Nullable Long next) {}

    /**
     * @param before only those whose newest message came before this one
     * @param withWeak also what has nothing in common but what says little alone
     */
    public ClusterPage before(long before, boolean withWeak) {
        List<LinkCluster> clusters = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long at = before;
        int looked = 0;
        List<Long> some = queries.met(at, AT_ONCE);
        while (!some.isEmpty()) {
            for (Long entry : some) {
                at = entry;
                if (seen.add(entry)) {
                    looked++;
                    cluster(entry, before, withWeak, seen).ifPresent(clusters::add);
                }
                if (clusters.size() == PAGE || looked == LOOKED_AT) {
                    return new ClusterPage(clusters, at);
                }
            }
            some = queries.met(at, AT_ONCE);
        }
        return new ClusterPage(clusters, null);
    }

    /** Empty where it has lost its links, or was listed before. */
    private Optional<LinkCluster> cluster(long entry, long before, boolean withWeak, Set<Long> seen) {
        Optional<LinkCluster> cluster = queries.current(entry)
                .filter(current -> current.entry() == entry)
                .map(current -> new ClusterSearch(queries, withWeak).of(current))
                .filter(all -> !all.links().isEmpty());
        cluster.ifPresent(all -> all.notifications().forEach(each -> seen.add(each.entry())));
        return cluster.filter(all -> all.newest() < before);
    }
}
