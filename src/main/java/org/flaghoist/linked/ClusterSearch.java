package org.flaghoist.linked;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.flaghoist.index.LinkKind;
import org.flaghoist.linked.LinkCluster.ClusterLink;
import org.flaghoist.linked.LinkQueries.HasValue;
import org.flaghoist.linked.LinkQueries.LinkValueRow;

/** Finds what hangs together with one notification, over as many others as it takes. */
final class ClusterSearch {

    /** More of them are no picture any more. */
    static final int MOST = 40;

    private final LinkQueries queries;
    private final boolean withWeak;
    private final Map<Long, LinkedNotification> found = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Long, List<HasValue>> byValue = new HashMap<>();
    private boolean isMore;

    ClusterSearch(LinkQueries queries, boolean withWeak) {
        this.queries = queries;
        this.withWeak = withWeak;
    }

    LinkCluster of(LinkedNotification first) {
        found.put(first.entry(), first);
        Set<Long> next = Set.of(first.entry());
        while (!next.isEmpty()) {
            next = around(next);
        }
        return new LinkCluster(List.copyOf(found.values()), links(), isMore);
    }

    private Set<Long> around(Set<Long> entries) {
        List<Long> fresh = Links.rare(
                        queries.values(entries).stream().filter(this::counts).toList())
                .stream()
                .filter(hash -> !byValue.containsKey(hash))
                .toList();
        fresh.forEach(hash -> byValue.put(hash, new ArrayList<>()));
        queries.have(fresh)
                .forEach(has -> byValue.computeIfAbsent(has.hash(), each -> new ArrayList<>())
                        .add(has));
        Set<Long> next = new HashSet<>();
        for (Long hash : fresh) {
            List<HasValue> all = byValue.getOrDefault(hash, List.of());
            if (all.stream().map(has -> has.notification().sender()).distinct().count() > 1) {
                all.forEach(has -> reach(has.notification(), next));
            }
        }
        return next;
    }

    private boolean counts(LinkValueRow value) {
        return withWeak || !value.kind().isWeak();
    }

    private void reach(LinkedNotification notification, Set<Long> next) {
        if (found.containsKey(notification.entry())) {
            return;
        }
        if (found.size() == MOST) {
            isMore = true;
            return;
        }
        found.put(notification.entry(), notification);
        next.add(notification.entry());
    }

    private record Pair(long from, long to) {}

    private List<ClusterLink> links() {
        Map<Pair, Set<LinkKind>> kinds = new LinkedHashMap<>();
        for (List<HasValue> all : byValue.values()) {
            for (HasValue one : all) {
                all.stream()
                        .filter(other -> isPair(one.notification(), other.notification()))
                        .forEach(other -> kinds.computeIfAbsent(
                                        new Pair(
                                                one.notification().entry(),
                                                other.notification().entry()),
                                        pair -> EnumSet.noneOf(LinkKind.class))
                                .add(one.kind()));
            }
        }
        return kinds.entrySet().stream()
                .map(each -> new ClusterLink(
                        each.getKey().from(), each.getKey().to(), each.getValue(), Links.isWeak(each.getValue())))
                .sorted(Comparator.comparingLong(ClusterLink::from)
                        .thenComparingLong(ClusterLink::to)
                        .reversed())
                .collect(Collectors.toList());
    }

    private boolean isPair(LinkedNotification one, LinkedNotification other) {
        return one.entry() > other.entry()
                && !one.sender().equals(other.sender())
                && found.containsKey(one.entry())
                && found.containsKey(other.entry());
    }
}
