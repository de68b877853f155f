package org.flaghoist.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.flaghoist.index.SearchField;
import org.flaghoist.index.SearchIndex;
import org.flaghoist.index.SearchKeys;
import org.flaghoist.ledger.Event;
import org.flaghoist.ledger.EventKind;
import org.flaghoist.ledger.Ledger;
import org.flaghoist.operator.Operator;
import org.flaghoist.release.RuleWords;
import org.flaghoist.search.AuditLog;
import org.flaghoist.search.NotificationFilter;
import org.flaghoist.search.NotificationRow;
import org.flaghoist.search.NotificationSearch;
import org.flaghoist.search.NotificationSearch.NotificationPage;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Finds notifications by what they say. Each search is recorded before it is answered. */
final class ContentSearch {

    private static final int MOST_SEARCHES = 50;

    private final NotificationSearch search;
    private final AuditLog auditLog;
    private final SearchIndex index;
    private final SearchKeys keys;
    private final Ledger ledger;
    private final Operator operator;
    private final RuleWords rules;

    ContentSearch(
            NotificationSearch search,
            AuditLog auditLog,
            SearchIndex index,
            SearchKeys keys,
            Ledger ledger,
            Operator operator,
            RuleWords rules) {
        this.search = search;
        this.auditLog = auditLog;
        this.index = index;
        this.keys = keys;
        this.ledger = ledger;
        this.operator = operator;
        this.rules = rules;
    }

    /** A page as any search gives it, and how far the index has come. */
    record FoundPage(
            List<NotificationRow> rows,
            @Nullable Long next,
            @Nullable Instant searchedTo,
            int waiting,
            @Nullable Instant indexedTo,
            @Nullable Instant indexedFrom) {}

    FoundPage find(KnownQuery known, NotificationFilter filter) {
        Map<SearchField, Set<Long>> asked = known.keys(keys);
        // Before the search: what comes into the index meanwhile may be found, and is not said to be.
        SearchIndex.IndexState state = index.state();
        NotificationPage page = page(asked, filter);
        ledger.note(event(asked, filter).with("found", page.rows().size()));
        return new FoundPage(
                page.rows(), page.next(), page.searchedTo(), state.waiting(), state.indexedTo(), state.indexedFrom());
    }

    // That somebody tried is recorded, too.
    private NotificationPage page(Map<SearchField, Set<Long>> asked, NotificationFilter filter) {
        try {
            return search.find(
                    filter,
                    asked.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new)));
        } catch (DataAccessException e) {
            ledger.note(event(asked, filter).with("failed", true));
            throw e;
        }
    }

    /** What was looked for as the index has it: events have no personal data, and outlive the contents. */
    private Event event(Map<SearchField, Set<Long>> asked, NotificationFilter filter) {
        Event event = Event.of(EventKind.SEARCHED, operator.name());
        asked.forEach((field, its) ->
                event.with(field.text(), its.stream().map(SearchKeys::text).collect(Collectors.joining(" "))));
        return event.with("since", filter.since()).with("until", filter.until()).with("before", filter.before());
    }

    /** Who looked for all of that, the newest first. */
    List<EventView> searches(KnownQuery known) {
        List<String> asked = known.keys(keys).values().stream()
                .flatMap(Set::stream)
                .map(SearchKeys::text)
                .toList();
        return auditLog.searches(asked, MOST_SEARCHES).stream()
                .map(event -> EventView.of(event, rules))
                .toList();
    }
}
