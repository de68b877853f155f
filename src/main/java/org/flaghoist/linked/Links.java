package org.flaghoist.linked;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flaghoist.index.LinkKind;
import org.flaghoist.linked.LinkQueries.LinkValueRow;

/** What one notification has in common with those of other senders. Thread-safe. */
public final class Links {

    private final LinkQueries queries;

    public Links(DataSource database) {
        this.queries = new LinkQueries(database);
    }

    /**
     * Another sender's notification, and what it has in common.
     *
     * @param weak whether that says little alone
     */
    public record LinkedRow(LinkedNotification notification, Set<LinkKind> kinds, boolean weak) {}

    /**
     * All of them.
     *
     * @param entry the last revision, which they are of
     * @param common of which kinds it has something that stands in too many to say anything
     * @param isWaiting whether it, or others, are not in the index yet, so that links may be missing
     */
    public record LinksOfOne(long entry, List<LinkedRow> rows, Set<LinkKind> common, boolean isWaiting) {}

    public LinksOfOne of(long entry) {
        Optional<LinkedNotification> current = queries.current(entry);
        return current.map(this::of).orElseGet(() -> new LinksOfOne(entry, List.of(), Set.of(), false));
    }

    private LinksOfOne of(LinkedNotification current) {
        List<LinkValueRow> values = queries.values(List.of(current.entry()));
        Map<LinkedNotification, Set<LinkKind>> kinds = new LinkedHashMap<>();
        queries.have(rare(values)).stream()
                .filter(has -> !has.notification().sender().equals(current.sender()))
                .forEach(has -> kinds.computeIfAbsent(has.notification(), each -> EnumSet.noneOf(LinkKind.class))
                        .add(has.kind()));
        Set<LinkKind> common = values.stream()
                .filter(LinkValueRow::isCommon)
                .map(LinkValueRow::kind)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(LinkKind.class)));
        return new LinksOfOne(current.entry(), rows(kinds), common, queries.isWaiting(current.entry()));
    }

    private static List<LinkedRow> rows(Map<LinkedNotification, Set<LinkKind>> kinds) {
        return kinds.entrySet().stream()
                .map(each -> new LinkedRow(each.getKey(), each.getValue(), isWeak(each.getValue())))
                // The first of equals is the newest.
                .sorted(Comparator.comparing(LinkedRow::weak))
                .toList();
    }

    static boolean isWeak(Set<LinkKind> kinds) {
        return kinds.stream().allMatch(LinkKind::isWeak);
    }

    static List<Long> rare(List<LinkValueRow> values) {
        return values.stream()
                .filter(value -> !value.isCommon())
                .map(LinkValueRow::hash)
                .toList();
    }
}
